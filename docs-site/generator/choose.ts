/** The tables that help to choose: by need, by size, side by side, and which templates model the same things. */
import { countAttributes, type ResolvedTemplate } from '../../src/templates/resolve';
import { isRequired } from './attribute-text';
import { guideOf, levelOf, optionalTemplates, withHubs, type Facts } from './facts';
import { esc, table, tag } from './html';
import { link, templatePage } from './links';

type Block = (facts: Facts, page: string) => string;

export const capabilityTables: Readonly<Record<string, Block>> = {
  byNeed: ({ templates }, page) =>
    table(
      ['You want', 'Template', 'Level'],
      templates.flatMap((template) =>
        (template.needs ?? []).map((need, index) => [
          esc(need),
          index === 0
            ? named(template, page)
            : `<span class="lp-again">${link(page, templatePage(template.key, 'overview'), template.key)}</span>`,
          index === 0 ? levelOf(template) : '',
        ]),
      ),
      'lp-needs',
    ),
  bySize: (facts, page) =>
    table(
      ['Template', 'Level', 'Object types', 'Attributes', 'With its hubs', 'Comes along'],
      [...facts.templates]
        .sort((a, b) => a.level - b.level || a.objectTypes.length - b.objectTypes.length)
        .map((template) => {
          const hubs = withHubs(facts, template.key).filter((other) => other !== template);
          const together = [...hubs, template].reduce(
            (sum, other) => sum + other.objectTypes.length,
            0,
          );
          return [
            named(template, page),
            levelOf(template),
            String(template.objectTypes.length),
            String(countAttributes(template)),
            String(together),
            hubs.map(({ key }) => key).join(', '),
          ];
        }),
    ),
  comparison: (facts, page) =>
    table(
      [
        'Template',
        'Category',
        'Level',
        'Version',
        'Types',
        'Attributes',
        'Required',
        'References',
        'To other schemas',
        'Refers to',
        'Also, where deployed',
        'Rules',
        'Forms',
      ],
      facts.templates.map((template) => comparisonRow(facts, template, page)),
      'lp-comparison',
    ),
  overlaps: ({ templates }, page) =>
    table(
      ['Both have', 'Templates', 'Object types with the same name'],
      overlaps(templates).map(({ pair, names }) => [
        String(names.length),
        pair
          .map((template) => link(page, templatePage(template.key, 'overview'), template.key))
          .join(' and '),
        esc(names.join(', ')),
      ]),
    ),
};

const named = (template: ResolvedTemplate, page: string): string =>
  `${tag('span', 'lp-key', template.key)} ${link(page, templatePage(template.key, 'overview'), template.name)}`;

function comparisonRow(facts: Facts, template: ResolvedTemplate, page: string): string[] {
  const attributes = template.objectTypes.flatMap((type) => type.attributes);
  const references = attributes.filter((attribute) => attribute.type === 'reference');
  const guide = guideOf(facts, template.key);
  return [
    named(template, page),
    esc(template.category),
    levelOf(template),
    template.version,
    String(template.objectTypes.length),
    String(countAttributes(template)),
    String(attributes.filter(isRequired).length),
    String(references.length),
    String(template.crossReferences.length),
    template.extends.join(', '),
    optionalTemplates(template).join(', '),
    String(guide.rules.length),
    String(guide.forms.length),
  ];
}

/** Pairs of templates that have object types of the same name: usually one of them is enough. */
export function overlaps(
  templates: readonly ResolvedTemplate[],
): { pair: ResolvedTemplate[]; names: string[] }[] {
  const pairs = templates.flatMap((a, index) =>
    templates.slice(index + 1).map((b) => ({
      pair: [a, b],
      names: a.objectTypes.filter((type) => b.byName.has(type.name)).map((type) => type.name),
    })),
  );
  return pairs
    .filter(({ names }) => names.length > 0)
    .sort((a, b) => b.names.length - a.names.length);
}
