/** What differs between an attribute as wanted and as observed, in the normalised form. */
import type { ObservedAttribute } from '../../assets/observation';
import { defused } from '../../text/inert';
import type { DesiredAttribute, DesiredReference } from '../derive/desired';
import type { ConfigIndex } from './config-index';
import { foldName } from '../../text/fold-name';

export interface Difference {
  field: string;
  wanted: string;
  found: string;
}

/** What is known of targets of references. */
export interface Targets {
  /** Id of the wanted target; null where it does not exist, undefined where its schema is not part of the plan. */
  idOf(reference: DesiredReference): string | null | undefined;
  /** How a person calls the object type of that id. */
  describe(typeId: string): string;
  /** Whether the object type of that id is known to have been there, and is not any more. */
  isGone(typeId: string): boolean;
}

/**
 * Descriptions are not compared: rewording one is no conflict. Order of options and statuses does
 * not count. What was found is made inert: other people wrote it. Where a reference points is
 * told by `otherTarget`.
 */
export function differences(
  wanted: DesiredAttribute,
  found: ObservedAttribute,
  config: ConfigIndex,
): Difference[] {
  const list: Difference[] = [];
  const check = (
    field: string,
    want: string | number | boolean,
    have: string | number | boolean,
  ): void => {
    if (want !== have) list.push({ field, wanted: shown(want), found: shown(have) });
  };
  // Another name is a change (changes.ts); only another spelling of the same one is a difference.
  if (foldName(wanted.name) === foldName(found.name)) check('name', wanted.name, found.name);
  check('type', wanted.kind, found.kind);
  if (wanted.kind !== found.kind) return list;
  check('required', wanted.required, found.minimum > 0);
  if (hasCardinality(wanted)) check('maximum', wanted.maximum, found.maximum);
  check('unique', wanted.unique, found.unique);
  check('regex', wanted.regex, found.regex);
  check('suffix', wanted.suffix, found.suffix);
  check('options', sorted(wanted.options), sorted(found.options));
  if (wanted.kind === 'status') {
    const called = new Map(
      wanted.statuses.map(({ name }) => [config.status(name)?.id ?? '', name] as const),
    );
    check(
      'statuses',
      sorted(wanted.statuses.map((status) => foldName(status.name))),
      sorted(
        found.statusIds.map((id) => foldName(called.get(id) ?? config.statusOf(id)?.name ?? id)),
      ),
    );
  }
  list.push(...referenceDifferences(wanted, found, config));
  return list;
}

/**
 * A reference that points at another object type than the template's; null where it does not, or
 * where that cannot be told.
 */
export function otherTarget(
  { reference }: DesiredAttribute,
  found: ObservedAttribute,
  targets: Targets,
): { wanted: string; found: string; gone: boolean } | null {
  if (reference === null || found.kind !== 'reference') return null;
  const target = targets.idOf(reference);
  const at = found.reference?.objectTypeId;
  if (target === undefined || at === target) return null;
  return {
    wanted:
      reference.bound === null
        ? `${reference.path.at(-1) ?? ''} (${reference.template})`
        : shown(`${reference.bound.type.name} (${reference.bound.schema.key})`),
    found: at === undefined ? 'none' : targets.describe(at),
    gone: at !== undefined && targets.isGone(at),
  };
}

function referenceDifferences(
  wanted: DesiredAttribute,
  found: ObservedAttribute,
  config: ConfigIndex,
): Difference[] {
  if (wanted.reference === null) return [];
  const { reference } = wanted;
  const list: Difference[] = [];
  if (found.reference === null) return list;
  const { referenceTypeId } = found.reference;
  const name = config.referenceTypeName(referenceTypeId);
  const isSame = config.referenceType(reference.as)?.id === referenceTypeId;
  if (!isSame && foldName(name) !== foldName(reference.as))
    list.push({ field: 'reference type', wanted: reference.as, found: shown(name) });
  // What is below an object type of other people is theirs to change.
  if (reference.bound === null && reference.subtypes !== found.reference.subtypes) {
    list.push({
      field: 'subtypes',
      wanted: String(reference.subtypes),
      found: String(found.reference.subtypes),
    });
  }
  return list;
}

/** The API defines cardinality for these kinds only (Assets OpenAPI). */
export const hasCardinality = (attribute: { kind: string }): boolean =>
  ['email', 'select', 'reference', 'user', 'group'].includes(attribute.kind);

/** '' is shown as `none`: an empty place says nothing. */
const shown = (value: string | number | boolean): string => defused(String(value)) || 'none';

const sorted = (items: readonly string[]): string => [...items].sort().join(', ');
