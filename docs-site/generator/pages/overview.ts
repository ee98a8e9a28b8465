import type { ResolvedTemplate } from '../../../src/templates/resolve';
import { builtOn, optionalTemplates, type Facts } from '../facts';
import { drawGraph } from '../graph/draw';
import { count, esc, list, sentence, table, tag } from '../html';
import { link, templatePage, typeLink } from '../links';
import type { SitePage } from '../page';
import { figures, templateFrame } from './frame';

export function overviewPage(facts: Facts, template: ResolvedTemplate): SitePage {
  const path = templatePage(template.key, 'overview');
  return templateFrame(
    template,
    'overview',
    `${figures(template)}\n\n${tag('p', 'lp-lead', esc(template.summary))}`,
    [
      needs(template),
      '## How it hangs together',
      legend(template),
      tag('div', 'lp-figure', drawGraph(template, path)),
      '## Object types',
      typesTable(template, path),
      '## What it needs, and what builds on it',
      neighbours(facts, template, path),
      referencesTable(template, path),
      '## Reference types',
      referenceTypes(template),
      '## Statuses',
      statuses(template),
      ...((template.sources ?? []).length === 0
        ? []
        : ['## What it draws on', list((template.sources ?? []).map(esc))]),
      ...releases(facts, template),
    ],
    false,
  );
}

const flag = (words: string): string => ` ${tag('span', 'lp-flag', words)}`;

const needs = (template: ResolvedTemplate): string =>
  (template.needs ?? []).length === 0
    ? ''
    : `Choose it for:${list((template.needs ?? []).map(esc))}`;

function legend(template: ResolvedTemplate): string {
  const elsewhere =
    template.crossReferences.length === 0
      ? ''
      : ' A dashed line goes to an object type of another schema.';
  const inherits = template.objectTypes.some((type) => type.inherits)
    ? ' A grey line with a hollow triangle means that a type inherits the attributes ' +
      'of the one above; a dashed frame marks an abstract type, which holds no ' +
      'objects.'
    : '';
  return (
    'Each box is an object type with the number of attributes it declares. A ' +
    'coloured line ends with an arrow at the type referred to; all lines to one ' +
    `type share a colour.${elsewhere}${inherits} Point at a box to see only its ` +
    'own lines; choose it for its entry in the data dictionary.'
  );
}

function typesTable(template: ResolvedTemplate, path: string): string {
  const grouped = template.objectTypes.some((type) => type.group !== null);
  return table(
    [
      ...(grouped ? ['Group'] : []),
      'Object type',
      'One object is',
      'Own attributes',
      'With inherited',
    ],
    template.objectTypes.map((type, index) => [
      ...(grouped
        ? [template.objectTypes[index - 1]?.group === type.group ? '' : esc(type.group ?? '')]
        : []),
      [
        '<span class="lp-indent"></span>'.repeat(type.path.length - 1),
        typeLink(path, template.key, type.name),
        type.abstract ? flag('abstract') : '',
        type.highVolume ? flag('many objects') : '',
      ].join(''),
      esc(type.purpose),
      String(type.attributes.length),
      String(template.effective.get(type.name)?.length ?? 0),
    ]),
    'lp-types',
  );
}

function neighbours(facts: Facts, template: ResolvedTemplate, path: string): string {
  const name = (key: string): string => link(path, templatePage(key, 'overview'), `${key}`);
  const optional = optionalTemplates(template);
  const users = builtOn(facts, template.key);
  return list([
    template.extends.length === 0
      ? 'It needs no other template: it stands on its own.'
      : `It refers to ${sentence(template.extends.map(name))}. Where a hub is missing, ` +
        'it comes along in the same preview; see ' +
        `${link(path, 'overview/reference-modes', 'reference modes')} for the other ` +
        'two ways.',
    ...(optional.length === 0
      ? []
      : [
          `Where they are deployed it can also refer to ${sentence(optional.map(name))}; ` +
            'without them those references are left out, and nothing else changes.',
        ]),
    users.length === 0
      ? 'No other template refers to it as a hub.'
      : `${count(users.length, 'template')} ${users.length === 1 ? 'refers' : 'refer'} ` +
        `to it: ${sentence(users.map(({ key }) => name(key)))}.`,
  ]);
}

function referencesTable(template: ResolvedTemplate, path: string): string {
  if (template.crossReferences.length === 0) return '';
  const targets = [
    ...new Set(
      template.crossReferences.map((reference) => `${reference.template}.${reference.target}`),
    ),
  ];
  return table(
    ['Object type elsewhere', 'Referred to by'],
    targets.map((target) => {
      const references = template.crossReferences.filter(
        (reference) => `${reference.template}.${reference.target}` === target,
      );
      const [first] = references;
      return [
        first === undefined
          ? esc(target)
          : `${typeLink(path, first.template, first.target)} ` +
            tag('span', 'lp-key', first.template) +
            (first.optional ? flag('where deployed') : ''),
        references
          .map(
            (reference) =>
              `${typeLink(path, template.key, reference.objectType)}.${esc(reference.attribute)}`,
          )
          .join(', '),
      ];
    }),
  );
}

function referenceTypes(template: ResolvedTemplate): string {
  const uses = new Map<string, number>();
  for (const type of template.objectTypes)
    for (const attribute of type.attributes)
      if (attribute.type === 'reference') uses.set(attribute.as, (uses.get(attribute.as) ?? 0) + 1);
  const names = [...uses].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  const pills = names.map(([name, times]) =>
    tag('span', 'lp-pill', `${esc(name)} <i>${String(times)}</i>`),
  );
  return (
    'A reference type names the relation, read from source to target. ' +
    `${count(names.length, 'reference type')}:\n\n${tag('div', 'lp-pills', pills.join(''))}`
  );
}

function statuses(template: ResolvedTemplate): string {
  const sets = Object.entries(template.statusSets);
  if (sets.length === 0) return 'It has no attribute of type status.';
  return table(
    ['Set', 'Statuses', 'Used by'],
    sets.map(([name, set]) => [
      esc(name),
      tag(
        'div',
        'lp-pills',
        set.map((status) => tag('span', `lp-pill ${status.category}`, esc(status.name))).join(''),
      ),
      template.objectTypes
        .flatMap((type) =>
          type.attributes
            .filter((attribute) => attribute.type === 'status' && attribute.statuses === name)
            .map((attribute) => esc(`${type.name}.${attribute.name}`)),
        )
        .join(', '),
    ]),
  );
}

interface Releases {
  releases: { version: string; date: string; changes: string[] }[];
}

/** Its changelog, newest first. */
function releases(facts: Facts, template: ResolvedTemplate): string[] {
  const text = facts.read(`catalog/releases/${template.key.toLowerCase()}.json`);
  if (text === null) return [];
  const rows = [...(JSON.parse(text) as Releases).releases].reverse();
  return [
    '## Releases',
    table(
      ['Version', 'Date', 'Changes'],
      rows.map(({ version, date, changes }) => [
        esc(version),
        esc(date),
        changes.map(esc).join('<br>'),
      ]),
    ),
  ];
}
