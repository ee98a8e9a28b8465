import { parseTarget } from '../../../src/templates/target';
import type { ResolvedTemplate } from '../../../src/templates/resolve';
import type { TemplateAttribute } from '../../../src/templates/template.generated';
import { choices, isRequired, isUnique, mostValues, ruleCell } from '../attribute-text';
import { guideOf, type Facts } from '../facts';
import type { GuideForm } from '../guide';
import { count, esc, slug, table, tag } from '../html';
import { link, templatePage, typeLink } from '../links';
import type { SitePage } from '../page';
import { templateFrame } from './frame';

const FIELDS: Record<string, string> = {
  text: 'Short text',
  textarea: 'Paragraph',
  boolean: 'Checkbox',
  ipaddress: 'Short text (IP address)',
  integer: 'Number',
  float: 'Number',
  date: 'Date',
  datetime: 'Date and time',
  url: 'URL',
  email: 'E-mail',
  select: 'Drop-down',
  status: 'Drop-down',
  user: 'User picker',
  group: 'Group picker',
  reference: 'Assets object',
};

export function formsPage(facts: Facts, template: ResolvedTemplate): SitePage {
  const path = templatePage(template.key, 'forms');
  const { forms } = guideOf(facts, template.key);
  const covered = new Set(forms.filter((form) => form.does === 'create').map((form) => form.type));
  const others = template.objectTypes.filter((type) => !type.abstract && !covered.has(type.name));
  return templateFrame(
    template,
    'forms',
    'Request forms for the portal of your service project: ' +
      `${count(forms.length, 'form')} worth building, and the fields of every other ` +
      'object type. Types, choices, help and validation come from the template; what ' +
      'is asked beyond it is marked.',
    [
      ...forms.map((form) => formEntry(form, template, path)),
      ...(others.length === 0
        ? []
        : [
            '## Fields of the other object types',
            'For a form that creates one of these, ask for Name and the required fields; ' +
              'the key fields find the object again.',
            table(
              ['Object type', 'Required', 'Key', 'Worth asking'],
              others.map((type) => {
                const attributes = template.effective.get(type.name) ?? [];
                const names = (some: readonly TemplateAttribute[]): string =>
                  some.map((attribute) => esc(attribute.name)).join(', ');
                return [
                  typeLink(path, template.key, type.name),
                  names(attributes.filter(isRequired)),
                  names(attributes.filter(isUnique)),
                  names(
                    attributes
                      .filter(
                        (attribute) =>
                          !isRequired(attribute) &&
                          !isUnique(attribute) &&
                          ['reference', 'select'].includes(attribute.type),
                      )
                      .slice(0, 5),
                  ),
                ];
              }),
            ),
          ]),
      '## Building a form',
      'In the project settings, make a request type and a form for it; use an Assets ' +
        'objects field for every field marked “Assets object”, with the filter shown. ' +
        'An automation rule then creates or changes the object: see the ' +
        `${link(path, templatePage(template.key, 'automation'), 'automation ideas')}. ` +
        'LaunchPad deploys the data model only; it builds no request types.',
    ],
  );
}

function formEntry(form: GuideForm, template: ResolvedTemplate, path: string): string {
  const attributes = template.effective.get(form.type) ?? [];
  const rows = form.fields
    .flatMap((name) => attributes.filter((attribute) => attribute.name === name))
    .map((attribute) => [
      `<b>${esc(attribute.name)}</b>`,
      fieldKind(attribute),
      isRequired(attribute) && form.does === 'create' ? 'yes' : '',
      `${esc(attribute.description ?? '')}${choices(attribute, template)}`,
      validation(attribute),
    ]);
  const name =
    form.does === 'create'
      ? [
          [
            '<b>Name</b>',
            'Short text',
            'yes',
            'What people call it; Assets shows it as the label.',
            '',
          ],
        ]
      : [
          [
            '<b>Object</b>',
            'Assets object',
            'yes',
            `Which ${esc(form.type)} it is about.`,
            `Filter: ${filter(form.type)}`,
          ],
        ];
  const questions = form.questions.map((question) => [
    `${esc(question.name)} ${tag('span', 'lp-flag', 'asked only')}`,
    esc(question.kind),
    '',
    esc(question.help),
    '',
  ]);
  return [
    `## ${esc(form.name)} {#${slug(form.name)}}`,
    `${esc(form.purpose)} ${verb(form)} ${typeLink(path, template.key, form.type)}.`,
    table(
      ['Field', 'Kind', 'Required', 'Help', 'Validation'],
      [...name, ...rows, ...questions],
      'lp-form',
    ),
    `**Approval:** ${esc(form.approval)}  \n**Afterwards:** ${esc(form.after)}`,
  ].join('\n\n');
}

const verb = ({ does }: GuideForm): string =>
  ({ create: 'Creates one', update: 'Changes one', retire: 'Retires one' })[does];

const fieldKind = (attribute: TemplateAttribute): string =>
  (FIELDS[attribute.type] ?? attribute.type) +
  (mostValues(attribute) > 1 ? `, up to ${String(mostValues(attribute))}` : '');

const filter = (objectType: string): string => `<code>objectType = "${esc(objectType)}"</code>`;

function validation(attribute: TemplateAttribute): string {
  if (attribute.type !== 'reference')
    return ruleCell(attribute).replace(/<span class="lp-flag required">required<\/span>\s*/, '');
  const target = parseTarget(attribute.to, '').objectType;
  return attribute.subtypes === true
    ? `Filter: <code>objectType IN objectTypeAndChildren("${esc(target)}")</code>`
    : `Filter: ${filter(target)}`;
}
