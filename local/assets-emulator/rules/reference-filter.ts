/** The filter of a reference, `qlQuery`: whether it is taken. */
import type { AttributeRow } from '../model';
import { badField, type Refusal } from '../outcome';
import type { Call } from './call';
import { inheritedAttributes, ownAttributes } from './inherit';

/** Names in quotes before an operator; other AQL is not read. */
const ASKED = /"([^"]+)"\s*(?:=|!=|<|>|(?:IN|NOT|IS|LIKE|HAVING)\b)/giu;

/** Null where it is taken. */
export function filterProblem(call: Call, ql: string, targetId: string): Refusal | null {
  const { referenceFilter } = call.switches;
  if (ql === '' || referenceFilter === 'taken' || referenceFilter === 'ignored') return null;
  if (referenceFilter === 'refused') return badField('qlQuery', 'The AQL is not valid');
  const target = call.store.tables.types.get(targetId);
  if (target === undefined) return null;
  const has = new Set(
    [...inheritedAttributes(call.store, target), ...ownAttributes(call.store, target.id)].map(
      ({ name }: AttributeRow) => name.toLowerCase(),
    ),
  );
  const unknown = [...ql.matchAll(ASKED)].find(([, name = '']) => !has.has(name.toLowerCase()));
  return unknown === undefined
    ? null
    : badField('qlQuery', `The AQL asks for an unknown attribute: ${unknown[1] ?? ''}`);
}
