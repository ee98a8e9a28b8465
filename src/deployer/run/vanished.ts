/** What a refused step builds on, and whether that still exists: a parent somebody deleted is drift, not a refusal. */
import { describeKey, parseKey, schemaKeyOf, type NaturalKey } from '../../planner/natural-key';
import type { Step } from '../../planner/plan';
import type { Ids } from './create-element';
import type { ReadBack } from './read-back';

/** How a person calls the element that is gone; null where all exists. Throws `AppError` where that cannot be read. */
export async function vanishedBelow(
  step: Step,
  ids: Ids,
  readBack: ReadBack,
): Promise<string | null> {
  if (step.kind === 'schema') return null;
  const types = typesNeeded(step);
  const schemas = new Set([step.schema, ...types.map((key) => parseKey(key).schema)]);
  const present = new Set((await readBack.schemas()).map((schema) => schema.id));
  for (const schema of schemas) {
    const id = ids.get(schemaKeyOf(schema));
    if (id !== undefined && !present.has(id)) return describeKey(schemaKeyOf(schema));
  }
  for (const key of types) {
    const schemaId = ids.get(schemaKeyOf(parseKey(key).schema));
    if (schemaId === undefined) continue;
    const standing = await readBack.types(schemaId);
    if (!standing.some((type) => type.id === ids.get(key))) return describeKey(key);
  }
  return null;
}

function typesNeeded(step: Step): NaturalKey[] {
  if (step.kind === 'object-type') return step.parent === null ? [] : [step.parent];
  if (step.kind !== 'attribute') return [];
  return [step.objectType, ...(step.form.reference === null ? [] : [step.form.reference.target])];
}
