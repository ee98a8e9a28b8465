/** Statuses and reference types that exist only for attributes, and attributes that do without them. */
import type { DesiredAttribute } from '../derive/desired';
import { attributeKeyOf, type NaturalKey } from '../natural-key';
import type { Step } from '../plan';
import type { DiffInput, SchemaDiff } from './schema-diff';

/**
 * Statuses and reference types of attributes to be created: where those attributes are in
 * another form, nobody needs them.
 */
export const usedBy = (steps: readonly Step[]): Set<NaturalKey> =>
  new Set(
    steps.flatMap((step) =>
      step.kind === 'attribute'
        ? [
            ...step.form.statuses,
            ...(step.form.reference === null ? [] : [step.form.reference.referenceType]),
          ]
        : [],
    ),
  );

/** Notes what is not to be created, with the attributes it is for. */
export function leaveOut(
  { desired, placement }: DiffInput,
  { unneeded }: SchemaDiff,
  element: NaturalKey,
  isFor: (attribute: DesiredAttribute) => boolean,
): void {
  const attributes = desired.types.flatMap((type) =>
    type.attributes.filter(isFor).map(({ name }) => attributeKeyOf(placement.key, type.path, name)),
  );
  unneeded.push({ element, attributes });
}
