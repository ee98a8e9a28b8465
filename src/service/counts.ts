/** Counts of elements as people read them. */
import type { StepCounts } from '../storage/shapes';
import type { Counts } from './outputs';

/** `1,204`. */
export const renderCount = (count: number): string => count.toLocaleString('en');

const WORDS: readonly [keyof StepCounts, string, string][] = [
  ['schema', 'object schema', 'object schemas'],
  ['object-type', 'object type', 'object types'],
  ['attribute', 'attribute', 'attributes'],
  ['reference-type', 'reference type', 'reference types'],
  ['status', 'status', 'statuses'],
  ['sharing', 'sharing setting', 'sharing settings'],
];

/** `2 object schemas, 50 object types, 573 attributes`; kinds with none are left out. */
export function renderCounts(counts: StepCounts): string {
  return WORDS.flatMap(([kind, one, many]) =>
    counts[kind] === 0 ? [] : [`${counts[kind]} ${counts[kind] === 1 ? one : many}`],
  ).join(', ');
}

/** Facts of an answer, in the words of Assets. */
export const countFacts = (counts: StepCounts): Counts => ({
  objectSchemas: counts.schema,
  objectTypes: counts['object-type'],
  attributes: counts.attribute,
  referenceTypes: counts['reference-type'],
  statuses: counts.status,
  sharing: counts.sharing,
});

export function renderSeconds(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return whole < 90 ? `${whole} s` : `${Math.round(whole / 60)} min`;
}
