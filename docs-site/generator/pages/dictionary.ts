import {
  countAttributes,
  type ResolvedObjectType,
  type ResolvedTemplate,
} from '../../../src/templates/resolve';
import { cardinality, meaningCell, ruleCell, typeCell } from '../attribute-text';
import { count, esc, table, tag } from '../html';
import { templatePage, typeAnchor, typeLink } from '../links';
import type { SitePage } from '../page';
import { templateFrame } from './frame';

export function dictionaryPage(template: ResolvedTemplate): SitePage {
  const path = templatePage(template.key, 'dictionary');
  const lead =
    `${count(template.objectTypes.length, 'object type')}, ` +
    `${count(countAttributes(template), 'attribute')}. Assets itself adds Key, ` +
    'Name, Created and Updated to every type, so no template lists them. ' +
    'Cardinality is given as least..most values.';
  return templateFrame(
    template,
    'dictionary',
    lead,
    template.objectTypes.map((type) => entry(type, template, path)),
    false,
  );
}

function entry(type: ResolvedObjectType, template: ResolvedTemplate, path: string): string {
  const above = type.path.slice(0, -1);
  const below = template.objectTypes.filter((other) => other.parentPath?.at(-1) === type.name);
  const traits = [
    ...(type.group === null ? [] : [`Group: ${esc(type.group)}.`]),
    ...(type.abstract ? ['Abstract: it holds no objects of its own.'] : []),
    ...(type.highVolume ? ['Expect many objects here; Assets bills by object.'] : []),
    ...(below.length === 0
      ? []
      : [
          `Children: ${below.map((child) => typeLink(path, template.key, child.name)).join(', ')}.`,
        ]),
    `Icon: ${esc(type.icon)}.`,
  ];
  const inherited = (template.effective.get(type.name) ?? []).slice(
    0,
    -type.attributes.length || undefined,
  );
  return [
    `## ${type.name} {#${typeAnchor(type.name)}}`,
    `${esc(type.purpose)} ${tag('span', 'lp-traits', traits.join(' '))}`,
    above.length === 0
      ? ''
      : `Inherits ${count(inheritedCount(type, template), 'attribute')} from ${[...above]
          .reverse()
          .map((name) => typeLink(path, template.key, name))
          .join(' ← ')}: ${inherited
          .slice(0, inheritedCount(type, template))
          .map((attribute) => esc(attribute.name))
          .join(', ')}.`,
    type.attributes.length === 0
      ? 'It declares no attribute of its own.'
      : table(
          ['Attribute', 'Type', 'Card.', 'Rules', 'Meaning'],
          type.attributes.map((attribute) => [
            `<b>${esc(attribute.name)}</b>`,
            typeCell(attribute, template, path),
            cardinality(attribute),
            ruleCell(attribute),
            meaningCell(attribute, template),
          ]),
          'lp-dictionary',
        ),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const inheritedCount = (type: ResolvedObjectType, template: ResolvedTemplate): number =>
  (template.effective.get(type.name)?.length ?? 0) - type.attributes.length;
