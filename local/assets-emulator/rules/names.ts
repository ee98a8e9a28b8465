import type { Refusal } from '../outcome';
import { badField } from '../outcome';
import type { Switches } from '../switches';
import type { Body } from './body';
import { textIn } from './body';

export interface NameRule {
  min: number;
  max: number;
  reserved: boolean;
  pattern: RegExp | null;
}

/** The `name` of a body, trimmed, or why it will not do. */
export function nameIn(body: Body, rule: NameRule): { ok: true; value: string } | Refusal {
  const given = textIn(body, 'name');
  if (given === null) return badField('name', 'The name is not a text');
  const name = given.trim();
  if (name === '') return badField('name', 'The name is mandatory');
  if (name.length < rule.min)
    return badField('name', `The name can not be shorter than ${rule.min} characters`);
  if (name.length > rule.max)
    return badField('name', `The name can not be longer than ${rule.max} characters`);
  if (rule.reserved && /[=;:?."]/.test(name))
    return badField('name', 'The name contains reserved characters');
  if (rule.pattern && !rule.pattern.test(name))
    return badField('name', 'The name contains characters that are not allowed');
  return { ok: true, value: name };
}

/** What Assets says to a name that is taken. */
export const duplicate = (
  switches: Switches,
  field: string,
  text = switches.duplicateNameText,
): Refusal => badField(field, text, Number(switches.duplicateStatus));

export const schemaName = (switches: Switches): NameRule => ({
  min: 1,
  max: switches.schemaNameMax,
  reserved: switches.reservedChars === 'on',
  pattern: null,
});
export const typeName = (switches: Switches): NameRule => ({
  min: 1,
  max: switches.typeNameMax,
  reserved: switches.reservedChars === 'on',
  pattern: null,
});
export const attributeName = (switches: Switches): NameRule => ({
  min: 1,
  max: switches.attributeNameMax,
  reserved: false,
  pattern: null,
});
export const statusName = (switches: Switches): NameRule => ({
  min: switches.statusNameMin,
  max: switches.statusNameMax,
  reserved: false,
  pattern: switches.statusNameChars === 'import-schema' ? /^[a-zA-Z0-9 -]+$/ : null,
});
