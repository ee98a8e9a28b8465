/** What to do after a deployment has succeeded. */
import { AppError } from '../errors';
import type { Deployment } from '../storage/deployment-record';
import { identityKey } from '../planner/identities';
import { loadIdentities } from '../storage/identities';
import { knownTo } from '../storage/known-schemas';
import { modelsOfDeployment } from '../storage/models';
import { importOrder } from '../templates/import-order';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import { loadClosure } from '../templates/load-closure';
import type { Tools } from './tools';
import { firstFew } from '../text/lists';
import { foldName } from '../text/fold-name';

/** What a deployment ended with is what its last reads have shown: for so long nothing is asked again. */
const JUST_SEEN_MS = 2_000;

/** What follows from a deployment that succeeded, as it is now. */
export interface NextSteps {
  /** Keys of its object schemas that are gone since, or that the caller cannot see. */
  gone: string[];
  /** Ids of the object schemas it was for. */
  schemaIds: string[];
  /** Object types in the order in which their objects are best imported: those that others refer to first. */
  importOrder: string[];
  /** Lists that the catalogue holds ready. */
  referenceData: { template: string; type: string; objects: number }[];
}

/** Where the site cannot be read, nothing is known to be gone. */
export async function findNextSteps(
  deployment: Deployment,
  { kv, assets, now }: Tools,
): Promise<NextSteps> {
  const isJustSeen = now() - (deployment.endedAt ?? 0) < JUST_SEEN_MS;
  const [closure, known, standing] = await Promise.all([
    loadClosure(deployment.options.templates, modelsOfDeployment(kv, deployment.id)),
    knownTo(kv, deployment),
    isJustSeen
      ? null
      : assets.listSchemas().catch((error: unknown) => {
          if (error instanceof AppError) return null;
          throw error;
        }),
  ]);
  const all = deployment.schemas.map((pin) => ({
    pin,
    id:
      pin.id ??
      known.find((entry) => entry.deploymentId === deployment.id && entry.template === pin.template)
        ?.schemaId ??
      null,
  }));
  const isGone = (id: string | null): boolean =>
    id !== null && standing !== null && standing.every((schema) => schema.id !== id);
  const schemas = all.filter(({ id }) => !isGone(id));
  const fresh = schemas
    .filter(({ pin }) => pin.id === null)
    .flatMap(({ pin }) => closure.templates.get(pin.template) ?? []);
  const identities = await loadIdentities(
    kv,
    schemas.flatMap(({ id }) => id ?? []),
  );
  // What was left out is not there; where nothing is on record of a schema, all of it may be.
  const isMade = (template: string, type: string): boolean => {
    const id = schemas.find(({ pin }) => pin.template === template)?.id;
    const path = closure.templates.get(template)?.byName.get(type)?.path;
    const made = identities.get(id ?? '');
    return made === undefined || path === undefined || made.has(identityKey('object-type', path));
  };
  // What is linked to is there, with its objects.
  const linked = new Set(Object.keys(deployment.options.references.bound ?? {}).map(foldName));
  return {
    gone: all.filter(({ id }) => isGone(id)).map(({ pin }) => pin.key),
    schemaIds: schemas
      .filter(({ pin }) => pin.role === 'target')
      .flatMap(({ id }) => (id === null ? [] : [id])),
    importOrder: importOrder(fresh)
      .filter(({ template, objectType }) => isMade(template, objectType))
      .map((step) => step.objectType)
      .filter((type) => !linked.has(foldName(type))),
    referenceData: TEMPLATE_INDEX.filter((entry) =>
      fresh.some((template) => template.key === entry.key),
    ).flatMap((entry) =>
      entry.referenceData
        .filter(({ type }) => isMade(entry.key, type))
        .map(({ type, objects }) => ({ template: entry.key, type, objects })),
    ),
  };
}

/** The same in sentences: where to look, and what to import first. What is gone since is said instead. */
export async function nextSteps(deployment: Deployment, tools: Tools): Promise<string[]> {
  const found = await findNextSteps(deployment, tools);
  const { gone } = found;
  const links = found.schemaIds.map(schemaPath);
  const ready = found.referenceData.map(
    ({ type, objects, template }) => `${type} (${objects} objects, ${template})`,
  );
  const order = found.importOrder;
  return [
    ...(gone.length === 0
      ? []
      : [
          `Since then: ${gone.join(', ')} ${gone.length === 1 ? 'is' : 'are'} not there ` +
            `any more, or you cannot see ${gone.length === 1 ? 'it' : 'them'}.`,
        ]),
    ...(links.length === 0 ? [] : [`Open it: ${links.join(', ')} (under your site's address)`]),
    ...(order.length === 0
      ? []
      : [`Next: import objects, those that others refer to first: ${firstFew(order, 6, ', ')}.`]),
    ...(ready.length === 0
      ? []
      : [`Ready to import from catalog/reference-data, before your own: ${ready.join(', ')}.`]),
  ];
}

/**
 * Where Assets shows an object schema. Observed in Jira's address bar by public guides; no API
 * tells it, so it is a path and not a promise.
 */
const schemaPath = (id: string): string => `/jira/assets/object-schema/${id}`;
