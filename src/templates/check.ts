/**
 * What a template must hold beyond its JSON Schema so that Assets takes it: names, targets,
 * statuses, limits. Pure, without dependencies. The limits are those of the Assets OpenAPI and
 * Atlassian documentation, each named where it is checked.
 */
import { MOST_DESCRIPTION, briefOf } from './brief';
import { attributeFlaws } from './check-attribute';
import { filterFlaws, placedByName } from './check-filter';
import { memberPath, type Flaw, type Problem } from './problem';
import { resolveTemplate } from './resolve';
import type { Template, TemplateStatus } from './template.generated';
import { walkTypes, type PlacedAttribute, type PlacedType } from './walk';
import { foldName } from '../text/fold-name';

/**
 * Unique attributes on one type, inherited ones included (Atlassian documentation, "verify
 * attribute values to be unique").
 */
export const MAX_UNIQUE = 2;

/**
 * Attributes on one type, inherited ones and the four of Assets included (Atlassian
 * documentation, recommended data structure).
 */
export const MAX_ATTRIBUTES = 35;

/** Attributes that Assets gives to every object type. */
export const PLATFORM_ATTRIBUTES = ['Key', 'Name', 'Created', 'Updated'] as const;

/** Every flaw of a template that fits the JSON Schema; [] for one that can be deployed. */
export function checkTemplateModel(template: Template, file: string): Problem[] {
  const types = walkTypes(template);
  const byName = new Map(types.map((placed) => [placed.type.name, placed.type]));
  const flaws = [
    ...headFlaws(template),
    ...descriptionFlaw('$', 'summary', template.summary, template.brief),
    ...statusFlaws(template.statusSets),
    ...duplicateTypes(types),
    ...movedFlaws(template),
    ...filterFlaws(template, ofItself(template)),
    ...types.flatMap((placed) => [
      ...typeFlaws(placed),
      ...placed.own.flatMap((attribute) => attributeFlaws(attribute, { template, byName })),
    ]),
  ];
  return flaws.map((flaw) => ({ file, ...flaw }));
}

function ofItself(template: Template): (key: string) => Map<string, PlacedType> | undefined {
  const own = placedByName(template);
  return (key) => (key === template.key ? own : undefined);
}

function headFlaws(template: Template): Flaw[] {
  const index = template.extends.indexOf(template.key);
  return index < 0
    ? []
    : [
        {
          path: `$.extends[${String(index)}]`,
          expected: 'the key of another template',
          found: 'its own key',
        },
      ];
}

/** What was moved must be there under its new name, or nothing would be found by the old one. */
function movedFlaws(template: Template): Flaw[] {
  const { moved = [] } = template;
  if (moved.length === 0) return [];
  const names = new Set(
    resolveTemplate(template).objectTypes.flatMap(({ path, attributes }) => {
      const at = path.join(' / ');
      return [at, ...attributes.map(({ name }) => `${at} . ${name}`)];
    }),
  );
  // A later move may take it further.
  return moved.flatMap(({ to }, at) =>
    names.has(to) || moved.slice(at + 1).some(({ from }) => to === from || to.startsWith(from))
      ? []
      : [{ path: `$.moved[${String(at)}].to`, expected: 'an element of the template', found: to }],
  );
}

/** What is sent as the description of an object schema or type must be short, or Assets Cloud refuses the element. */
function descriptionFlaw(
  at: string,
  field: 'summary' | 'purpose',
  text: string,
  brief: string | undefined,
): Flaw[] {
  const sent = briefOf(text, brief);
  if (sent.length <= MOST_DESCRIPTION) return [];
  return [
    {
      path: `${at}.${brief === undefined ? field : 'brief'}`,
      expected: `at most ${String(MOST_DESCRIPTION)} characters, or a brief text of that length beside it`,
      found: `${String(sent.length)} characters`,
    },
  ];
}

function statusFlaws(sets: Template['statusSets']): Flaw[] {
  const first = new Map<string, { status: TemplateStatus; at: string }>();
  return Object.entries(sets).flatMap(([set, statuses]) => {
    const inSet = new Set<string>();
    return statuses.flatMap((status, index) => {
      const at = `${memberPath('$.statusSets', set)}[${String(index)}]`;
      const flaws = statusFlaw(
        status,
        at,
        inSet.has(foldName(status.name)),
        first.get(foldName(status.name)),
      );
      inSet.add(foldName(status.name));
      if (!first.has(foldName(status.name))) first.set(foldName(status.name), { status, at });
      return flaws;
    });
  });
}

/**
 * One schema holds each status name once, with one category; names are 2 to 30 characters
 * (Atlassian documentation).
 */
function statusFlaw(
  status: TemplateStatus,
  at: string,
  again: boolean,
  earlier: { status: TemplateStatus; at: string } | undefined,
): Flaw[] {
  const flaws: Flaw[] = [];
  if (status.name.length < 2 || status.name.length > 30) {
    flaws.push({
      path: `${at}.name`,
      expected: '2 to 30 characters',
      found: `${String(status.name.length)} characters`,
    });
  }
  if (again)
    flaws.push({
      path: `${at}.name`,
      expected: 'each status once in a set',
      found: `"${status.name}" again`,
    });
  if (earlier !== undefined && earlier.status.category !== status.category) {
    flaws.push({
      path: `${at}.category`,
      expected: `"${earlier.status.category}", as for "${status.name}" at ${earlier.at}`,
      found: `"${status.category}"`,
    });
  }
  return flaws;
}

function duplicateTypes(types: readonly PlacedType[]): Flaw[] {
  const first = new Map<string, string>();
  return types.flatMap(({ type, at }) => {
    const earlier = first.get(foldName(type.name));
    if (earlier === undefined) first.set(foldName(type.name), at);
    return earlier === undefined
      ? []
      : [
          {
            path: `${at}.name`,
            expected: `a name other than that of ${earlier}`,
            found: `"${type.name}"`,
          },
        ];
  });
}

function typeFlaws({ type, at, own, inherited }: PlacedType): Flaw[] {
  const flaws = [
    ...descriptionFlaw(at, 'purpose', type.purpose, type.brief),
    ...duplicateAttributes(own, inherited),
  ];
  if (type.abstract === true && type.children === undefined) {
    flaws.push({
      path: at,
      expected: 'children below an abstract object type',
      found: `none below "${type.name}"`,
    });
  }
  const effective = [...inherited, ...own];
  const total = effective.length + PLATFORM_ATTRIBUTES.length;
  if (total > MAX_ATTRIBUTES) {
    flaws.push({
      path: `${at}.attributes`,
      expected: `at most ${String(MAX_ATTRIBUTES - PLATFORM_ATTRIBUTES.length)} attributes, inherited ones included`,
      found: String(effective.length),
    });
  }
  const unique = effective.filter(
    ({ attribute }) => 'unique' in attribute && attribute.unique === true,
  );
  if (unique.length > MAX_UNIQUE) {
    flaws.push({
      path: `${at}.attributes`,
      expected: `at most ${String(MAX_UNIQUE)} unique attributes, inherited ones included`,
      found: unique.map(({ attribute }) => attribute.name).join(', '),
    });
  }
  return flaws;
}

function duplicateAttributes(
  own: readonly PlacedAttribute[],
  inherited: readonly PlacedAttribute[],
): Flaw[] {
  const owners = new Map(PLATFORM_ATTRIBUTES.map((name) => [foldName(name), 'Assets itself']));
  for (const { attribute, owner } of inherited) owners.set(foldName(attribute.name), owner);
  return own.flatMap(({ attribute, at, owner }) => {
    const earlier = owners.get(foldName(attribute.name));
    owners.set(foldName(attribute.name), owner);
    return earlier === undefined
      ? []
      : [
          {
            path: `${at}.name`,
            expected: `a name that ${earlier} does not declare`,
            found: `"${attribute.name}"`,
          },
        ];
  });
}
