/**
 * The object schemas that exist here, and where "here" is: what was made by hand or by others,
 * and what this app made.
 */
import type { SchemaSummary } from '../assets/observation';
import { readRights, type Rights } from '../access/rights';
import { MOST_TEXT } from '../service/answer';
import { NOT_TO_BE_SEEN, readSite } from '../service/find-schema';
import type { ExistingRow, Outcome } from '../service/outputs';
import { targetOf, targetWords } from '../service/target';
import type { Tools } from '../service/tools';
import type { StoredSchema } from '../storage/known-schemas';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import { defused } from '../text/inert';
import { holderOf } from '../service/names-shown';

/** What is said of the place instead of a category of templates. */
export const HERE = 'here' as const;
export const EXISTING = 'existing' as const;

/** `here`: only where this is, who asks and what they may; `existing`: the object schemas too. */
export async function listExisting(
  said: typeof HERE | typeof EXISTING,
  tools: Tools,
): Promise<Outcome<'list-schemas'>> {
  const [{ schemas, known }, rights] = await Promise.all([
    readSite(tools),
    readRights(tools.assets),
  ]);
  const target = await targetOf(tools);
  const may = mayOf(rights, schemas);
  const place = [
    `This is ${targetWords(target)}. It works on this site alone, as you and with your rights.`,
    MAY[may],
  ];
  const facts = { ...target, mayDeploy: may };
  if (said === HERE) return { ok: true, code: 'here', text: place.join('\n'), ...facts };
  const rows = schemas.map((schema) => rowOf(schema, known));
  return {
    ok: true,
    code: 'existing-schemas',
    text: [...place, ...listText(schemas, known)].join('\n'),
    next: 'Ask what one of them holds, whether it is healthy, or how it differs from its template.',
    ...facts,
    existing: rows,
  };
}

type May = 'administrator' | 'manager' | 'no';

const mayOf = ({ jiraAdmin }: Rights, schemas: readonly SchemaSummary[]): May =>
  jiraAdmin ? 'administrator' : schemas.some(({ canManage }) => canManage) ? 'manager' : 'no';

const MAY: Readonly<Record<May, string>> = {
  administrator:
    'You are a Jira administrator, so you may deploy. Whether Assets lets you ' +
    'create an object schema is known when the first is created.',
  manager:
    'You are not a Jira administrator. You may add to the object schemas that you ' +
    'manage; a new one takes an administrator.',
  no: 'You may not deploy: you are not a Jira administrator and manage no object schema.',
};

/** Kept of the text for what comes before and after the list. */
const AROUND = 900;

function listText(schemas: readonly SchemaSummary[], known: readonly StoredSchema[]): string[] {
  if (schemas.length === 0) return [`No object schema exists here that you can see.`];
  const types = schemas.reduce((sum, { objectTypeCount }) => sum + objectTypeCount, 0);
  const lines = [...schemas]
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map((schema) => lineOf(schema, known));
  const shown: string[] = [];
  let left = MOST_TEXT - AROUND;
  for (const line of lines) {
    left -= line.length + 1;
    if (left < 0) break;
    shown.push(line);
  }
  return [
    `${schemas.length} ` +
      `${schemas.length === 1 ? 'object schema exists' : 'object schemas exist'} ` +
      `here that you can see, with ${types} object types in all:`,
    ...shown,
    ...(shown.length < lines.length
      ? [`- … and ${lines.length - shown.length} more. Ask for one by its key.`]
      : []),
    NOT_TO_BE_SEEN,
  ];
}

function lineOf(schema: SchemaSummary, known: readonly StoredSchema[]): string {
  const { objectTypeCount, objectCount, canManage } = schema;
  const record = known.find(({ schemaId }) => schemaId === schema.id);
  const newest = TEMPLATE_INDEX.find(({ key }) => key === record?.template)?.version;
  const newer =
    newest === undefined || newest === record?.version ? '' : `, the newest is ${newest}`;
  const made =
    record === undefined ? '' : ` · made from ${record.template} ${record.version}${newer}`;
  return (
    `- ${holderOf(schema)}: ${objectTypeCount} object types, ${objectCount} objects${made}` +
    (canManage ? '' : ' · you do not manage it')
  );
}

function rowOf(schema: SchemaSummary, known: readonly StoredSchema[]): ExistingRow {
  const record = known.find(({ schemaId }) => schemaId === schema.id);
  return {
    key: defused(schema.key, 20),
    name: defused(schema.name, 60),
    id: schema.id,
    objectTypes: schema.objectTypeCount,
    madeFrom: record?.template ?? null,
    madeVersion: record?.version ?? null,
  };
}
