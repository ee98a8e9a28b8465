import { attributesAsked } from '../../templates/filter';
import type { DesiredAttribute } from '../derive/desired';
import { attributeKeyOf, type NaturalKey } from '../natural-key';
import type { Resolution } from './schema-diff';

/**
 * What must be there before a reference with a filter: a site may check it when it is set. An
 * attribute may be of the target itself or of a type above it; keys of what is no step are taken
 * for nothing.
 */
export function askedByFilter(
  { reference }: DesiredAttribute,
  { schemaKey }: Resolution,
): NaturalKey[] {
  if (reference?.filter === undefined) return [];
  const { template, path, filter } = reference;
  return attributesAsked(filter).flatMap((name) =>
    path.map((_, depth) => attributeKeyOf(schemaKey(template), path.slice(0, depth + 1), name)),
  );
}
