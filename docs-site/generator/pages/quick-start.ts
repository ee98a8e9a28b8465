import { importOrder } from '../../../src/templates/import-order';
import { countAttributes, type ResolvedTemplate } from '../../../src/templates/resolve';
import { guideOf, withHubs, type Facts } from '../facts';
import { count, esc, list, sentence, table } from '../html';
import { csvFile, link, templatePage, typeLink } from '../links';
import type { SitePage } from '../page';
import { figures, templateFrame } from './frame';

export function quickStartPage(facts: Facts, template: ResolvedTemplate): SitePage {
  const path = templatePage(template.key, 'quick-start');
  const { start, roles, rules } = guideOf(facts, template.key);
  const order = importOrder(withHubs(facts, template.key))
    .filter((step) => step.template === template.key)
    .map((step) => step.objectType);
  const fill = [...start.fill].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return templateFrame(template, 'quick-start', `${figures(template)}\n\n${esc(start.goal)}`, [
    '## 1. Deploy it',
    deploy(facts, template, path),
    '## 2. Name the owners',
    'Before the first import, agree who holds each role. The ' +
      `${link(path, templatePage(template.key, 'governance'), 'governance playbook')} ` +
      'says what each answers for.',
    list(roles.map((role) => `<b>${esc(role.name)}</b>: ${esc(role.held)}`)),
    '## 3. Fill these first',
    `Not everything at once. Start with ${count(fill.length, 'object type')}, in ` +
      'this order; the ' +
      `${link(path, templatePage(template.key, 'import'), 'import order')} lists the ` +
      'rest.',
    table(
      ['Object type', 'One object is', 'Header file'],
      fill.map((type) => [
        typeLink(path, template.key, type),
        esc(template.byName.get(type)?.purpose ?? ''),
        `<a class="lp-file" href="./${csvFile(type)}" download>${esc(csvFile(type).replace('csv/', ''))}</a>`,
      ]),
    ),
    '## 4. Make it work',
    list(start.steps.map(esc)),
    '## 5. Ask it something',
    `${esc(start.question.ask)}\n\n${aqlBlock(start.question.aql)}`,
    '## 6. Keep it true',
    'From the second week on, run the rules that cost most when they break. All ' +
      `${String(rules.length)} are in the ` +
      `${link(path, templatePage(template.key, 'governance'), 'governance playbook')}.`,
    table(
      ['Rule', 'Look', 'Who'],
      rules.slice(0, 3).map((rule) => [esc(rule.title), esc(rule.check), esc(rule.role)]),
    ),
  ]);
}

export const aqlBlock = (aql: string): string => `\`\`\`sql\n${aql}\n\`\`\``;

function deploy(facts: Facts, template: ResolvedTemplate, path: string): string {
  const together = withHubs(facts, template.key);
  const hubs = together.filter((other) => other !== template);
  const total = together.reduce((sum, other) => sum + other.objectTypes.length, 0);
  const attributes = together.reduce((sum, other) => sum + countAttributes(other), 0);
  const along =
    hubs.length === 0
      ? ''
      : ` If ${sentence(hubs.map(({ key }) => key))} ` +
        `${hubs.length === 1 ? 'is' : 'are'} not there yet, ` +
        `${hubs.length === 1 ? 'it comes' : 'they come'} along: together ` +
        `${count(total, 'object type')} and ${count(attributes, 'attribute')}.`;
  return [
    'In Rovo chat, with the LaunchPad agent (or in the terminal with ' +
      `${link(path, 'install/try-it', 'the local machine')}):`,
    `\`\`\`text\ndeploy the ${template.key} schema\n\`\`\``,
    `Read the preview, then type ${'`confirm`'} and the code it shows.${along}`,
  ].join('\n\n');
}
