import type { ResolvedTemplate } from '../../../src/templates/resolve';
import { guideOf, type Facts } from '../facts';
import { CADENCES, type Guide, type GuideRule } from '../guide';
import { count, esc, list, table } from '../html';
import { link, templatePage, typeLink } from '../links';
import type { SitePage } from '../page';
import { templateFrame } from './frame';
import { aqlBlock } from './quick-start';

export function governancePage(facts: Facts, template: ResolvedTemplate): SitePage {
  const path = templatePage(template.key, 'governance');
  const guide = guideOf(facts, template.key);
  return templateFrame(
    template,
    'governance',
    'Who answers for the data, what is checked and how often. ' +
      `${count(guide.roles.length, 'role')}, ` +
      `${count(guide.rules.length, 'data-quality rule')}.`,
    [
      '## Owners',
      table(
        ['Role', 'Usually held by', 'Answers for', 'Object types'],
        guide.roles.map((role) => [
          `<b>${esc(role.name)}</b>`,
          esc(role.held),
          esc(role.duty),
          role.owns.map((type) => typeLink(path, template.key, type)).join(', '),
        ]),
      ),
      '## Data-quality rules',
      'Each query finds the objects that break the rule, so an empty answer is the ' +
        'good one. Run it in the object schema, under advanced search, or put ' +
        `${'`objectSchema = "…" AND`'} before it. The queries are parsed and every ` +
        'name in them is held to the template by the tests; none of them has been run ' +
        'on a site.',
      ...guide.rules.map((rule) => ruleEntry(rule, template, path)),
      '## Review cadence',
      table(
        ['How often', 'What', 'Who'],
        [...guide.reviews]
          .sort((a, b) => CADENCES.indexOf(a.every) - CADENCES.indexOf(b.every))
          .map((review) => [esc(capital(review.every)), esc(review.what), esc(review.role)]),
      ),
      '## Who does what',
      'R does it, A answers for it, C is asked before, I is told after.',
      raci(guide),
      '## See also',
      list([
        `${link(path, 'operate/governance', 'How governance works in Assets')}: ` +
          'running rules, recording results, changing the model',
        `${link(path, templatePage(template.key, 'automation'), 'Automation ideas')} that keep these rules green`,
      ]),
    ],
  );
}

function ruleEntry(rule: GuideRule, template: ResolvedTemplate, path: string): string {
  const tolerated =
    rule.tolerated === 0
      ? 'None tolerated.'
      : `Up to ${count(rule.tolerated, 'object')} tolerated.`;
  return [
    `### ${rule.id} ${esc(rule.title)} {#${rule.id.toLowerCase()}}`,
    `${esc(rule.why)} ${capital(rule.check)}, by the ${esc(rule.role)}, on ` +
      `${typeLink(path, template.key, rule.type)}. ${tolerated}`,
    aqlBlock(rule.aql),
  ].join('\n\n');
}

export const capital = (text: string): string =>
  `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

function raci({ roles, raci: rows }: Guide): string {
  return table(
    ['Activity', ...roles.map((role) => esc(role.name))],
    rows.map((row) => [
      esc(row.activity),
      ...roles.map(({ name }) =>
        [
          ...(row.responsible.includes(name) ? ['R'] : []),
          ...(row.accountable === name ? ['A'] : []),
          ...(row.consulted.includes(name) ? ['C'] : []),
          ...(row.informed.includes(name) ? ['I'] : []),
        ].join(' / '),
      ),
    ]),
    'lp-raci',
  );
}
