/** Attribute kinds by their codes (Assets OpenAPI). */
import type { AttributeRow } from '../model';

/** `defaultTypeId` of attributes of type 0, with the names Assets echoes in `defaultType`. */
export const DEFAULT_TYPES = [
  'Text',
  'Integer',
  'Boolean',
  'Double',
  'Date',
  'Time',
  'DateTime',
  'Url',
  'Email',
  'Textarea',
  'Select',
  'IP Address',
] as const;

const DEFAULT_KINDS = [
  'text',
  'integer',
  'boolean',
  'float',
  'date',
  'time',
  'datetime',
  'url',
  'email',
  'textarea',
  'select',
  'ipaddress',
] as const;
const TYPE_KINDS: Readonly<Record<number, string>> = {
  1: 'reference',
  2: 'user',
  3: 'confluence',
  4: 'group',
  5: 'version',
  6: 'project',
  7: 'status',
  8: 'bitbucket',
};

/** One word for a kind, as the switches and the state page use it. */
export const kindOf = (attribute: Pick<AttributeRow, 'type' | 'defaultTypeId'>): string =>
  (attribute.type === 0 ? DEFAULT_KINDS[attribute.defaultTypeId] : TYPE_KINDS[attribute.type]) ??
  'other';
