/** Compares an answer with the published schema, field by field. Pure. */
import type { Entity, Generation } from './published-schema';

/**
 * `unknown`: no generation has the field. `type`: a generation has it with another type.
 * `missing`: one says it is always there.
 */
export interface Difference {
  /** `Entity.field`. */
  field: string;
  what: 'unknown' | 'type' | 'missing';
  /** `first`, `second`, or both. */
  generations: readonly string[];
}

type Named = Readonly<Record<string, Generation>>;

/**
 * Where `answer`, which should be an `entity` (`Entity[]`: a list of them), differs from each of
 * the named generations.
 */
export function differences(generations: Named, entity: string, answer: unknown): Difference[] {
  if (entity.endsWith('[]'))
    return Array.isArray(answer)
      ? answer.flatMap((each) => differences(generations, entity.slice(0, -2), each))
      : [{ field: entity, what: 'type', generations: Object.keys(generations) }];
  const given = typeof answer === 'object' && answer !== null ? answer : {};
  const entities = Object.entries(generations).map(([generation, all]) => ({
    generation,
    fields: all[entity] ?? {},
  }));
  const present = Object.entries(given).flatMap(([field, value]) => {
    const known = entities.filter(({ fields }) => Object.hasOwn(fields, field));
    const name = `${entity}.${field}`;
    if (known.length === 0)
      return [{ field: name, what: 'unknown' as const, generations: Object.keys(generations) }];
    const unlike = known.filter(({ fields }) => !fits(fields[field]?.type ?? '', value));
    const inner = known
      .map(({ fields }) => fields[field]?.type ?? '')
      .find((type) => /^[A-Z]/.test(type));
    return [
      ...difference(name, 'type', unlike),
      ...(inner === undefined ? [] : differences(generations, inner, value)),
    ];
  });
  const wanted = new Set(entities.flatMap(({ fields }) => Object.keys(fields)));
  const absent = [...wanted]
    .filter((field) => !Object.hasOwn(given, field))
    .flatMap((field) =>
      difference(
        `${entity}.${field}`,
        'missing',
        entities.filter(({ fields }) => isAlwaysThere(fields, field)),
      ),
    );
  return [...present, ...absent];
}

const isAlwaysThere = (fields: Entity, field: string): boolean =>
  Object.hasOwn(fields, field) && fields[field]?.optional === false;

const difference = (
  field: string,
  what: Difference['what'],
  among: readonly { generation: string }[],
): Difference[] =>
  among.length === 0
    ? []
    : [{ field, what, generations: among.map(({ generation }) => generation) }];

function fits(type: string, value: unknown): boolean {
  if (type.endsWith('[]'))
    return Array.isArray(value) && value.every((each) => fits(type.slice(0, -2), each));
  if (type === 'date') return typeof value === 'string' && !Number.isNaN(Date.parse(value));
  if (type === 'record' || /^[A-Z]/.test(type)) return typeof value === 'object' && value !== null;
  return typeof value === type;
}
