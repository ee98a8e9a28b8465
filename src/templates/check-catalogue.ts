/** What holds between templates: hubs, targets across files, one meaning for a status. Pure. */
import { subtypesFlaws } from './check-attribute';
import { filterFlaws, placedByName } from './check-filter';
import { sameName } from './check';
import { memberPath, type Flaw, type Problem } from './problem';
import { parseTarget } from './target';
import type { Template, TemplateObjectType } from './template.generated';
import { walkTypes } from './walk';

export interface TemplateFile {
  file: string;
  template: Template;
}

/** Flaws that show only when all templates are seen together. Each file is sound by itself already. */
export function checkCatalogueModel(files: readonly TemplateFile[]): Problem[] {
  const types = new Map(
    files.map(({ template }) => [
      template.key,
      new Map(walkTypes(template).map(({ type }) => [type.name, type])),
    ]),
  );
  const placed = new Map(files.map(({ template }) => [template.key, placedByName(template)]));
  return [
    ...duplicateKeys(files),
    ...files.flatMap(({ file, template }) =>
      [
        ...hubFlaws(template, types),
        ...targetFlaws(template, types),
        ...filterFlaws(template, (key) => (key === template.key ? undefined : placed.get(key))),
      ].map((flaw) => ({ file, ...flaw })),
    ),
    ...statusCategories(files),
  ];
}

function duplicateKeys(files: readonly TemplateFile[]): Problem[] {
  const first = new Map<string, string>();
  return files.flatMap(({ file, template }) => {
    const earlier = first.get(template.key);
    if (earlier === undefined) first.set(template.key, file);
    return earlier === undefined
      ? []
      : [
          {
            file,
            path: '$.key',
            expected: `a key other than that of ${earlier}`,
            found: `"${template.key}"`,
          },
        ];
  });
}

type TypesByTemplate = ReadonlyMap<string, ReadonlyMap<string, TemplateObjectType>>;

function hubFlaws(template: Template, types: TypesByTemplate): Flaw[] {
  return template.extends.flatMap((key, index) =>
    types.has(key)
      ? []
      : [
          {
            path: `$.extends[${String(index)}]`,
            expected: `one of ${[...types.keys()].join(', ')}`,
            found: `"${key}"`,
          },
        ],
  );
}

/** A template that is not there may be referred to only where that reference is optional, which `check.ts` holds. */
function targetFlaws(template: Template, types: TypesByTemplate): Flaw[] {
  return walkTypes(template).flatMap(({ own }) =>
    own.flatMap(({ attribute, at }): Flaw[] => {
      if (attribute.type !== 'reference') return [];
      const { template: key, objectType } = parseTarget(attribute.to, template.key);
      const there = types.get(key);
      if (key === template.key || there === undefined) return [];
      const target = there.get(objectType);
      if (target === undefined)
        return [
          { path: `${at}.to`, expected: `an object type of ${key}`, found: `"${objectType}"` },
        ];
      return subtypesFlaws(attribute, at, target);
    }),
  );
}

/** A local copy of a hub's object types brings its statuses along, so a name has one category in the whole catalogue. */
function statusCategories(files: readonly TemplateFile[]): Problem[] {
  const first = new Map<string, { category: string; file: string }>();
  return files.flatMap(({ file, template }) =>
    Object.entries(template.statusSets).flatMap(([set, statuses]) =>
      statuses.flatMap(({ name, category }, index) => {
        const earlier = first.get(sameName(name));
        if (earlier === undefined) first.set(sameName(name), { category, file });
        if (earlier === undefined || earlier.file === file || earlier.category === category)
          return [];
        return [
          {
            file,
            path: `${memberPath('$.statusSets', set)}[${String(index)}].category`,
            expected: `"${earlier.category}", as for "${name}" in ${earlier.file}`,
            found: `"${category}"`,
          },
        ];
      }),
    ),
  );
}
