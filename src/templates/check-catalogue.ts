/** What holds between templates: hubs, targets across files, one meaning for a status. Pure. */
import { subtypesFlaws } from './check-attribute';
import { filterFlaws, placedByName } from './check-filter';
import { memberPath, type Flaw, type Problem } from './problem';
import { fillersOf } from './roles';
import { parseTarget } from './target';
import type { Template, TemplateObjectType } from './template.generated';
import { walkTypes } from './walk';
import { foldName } from '../text/fold-name';

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
        ...kinFlaws(template, types),
        ...fillFlaws(template, types),
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

/** What it contains must be there, and whole; what it is an alternative to must be there. */
function kinFlaws(template: Template, types: TypesByTemplate): Flaw[] {
  const own = types.get(template.key);
  const among = `one of ${[...types.keys()].join(', ')}`;
  const unknown = (member: 'contains' | 'alternativeTo'): Flaw[] =>
    (template[member] ?? []).flatMap((key, index) =>
      types.has(key) && key !== template.key
        ? []
        : [{ path: `$.${member}[${String(index)}]`, expected: among, found: `"${key}"` }],
    );
  const lacking = (template.contains ?? []).flatMap((key, index) => {
    const missing = [...(types.get(key)?.keys() ?? [])].filter((name) => own?.has(name) !== true);
    return missing.length === 0
      ? []
      : [
          {
            path: `$.contains[${String(index)}]`,
            expected: `every object type of ${key}`,
            found: `no ${missing.join(', ')}`,
          },
        ];
  });
  return [...unknown('contains'), ...unknown('alternativeTo'), ...lacking];
}

/** A role stands for one object type of it, called alike in all that fill it: people link to it by that name. */
function fillFlaws(template: Template, types: TypesByTemplate): Flaw[] {
  return Object.entries(template.fills ?? {}).flatMap(([role, name]) => {
    const [first] = fillersOf(role);
    const path = memberPath('$.fills', role);
    return [
      ...(types.get(template.key)?.has(name) === true
        ? []
        : [{ path, expected: 'an object type of this template', found: `"${name}"` }]),
      ...(first === undefined || first.objectType === name
        ? []
        : [
            {
              path,
              expected: `"${first.objectType}", as in ${first.template}`,
              found: `"${name}"`,
            },
          ]),
    ];
  });
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

/**
 * A local copy of a hub's object types brings its statuses along, so a name has one category in
 * the whole catalogue.
 */
function statusCategories(files: readonly TemplateFile[]): Problem[] {
  const first = new Map<string, { category: string; file: string }>();
  return files.flatMap(({ file, template }) =>
    Object.entries(template.statusSets).flatMap(([set, statuses]) =>
      statuses.flatMap(({ name, category }, index) => {
        const earlier = first.get(foldName(name));
        if (earlier === undefined) first.set(foldName(name), { category, file });
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
