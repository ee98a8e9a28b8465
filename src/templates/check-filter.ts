/**
 * Filters of references: what they ask for must be there, and be there before them. Part of
 * `check.ts` and `check-catalogue.ts`.
 */
import { attributesAsked } from './filter';
import type { Flaw } from './problem';
import { parseTarget } from './target';
import type { Template, TemplateAttribute } from './template.generated';
import { walkTypes, type PlacedAttribute, type PlacedType } from './walk';

/** @param typesOf the object types of a template that is looked at here; undefined for one that is not */
export function filterFlaws(
  template: Template,
  typesOf: (key: string) => ReadonlyMap<string, PlacedType> | undefined,
): Flaw[] {
  return walkTypes(template).flatMap(({ own }) =>
    own.flatMap(({ attribute, at }): Flaw[] => {
      if (filterOf(attribute) === undefined || attribute.type !== 'reference') return [];
      const { template: key, objectType } = parseTarget(attribute.to, template.key);
      const target = typesOf(key)?.get(objectType);
      if (target === undefined) return [];
      return attributesAsked(filterOf(attribute) ?? '').flatMap((name) =>
        flawOf(name, target, `${at}.filter`, objectType),
      );
    }),
  );
}

/** With each object type by name: what `filterFlaws` looks targets up in. */
export const placedByName = (template: Template): Map<string, PlacedType> =>
  new Map(walkTypes(template).map((placed) => [placed.type.name, placed]));

const filterOf = (attribute: TemplateAttribute): string | undefined =>
  attribute.type === 'reference' ? attribute.filter : undefined;

/**
 * Attributes of a type are created one after another, and a filter after what it asks for: where
 * a filtered reference came first, the two could wait for each other.
 */
function flawOf(name: string, target: PlacedType, path: string, objectType: string): Flaw[] {
  const all = [...target.inherited, ...target.own];
  const asked = all.find(({ attribute }) => attribute.name === name);
  if (asked === undefined)
    return name === 'Name' || name === 'Key'
      ? []
      : [{ path, expected: `an attribute of ${objectType}`, found: `"${name}"` }];
  const before = all.slice(0, all.indexOf(asked)).find(isFilteredOf(asked.owner));
  return before === undefined
    ? []
    : [
        {
          path,
          expected: `an attribute of ${objectType} before its first reference with a filter`,
          found: `"${name}" behind "${before.attribute.name}"`,
        },
      ];
}

const isFilteredOf =
  (owner: string) =>
  (placed: PlacedAttribute): boolean =>
    placed.owner === owner && filterOf(placed.attribute) !== undefined;
