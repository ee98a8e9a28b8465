/**
 * Which object type of something that was read somebody means: by its name now, by the name it
 * had in its template, nearly, or by one of its attributes.
 */
import { identityKey } from '../planner/identities';
import { loadIdentities } from '../storage/identities';
import { modelsOfDeployment } from '../storage/models';
import { findType } from '../structure/find-type';
import type { Structure, StructureType } from '../structure/structure';
import { loadClosure } from '../templates/load-closure';
import { singular } from '../templates/nearly';
import { quoted } from '../text/inert';
import type { Existing, Named } from './find-schema';
import type { StructureNamed } from './structure-named';
import type { Tools } from './tools';
import { foldName } from '../text/fold-name';
import { firstFew } from '../text/lists';

export interface TypeNamed {
  type: StructureType;
  /** What was made of the name, where it is not that of the type; else ''. */
  understood: string;
}

const MOST_NAMED = 4;

/** Null where nothing is called so. */
export async function typeNamed(
  named: Named,
  { structure, shown }: Pick<StructureNamed, 'structure' | 'shown'>,
  wanted: string,
  tools: Tools,
): Promise<TypeNamed | null> {
  const found = findType(structure, wanted);
  if (found.kind === 'one' && !found.guessed) return { type: found.type, understood: '' };
  const made = named.kind === 'existing' ? await madeAs(wanted, named, structure, tools) : null;
  const said = quoted(wanted, 60);
  if (made !== null)
    return {
      type: made,
      understood: `Understood: ${said} as ${shown(made.name)}, which LaunchPad made under that name.`,
    };
  if (found.kind === 'one')
    return { type: found.type, understood: `Understood: ${said} as ${shown(found.type.name)}.` };
  const [type, ...others] = structure.types.filter(({ attributes }) =>
    attributes.some(({ name }) => foldName(name) === foldName(wanted)),
  );
  if (type === undefined) return null;
  const also = firstFew(
    others.map((other) => shown(other.name)),
    MOST_NAMED,
    ', ',
  );
  return {
    type,
    understood: `${said} is an attribute of ${shown(type.name)}${also === '' ? '' : `, and of ${also}`}.`,
  };
}

/** By the id of what was made under that name. */
async function madeAs(
  wanted: string,
  { summary, known }: Existing,
  { types }: Structure,
  { kv }: Tools,
): Promise<StructureType | null> {
  const record = known.find(({ schemaId }) => schemaId === summary.id);
  if (record === undefined) return null;
  const own = modelsOfDeployment(kv, record.deploymentId);
  const [{ templates }, identities] = await Promise.all([
    loadClosure([record.template], own),
    loadIdentities(kv, [summary.id]),
  ]);
  const path = templates
    .get(record.template)
    ?.objectTypes.find(({ name }) => singular(name) === singular(wanted))?.path;
  const id =
    path === undefined
      ? undefined
      : identities.get(summary.id)?.get(identityKey('object-type', path))?.id;
  return types.find((type) => type.id !== null && type.id === id) ?? null;
}
