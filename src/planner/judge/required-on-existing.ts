/** Required attributes that a plan adds to object types that exist: whoever fills those must know. */
import { parseKey, type NaturalKey } from '../natural-key';
import type { AttributeStep, Step, Warn } from '../plan';
import { listed } from '../../text/lists';

const MOST_NAMED = 8;

/** One warning; of an object type that holds objects another one tells. */
export function requiredOnExisting(
  steps: readonly Step[],
  ids: Readonly<Record<NaturalKey, string>>,
): Warn[] {
  const names = steps
    .filter(
      (step): step is AttributeStep =>
        step.kind === 'attribute' && step.form.minimum > 0 && Object.hasOwn(ids, step.objectType),
    )
    .map((step) => `${parseKey(step.objectType).names.at(-1) ?? ''}.${step.name}`);
  if (names.length === 0) return [];
  return [
    {
      kind: 'warn',
      code: 'required-added',
      sentence:
        'Required from then on, on object types that exist: ' +
        `${listed(names, MOST_NAMED)}. Whatever imports into them must bring a value.`,
    },
  ];
}
