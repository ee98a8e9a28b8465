/**
 * What must hold of a workspace and a deployment, whatever happened in between. Each returns what
 * is wrong, in words; [] is right.
 */
import type { RequestLogEntry } from '../local/assets-emulator/request-log';
import type { Store } from '../local/assets-emulator/store';
import { describeKey, parseKey } from '../src/planner/natural-key';
import type { Plan } from '../src/planner/plan';
import type { Deployment } from '../src/storage/deployment-record';

const TABLES = [
  'schemas',
  'types',
  'attributes',
  'statuses',
  'referenceTypes',
  'objects',
  'roles',
] as const;

/** Every row, as text, to be compared later. */
export type Snapshot = ReadonlyMap<string, string>;

export function snapshotOf(store: Store): Snapshot {
  return new Map(
    TABLES.flatMap((table) =>
      store.tables[table].all().map((row) => [`${table} ${row.id}`, JSON.stringify(row)] as const),
    ),
  );
}

/** Nothing that existed has changed or gone, but for the sharing setting of the schemas named. */
export function notAdditive(
  before: Snapshot,
  store: Store,
  sharingAllowed: readonly string[] = [],
): string[] {
  const after = snapshotOf(store);
  return [...before].flatMap(([key, row]) => {
    const now = after.get(key);
    if (now === row) return [];
    if (now === undefined) return [`${key} is gone`];
    return sharingAllowed.some((id) => key === `schemas ${id}`) &&
      withoutSharing(now) === withoutSharing(row)
      ? []
      : [`${key} was ${row} and is ${now}`];
  });
}

function withoutSharing(row: string): string {
  const schema = JSON.parse(row) as { properties: Record<string, unknown>; updated: string };
  return JSON.stringify({
    ...schema,
    updated: '',
    properties: { ...schema.properties, allowOtherObjectSchema: null },
  });
}

/** Names that occur twice where one is meant. */
export function duplicates({ tables }: Store): string[] {
  const seen = new Map<string, number>();
  const count = (...parts: string[]): void => {
    const name = parts.join(' · ').toLowerCase();
    seen.set(name, (seen.get(name) ?? 0) + 1);
  };
  for (const schema of tables.schemas.all()) {
    count('schema key', schema.key);
    count('schema name', schema.name);
  }
  for (const type of tables.types.all()) count('type', type.schemaId, type.parentId, type.name);
  for (const attribute of tables.attributes.all())
    count('attribute', attribute.typeId, attribute.name);
  for (const status of tables.statuses.all()) count('status', status.schemaId, status.name);
  for (const type of tables.referenceTypes.all()) count('reference type', type.schemaId, type.name);
  return [...seen]
    .filter(([, times]) => times > 1)
    .map(([name, times]) => `${name} exists ${times} times`);
}

/** Only the methods and endpoints that add; and no write before `from` (milliseconds since 1970). */
export function forbiddenRequests(requests: readonly RequestLogEntry[], from: number): string[] {
  return requests.flatMap(({ method, path, at }) => {
    if (method === 'GET') return [];
    if (method !== 'POST') return [`${method} ${path}`];
    if (!WRITES.test(path)) return [`POST ${path}`];
    return Date.parse(at) < from ? [`POST ${path} at ${at}, before the confirmation`] : [];
  });
}

const WRITES = new RegExp(
  String.raw`\/v1\/(?:objectschema\/create|objecttype\/create|objecttypeattribute\/\d+` +
    String.raw`|config\/statustype|config\/referencetype` +
    String.raw`|global\/config\/objectschema\/\d+\/property)$`,
);

export const writesIn = (requests: readonly RequestLogEntry[]): RequestLogEntry[] =>
  requests.filter(({ method }) => method !== 'GET');

/** Attributes this plan creates are in the order of the plan within their type, behind those that were there. */
export function outOfOrder(plan: Plan, { tables }: Store): string[] {
  const wanted = new Map<string, string[]>();
  for (const step of plan.steps) {
    if (step.kind !== 'attribute') continue;
    wanted.set(step.objectType, [...(wanted.get(step.objectType) ?? []), step.name]);
  }
  return [...wanted].flatMap(([typeKey, names]) => {
    const { schema, names: path } = parseKey(typeKey);
    const type = findType(tables, schema, path);
    if (type === undefined) return [];
    const positions = tables.attributes
      .by('type', type)
      .filter((attribute) => names.includes(attribute.name))
      .sort((a, b) => a.position - b.position);
    const found = positions.map((attribute) => attribute.name);
    const expected = names.filter((name) => found.includes(name));
    return found.join('|') === expected.join('|')
      ? []
      : [`${describeKey(typeKey)} has ${found.join(', ')} instead of ${expected.join(', ')}`];
  });
}

function findType(
  tables: Store['tables'],
  schemaKey: string,
  path: readonly string[],
): string | undefined {
  const schema = tables.schemas.all().find((row) => row.key === schemaKey);
  let parent = '';
  for (const name of path) {
    const found = tables.types
      .all()
      .find((row) => row.schemaId === schema?.id && row.parentId === parent && row.name === name);
    if (found === undefined) return undefined;
    parent = found.id;
  }
  return parent;
}

/**
 * What a plan made now would not create either, though it is not there: a sharing setting that
 * nobody may read, a reference type in place of which one of the whole site is taken as soon as
 * the object schema exists, and what nothing needs any more.
 */
function isUnmade(step: Plan['steps'][number], { tables }: Store): boolean {
  const schema = tables.schemas.all().find((row) => row.key === step.schema);
  if (schema === undefined) return false;
  if (step.kind === 'sharing') return schema.properties.allowOtherObjectSchema !== true;
  if (step.kind !== 'reference-type' && step.kind !== 'status') return false;
  return !tables[step.kind === 'status' ? 'statuses' : 'referenceTypes']
    .all()
    .some(
      (row) => row.schemaId === schema.id && row.name.toLowerCase() === step.name.toLowerCase(),
    );
}

/**
 * What the deployment says of itself, against what exists. `left`: what a plan made now would
 * still create, of what was approved.
 */
export function untrue(deployment: Deployment, approved: Plan, left: Plan, store: Store): string[] {
  const wrong: string[] = [];
  const missing = new Set(left.steps.map((step) => step.key));
  const standing = approved.steps.filter(
    (step) => !missing.has(step.key) && !isUnmade(step, store),
  ).length;
  const written = Object.values(deployment.written).reduce((sum, count) => sum + count, 0);
  // What somebody else made meanwhile is said to be theirs, and not counted.
  const theirs = deployment.meanwhile?.theirs.length ?? 0;
  const said = deployment.outcome.kind === 'known' ? deployment.outcome : null;
  if (deployment.endedAt === null) wrong.push('it has not ended');
  if (deployment.state === 'succeeded' && missing.size > 0)
    wrong.push(`it says it succeeded, and lacks ${[...missing].map(describeKey).join('; ')}`);
  if (
    deployment.state !== 'succeeded' &&
    (said === null || said.sentence === '' || said.remedy === '')
  )
    wrong.push('it does not say why it stopped, or what to do');
  const isDoubtful = said !== null && /a little more than the figures say/.test(said.sentence);
  if (isDoubtful ? written + theirs > standing : written + theirs !== standing)
    wrong.push(
      `it says that ${written} elements were created (${theirs} by others), and ${standing} exist ` +
        `(${deployment.state}: ${said?.sentence ?? ''})`,
    );
  return wrong;
}
