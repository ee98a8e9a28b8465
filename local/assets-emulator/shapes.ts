/**
 * What a saved row must look like, so that a damaged file is noticed when it is read and not in
 * the middle of a request.
 */
import type { Rows, TableName } from './model';
import { TABLES } from './model';

type Kind = 'string' | 'number' | 'boolean' | 'strings' | 'object';
const named = <T extends TableName>(kinds: { [F in keyof Rows[T]]: Kind }) => kinds;

const SHAPES: Record<TableName, Readonly<Record<string, Kind>>> = {
  schemas: named<'schemas'>({
    id: 'string',
    key: 'string',
    name: 'string',
    description: 'string',
    created: 'string',
    updated: 'string',
    creator: 'string',
    readOnly: 'boolean',
    hiddenFrom: 'strings',
    properties: 'object',
  }),
  types: named<'types'>({
    id: 'string',
    schemaId: 'string',
    parentId: 'string',
    name: 'string',
    description: 'string',
    iconId: 'string',
    position: 'number',
    created: 'string',
    updated: 'string',
    inherited: 'boolean',
    abstract: 'boolean',
  }),
  attributes: named<'attributes'>({
    id: 'string',
    typeId: 'string',
    name: 'string',
    description: 'string',
    type: 'number',
    defaultTypeId: 'number',
    referenceObjectTypeId: 'string',
    referenceTypeId: 'string',
    additionalValue: 'string',
    typeValueMulti: 'strings',
    minimum: 'number',
    maximum: 'number',
    label: 'boolean',
    suffix: 'string',
    includeChildren: 'boolean',
    hidden: 'boolean',
    unique: 'boolean',
    summable: 'boolean',
    regex: 'string',
    ql: 'string',
    options: 'string',
    position: 'number',
    editable: 'boolean',
    system: 'boolean',
    removable: 'boolean',
  }),
  statuses: named<'statuses'>({
    id: 'string',
    name: 'string',
    description: 'string',
    category: 'number',
    schemaId: 'string',
  }),
  referenceTypes: named<'referenceTypes'>({
    id: 'string',
    name: 'string',
    description: 'string',
    color: 'string',
    removable: 'boolean',
    schemaId: 'string',
  }),
  icons: named<'icons'>({ id: 'string', name: 'string' }),
  objects: named<'objects'>({
    id: 'string',
    typeId: 'string',
    key: 'string',
    created: 'string',
    updated: 'string',
    values: 'object',
  }),
  projects: named<'projects'>({
    id: 'string',
    key: 'string',
    name: 'string',
    hiddenFrom: 'strings',
  }),
  roles: named<'roles'>({ id: 'string', accountId: 'string', schemaId: 'string' }),
};

export const isRecord = (given: unknown): given is Record<string, unknown> =>
  typeof given === 'object' && given !== null && !Array.isArray(given);
export const isTableName = (given: unknown): given is TableName =>
  TABLES.some((table) => table === given);

/** Why this is not a row of the table, or null. */
export function rowProblem(table: TableName, row: unknown): string | null {
  if (!isRecord(row)) return 'a row is not an object';
  for (const [field, kind] of Object.entries(SHAPES[table])) {
    if (!isOfKind(row[field], kind))
      return `${field} is not a ${kind === 'strings' ? 'list of strings' : kind}`;
  }
  return null;
}

function isOfKind(value: unknown, kind: Kind): boolean {
  if (kind === 'strings')
    return Array.isArray(value) && value.every((item) => typeof item === 'string');
  return kind === 'object' ? isRecord(value) : typeof value === kind;
}
