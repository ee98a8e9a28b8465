/** Steps for tests, and a client of Assets that does what a script says. */
import type { AssetsClient, Concern, WriteOutcome } from '../../src/assets/api';
import type {
  ObservedAttribute,
  ObservedObjectType,
  ObservedStatus,
  SchemaSummary,
} from '../../src/assets/observation';
import { AppError } from '../../src/errors';
import {
  attributeKeyOf,
  objectTypeKeyOf,
  schemaKeyOf,
  statusKeyOf,
  type NaturalKey,
} from '../../src/planner/natural-key';
import type { AttributeStep, ObjectTypeStep, SchemaStep, StatusStep } from '../../src/planner/plan';

export const schemaStep = (schema = 'S'): SchemaStep => ({
  kind: 'schema',
  key: schemaKeyOf(schema),
  schema,
  after: [],
  name: `Schema ${schema}`,
  description: 'About it.',
});

export const statusStep = (name: string, schema = 'S'): StatusStep => ({
  kind: 'status',
  key: statusKeyOf(schema, name),
  schema,
  after: [schemaKeyOf(schema)],
  name,
  category: 'active',
});

export const typeStep = (path: string[], schema = 'S'): ObjectTypeStep => {
  const parent = path.length > 1 ? objectTypeKeyOf(schema, path.slice(0, -1)) : null;
  return {
    kind: 'object-type',
    key: objectTypeKeyOf(schema, path),
    schema,
    after: [schemaKeyOf(schema), ...(parent === null ? [] : [parent])],
    path,
    name: path.at(-1) ?? '',
    parent,
    description: '',
    icon: 'box',
    abstract: false,
    inherited: true,
  };
};

export const attributeStep = (
  path: string[],
  name: string,
  after: NaturalKey[] = [],
  schema = 'S',
): AttributeStep => ({
  kind: 'attribute',
  key: attributeKeyOf(schema, path, name),
  schema,
  after: [objectTypeKeyOf(schema, path), ...after],
  path,
  name,
  objectType: objectTypeKeyOf(schema, path),
  form: {
    kind: 'text',
    description: '',
    brief: '',
    minimum: 0,
    maximum: 1,
    unique: false,
    regex: '',
    suffix: '',
    options: [],
    statuses: [],
    reference: null,
  },
});

/** Types of one schema, each with a row of attributes. */
export const stepsOf = (
  types: number,
  attributes: number,
): (SchemaStep | ObjectTypeStep | AttributeStep)[] => [
  schemaStep(),
  ...Array.from({ length: types }, (_, type) => [
    typeStep([`T${type}`]),
    ...Array.from({ length: attributes }, (_, at) =>
      attributeStep(
        [`T${type}`],
        `a${at}`,
        at === 0 ? [] : [attributeKeyOf('S', [`T${type}`], `a${at - 1}`)],
      ),
    ),
  ]).flat(),
];

export const unavailable = (): AppError =>
  new AppError('assets-unavailable', 'Assets is in trouble.', { remedy: 'Later.' });
export const forbidden = (): AppError =>
  new AppError('forbidden', 'You may not.', { remedy: 'Ask.' });
export const rejected = (sentence = 'Assets did not accept it.'): AppError =>
  new AppError('assets-rejected', sentence, { remedy: 'Change it.' });

/** What happens to one POST: as it says, with the change made (`created`, `lost`) or not. */
export type Act =
  | 'created'
  /** Committed, and the answer never comes. */
  | 'lost'
  /** Not committed, and no answer comes. */
  | 'dropped'
  | { throttled: number | null }
  | { rejected: AppError; duplicate?: boolean; concern?: Concern };

/** What a POST of something with a description or an icon carried. */
export interface Sent {
  description: string;
  iconId: string;
}

export interface ScriptedClient extends AssetsClient {
  /** `POST name` of every write and `GET list` of every read, in order. */
  readonly log: string[];
  /** Names of what exists. */
  standing(): string[];
  mostInFlight(): number;
}

export interface Script {
  /** What happens to the nth POST (from 1) of that name; default: created. */
  act?: (name: string, nth: number, sent: Sent) => Act;
  /** Called before every read: what it throws, the read throws. */
  onRead?: (list: string) => void;
  /** Lists do not show anything before this says so. */
  isListed?: (name: string, reads: number) => boolean;
  /** Waits before an answer. */
  latency?: () => Promise<void>;
  globals?: ObservedStatus[];
}

/** A workspace with one schema S, whatever is created in it, and a script of what goes wrong. */
export function scriptedClient(
  script: Script = {},
  now: () => number = () => Date.now(),
): ScriptedClient {
  const log: string[] = [];
  const times = new Map<string, number>();
  const schemas: SchemaSummary[] = [];
  const types: ObservedObjectType[] = [];
  const attributes: ObservedAttribute[] = [];
  const statuses: ObservedStatus[] = [];
  let reads = 0;
  let inFlight = 0;
  let most = 0;

  const write = async <T extends { id: string }>(
    name: string,
    commit: (id: string) => T,
    sent: Partial<Sent> = {},
  ): Promise<WriteOutcome<T>> => {
    const nth = (times.get(name) ?? 0) + 1;
    times.set(name, nth);
    log.push(`POST ${name}`);
    inFlight += 1;
    most = Math.max(most, inFlight);
    await (script.latency ?? (() => Promise.resolve()))();
    inFlight -= 1;
    const act = script.act?.(name, nth, { description: '', iconId: '', ...sent }) ?? 'created';
    if (act === 'dropped') return { kind: 'unknown', detail: 'no answer' };
    if (typeof act === 'object' && 'throttled' in act)
      return { kind: 'throttled', retryAfterMs: act.throttled };
    if (typeof act === 'object')
      return {
        kind: 'rejected',
        status: 400,
        duplicate: act.duplicate ?? false,
        why: act.rejected,
        concern: act.concern,
      };
    const value = commit(`${log.length}`);
    return act === 'lost' ? { kind: 'unknown', detail: 'no answer' } : { kind: 'created', value };
  };
  const read = async <T extends { name: string }>(
    list: string,
    rows: readonly T[],
  ): Promise<T[]> => {
    log.push(`GET ${list}`);
    script.onRead?.(list);
    reads += 1;
    await (script.latency ?? (() => Promise.resolve()))();
    return rows.filter((row) => script.isListed?.(row.name, reads) ?? true);
  };
  const push = <T>(rows: T[], row: T): T => {
    rows.push(row);
    return row;
  };

  return {
    log,
    standing: () => [...schemas, ...statuses, ...types, ...attributes].map((row) => row.name),
    mostInFlight: () => most,
    workspaceId: () => Promise.resolve('w'),
    isJiraAdmin: () => Promise.resolve(true),
    projectVisible: () => Promise.resolve(null),
    listSchemas: () => read('schemas', schemas),
    objectTypes: () => read('types', types),
    attributes: () => read('attributes', attributes),
    attributesOfType: (id) =>
      read(
        `attributes of ${id}`,
        attributes.filter((row) => row.objectTypeId === id),
      ),
    statuses: (schemaId) =>
      schemaId === null
        ? read('global statuses', script.globals ?? [])
        : read('statuses', statuses),
    referenceTypes: () => read('reference types', []),
    icons: () => read('icons', []),
    properties: () => Promise.resolve({ allowOtherObjectSchema: false }),
    createSchema: ({ name, key, description }) =>
      write(
        name,
        (id) =>
          push(schemas, {
            id,
            key,
            name,
            description,
            canManage: true,
            created: new Date(now()).toISOString(),
            objectCount: 0,
            objectTypeCount: 0,
          }),
        { description },
      ),
    createStatus: ({ name, category }) =>
      write(name, (id) => push(statuses, { id, name, category })),
    createReferenceType: ({ name }) => write(name, (id) => ({ id, name })),
    createObjectType: ({ name, parentId, abstract, inherited, description, iconId }) =>
      write(
        name,
        (id) => push(types, { id, name, parentId, abstract, inherited, objectCount: 0 }),
        { description, iconId },
      ),
    createAttribute: (input) =>
      write(
        input.name,
        (id) =>
          push(attributes, {
            id,
            objectTypeId: input.objectTypeId,
            name: input.name,
            kind: input.kind,
            description: '',
            minimum: input.minimum,
            maximum: input.maximum,
            unique: input.unique,
            regex: '',
            suffix: '',
            options: [],
            statusIds: [],
            reference: null,
            system: false,
            label: false,
          }),
        { description: input.description },
      ),
    switchOnSharing: () => Promise.resolve({ kind: 'created', value: true }),
  };
}
