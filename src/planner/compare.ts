/** What differs between an attribute as wanted and as observed, in the normalised form. */
import type { ObservedAttribute } from '../assets/observation';
import type { DesiredAttribute } from './desired';
import { foldName } from './natural-key';
import type { ConfigIndex } from './schema-index';

export interface Difference { field: string; wanted: string; found: string }

/** Where the wanted target stands; null when it does not exist yet (so an existing reference cannot point at it). */
export type TargetId = (reference: NonNullable<DesiredAttribute['reference']>) => string | null;

/**
 * Descriptions are not compared: rewording one is no conflict. Order of options and statuses does not count.
 */
export function differences(wanted: DesiredAttribute, found: ObservedAttribute, config: ConfigIndex, targetId: TargetId): Difference[] {
  const list: Difference[] = [];
  const check = (field: string, want: string | number | boolean, have: string | number | boolean): void => {
    if (want !== have) list.push({ field, wanted: String(want), found: String(have) });
  };
  check('type', wanted.kind, found.kind);
  if (wanted.kind !== found.kind) return list;
  check('required', wanted.required, found.minimum > 0);
  if (hasCardinality(wanted)) check('maximum', wanted.maximum, found.maximum);
  check('unique', wanted.unique, found.unique);
  check('regex', wanted.regex, found.regex);
  check('suffix', wanted.suffix, found.suffix);
  check('options', sorted(wanted.options), sorted(found.options));
  if (wanted.kind === 'status') {
    check('statuses', sorted(wanted.statuses.map((status) => foldName(status.name))),
      sorted(found.statusIds.map((id) => foldName(config.statusOf(id)?.name ?? id))));
  }
  list.push(...referenceDifferences(wanted, found, config, targetId));
  return list;
}

function referenceDifferences(wanted: DesiredAttribute, found: ObservedAttribute, config: ConfigIndex, targetId: TargetId): Difference[] {
  if (wanted.reference === null) return [];
  const { reference } = wanted;
  const list: Difference[] = [];
  if (found.reference === null || found.reference.objectTypeId !== targetId(reference)) {
    list.push({ field: 'target', wanted: `${reference.template} ${reference.path.at(-1) ?? ''}`, found: found.reference === null ? 'none' : `object type ${found.reference.objectTypeId}` });
  }
  if (found.reference === null) return list;
  const name = config.referenceTypeName(found.reference.referenceTypeId);
  if (foldName(name) !== foldName(reference.as)) list.push({ field: 'reference type', wanted: reference.as, found: name });
  if (reference.subtypes !== found.reference.subtypes) {
    list.push({ field: 'subtypes', wanted: String(reference.subtypes), found: String(found.reference.subtypes) });
  }
  return list;
}

/** The API defines cardinality for these kinds only (Assets OpenAPI). */
export const hasCardinality = (attribute: { kind: string }): boolean =>
  ['email', 'select', 'reference', 'user', 'group'].includes(attribute.kind);

const sorted = (items: readonly string[]): string => [...items].sort().join(', ');
