/** What an old deployment made and is not there any more, so that a past success is not read as the present. */
import { AppError } from '../errors';
import { identityKey, type SchemaIdentities } from '../planner/identities';
import type { Deployment } from '../storage/deployment-record';
import { loadIdentities } from '../storage/identities';
import { fillPins, knownTo } from '../storage/known-schemas';
import { modelsOfDeployment } from '../storage/models';
import { loadClosure, type TemplateClosure } from '../templates/load-closure';
import { dayOf } from '../text/when';
import type { Tools } from './tools';
import { firstFew } from '../text/lists';

/** Who asks right after the end has just been told what is there. */
const OLD_MS = 60_000;
const MOST_NAMED = 6;

/** Sentences; none of one that ended just now, of which nothing is gone, or where the site cannot be read. */
export async function sinceThen(deployment: Deployment, tools: Tools): Promise<string[]> {
  const { endedAt } = deployment;
  if (endedAt === null || tools.now() - endedAt < OLD_MS) return [];
  try {
    return await goneSince(deployment, tools);
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}

async function goneSince(deployment: Deployment, { kv, assets, now }: Tools): Promise<string[]> {
  const [known, present] = await Promise.all([knownTo(kv, deployment), assets.listSchemas()]);
  const pins = fillPins(deployment.schemas, known, deployment.id);
  const here = present.filter(({ id }) => pins.some((pin) => pin.id === id));
  const identities = await loadIdentities(
    kv,
    here.map(({ id }) => id),
  );
  const gone = await Promise.all(
    here.map(async ({ key, id }) => {
      const made = madeBy(deployment.id, identities.get(id) ?? new Map());
      if (made.size === 0) return [];
      const types = await assets.objectTypes(id);
      const attributes = await assets.attributes(id, types);
      const there = new Set([
        ...types.map((one) => `object-type ${one.id}`),
        ...attributes.map((one) => `attribute ${one.id}`),
      ]);
      return [...made]
        .filter(([, { kind, id: own }]) => !there.has(`${kind} ${own}`))
        .map(([hash]) => ({ key, hash }));
    }),
  );
  const all = gone.flat();
  if (all.length === 0) return [];
  const nameOf = namesIn(
    await loadClosure(deployment.options.templates, modelsOfDeployment(kv, deployment.id)),
  );
  const lost = new Set(all.map(({ hash }) => hash));
  const names = all.flatMap(({ key, hash }) => {
    const named = nameOf.get(hash);
    // Of an object type that is gone its attributes are gone too.
    return named === undefined || lost.has(named.above) ? [] : [`${key} · ${named.path}`];
  });
  return names.length === 0
    ? []
    : [
        `Of what it made, not there any more on ${dayOf(now())}: ` +
          `${firstFew(names, MOST_NAMED)}. To have it again, say: add what is missing to ` +
          `${here.map(({ key }) => key).join(' and ')}.`,
      ];
}

/** Object types and attributes; of a status nothing can be told where a global one stands in. */
const madeBy = (deployment: string, known: SchemaIdentities): SchemaIdentities =>
  new Map(
    [...known].filter(
      ([, { kind, by }]) => by === deployment && (kind === 'object-type' || kind === 'attribute'),
    ),
  );

function namesIn({ templates }: TemplateClosure): Map<string, { path: string; above: string }> {
  const names = new Map<string, { path: string; above: string }>();
  for (const { objectTypes } of templates.values())
    for (const { path, attributes } of objectTypes) {
      const own = identityKey('object-type', path);
      const above = path.slice(0, -1);
      names.set(own, {
        path: path.join(' › '),
        above: above.length === 0 ? '' : identityKey('object-type', above),
      });
      for (const { name } of attributes)
        names.set(identityKey('attribute', [...path, name]), {
          path: [...path, name].join(' › '),
          above: own,
        });
    }
  return names;
}
