/**
 * The structure of whatever somebody named: a template, an own model, an object schema that
 * exists, or what was deployed.
 */
import { AppError } from '../errors';
import { identityKey, type SchemaIdentities } from '../planner/identities';
import { defaultOptions, type DeployOptions } from '../planner/options';
import { modelsFor, modelsOfDeployment } from '../storage/models';
import { ownModel } from '../storage/own-models';
import type { Structure } from '../structure/structure';
import { readStructure, type Otherwise } from '../survey/read-structure';
import { isTemplateKey } from '../templates/catalogue';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import { contentHash } from '../templates/canonical';
import { loadClosure } from '../templates/load-closure';
import type { Deployment } from '../storage/deployment-record';
import type { Named } from './find-schema';
import { foreign, holderOf } from './names-shown';
import { templateStructure, type Taken } from './template-structure';
import type { Tools } from './tools';
import { foldName } from '../text/fold-name';

export interface StructureNamed {
  structure: Structure;
  /** In words: `ITAM 2.0.0`, `"Human Resources" (HR)`. */
  holder: string;
  /** How its names are shown: as they are in a template of ours, quoted where other people wrote them. */
  shown(name: string, max?: number): string;
}

/**
 * @param otherwise what of one that exists will do where it is too large to be read in time
 * @throws AppError where the site cannot be read, or the app no longer holds what was deployed
 */
export async function structureNamed(
  named: Named,
  tools: Tools,
  taken: Taken = {},
  otherwise?: Otherwise,
): Promise<StructureNamed> {
  switch (named.kind) {
    case 'existing': {
      const { summary, schemas, known } = named;
      const structure = await readStructure(tools.assets, summary, schemas, known, otherwise);
      return { structure, holder: holderOf(structure), shown: foreign };
    }
    case 'template': {
      const { key } = named;
      const version = TEMPLATE_INDEX.find((entry) => entry.key === key)?.version ?? '';
      const structure = await templateStructure(key, taken);
      return { structure, holder: `${key} ${version}`, shown: (name) => name };
    }
    case 'own': {
      const source = modelsFor(tools.kv, tools.accountId, tools.now());
      const structure = await templateStructure(named.key, taken, source);
      const stored = await ownModel(tools.kv, named.key);
      const what = stored === null ? 'a draft of yours' : 'a model of your own';
      return { structure, holder: `${holderOf(structure)}, ${what}`, shown: foreign };
    }
    case 'deployment':
      return structureDeployed(named, tools, taken);
  }
}

/** What a deployment was to build of one template, with its options, as long as the app holds that version. */
async function structureDeployed(
  { deployment, template }: Extract<Named, { kind: 'deployment' }>,
  { kv }: Tools,
  taken: Taken,
): Promise<StructureNamed> {
  const source = modelsOfDeployment(kv, deployment.id);
  const approved = deployment.templates.find(({ key }) => key === template);
  const held = isTemplateKey(template)
    ? (await loadClosure([template])).refs.find(({ key }) => key === template)?.hash
    : await source(template).then((model) => (model === null ? undefined : contentHash(model)));
  if (approved === undefined || held !== approved.hash)
    throw new AppError(
      'not-found',
      `LaunchPad no longer holds ${template} ${approved?.version ?? ''} as deployment ${deployment.id} built it.`,
      { remedy: 'Compare with the template of today instead.' },
    );
  const structure = await templateStructure(
    template,
    { ...taken, ...deployedWith(deployment, template) },
    source,
  );
  const day = new Date(deployment.createdAt).toISOString().slice(0, 10);
  const own = isTemplateKey(template) ? `${template} ${approved.version}` : holderOf(structure);
  return {
    structure,
    holder: `${own} as deployment ${deployment.id} of ${day} built it`,
    shown: isTemplateKey(template) ? (name) => name : foreign,
  };
}

/**
 * What of its options decides what one of its templates comes to; hubs are named by keys of this
 * site and mean nothing here. What came along is whole, whatever was asked for of the other.
 */
export function deployedWith(
  deployment: Deployment,
  template: string,
): { options: DeployOptions; isHub: boolean; isSmall: boolean } {
  const { references, variant, leaveOut, only } = deployment.options;
  const isHub = deployment.schemas.some((one) => one.template === template && one.role === 'hub');
  const plain = defaultOptions([template]);
  const options = {
    ...plain,
    references: { ...references, hubs: [] },
    variant,
    leaveOut,
    ...(only === undefined ? {} : { only }),
  };
  const isSmall = isHub && (only ?? []).some((name) => isCalled(name, template));
  return { options: isHub ? plain : options, isHub, isSmall };
}

const isCalled = (said: string, template: string): boolean =>
  TEMPLATE_INDEX.some(
    ({ key, name }) =>
      key === template && [key, name].some((own) => foldName(own) === foldName(said)),
  );

/**
 * A template with the ids that its elements have in one object schema, as far as they are known:
 * then a name that people gave since is no guess.
 */
export function withIds(structure: Structure, known: SchemaIdentities): Structure {
  if (known.size === 0) return structure;
  const idOf = (
    kind: 'object-type' | 'attribute' | 'status',
    names: readonly string[],
  ): string | null => known.get(identityKey(kind, names))?.id ?? null;
  return {
    ...structure,
    types: structure.types.map((type) => ({
      ...type,
      id: idOf('object-type', type.path),
      attributes: type.attributes.map((attribute) => ({
        ...attribute,
        id: idOf('attribute', [...type.path, attribute.name]),
      })),
    })),
    statuses: structure.statuses.map((status) => ({
      ...status,
      id: idOf('status', [status.name]),
    })),
  };
}
