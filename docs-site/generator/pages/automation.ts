import type { ResolvedTemplate } from '../../../src/templates/resolve';
import { guideOf, type Facts } from '../facts';
import type { Automation } from '../guide';
import { count, esc, slug, table } from '../html';
import { link, templatePage, typeLink } from '../links';
import type { SitePage } from '../page';
import { templateFrame } from './frame';
import { aqlBlock } from './quick-start';

export function automationPage(facts: Facts, template: ResolvedTemplate): SitePage {
  const path = templatePage(template.key, 'automation');
  const { automations } = guideOf(facts, template.key);
  return templateFrame(
    template,
    'automation',
    `${count(automations.length, 'idea')} for Jira automation rules over this ` +
      'data. They are written down, not deployed: LaunchPad creates no rules.',
    [
      table(
        ['Rule', 'Starts', 'On'],
        automations.map((automation) => [
          `<a href="#${slug(automation.name)}">${esc(automation.name)}</a>`,
          starts(automation),
          typeLink(path, template.key, automation.type),
        ]),
      ),
      ...automations.map((automation) => entry(automation, path, template)),
      '## Before you build them',
      'A rule acts as the account chosen as its actor; give that account the Object ' +
        'schema users role, or developers where it changes objects. A look-up of ' +
        'objects returns a limited number at a time: keep queries narrow, and test a ' +
        'rule on one object first. The ' +
        `${link(path, 'improve/automation', 'page on automation')} says more.`,
    ],
  );
}

const starts = (automation: Automation): string =>
  ({
    schedule: automation.on === 'schedule' ? automation.every : '',
    object: automation.on === 'object' ? `when an object is ${automation.event}` : '',
    request: 'when a request moves on',
  })[automation.on];

function entry(automation: Automation, path: string, template: ResolvedTemplate): string {
  const head = `## ${esc(automation.name)} {#${slug(automation.name)}}`;
  if (automation.on === 'schedule')
    return [
      head,
      `**Runs** ${automation.every}, over ${typeLink(path, template.key, automation.type)}:`,
      aqlBlock(automation.aql),
      `**Then** ${esc(automation.then)}`,
    ].join('\n\n');
  if (automation.on === 'object')
    return [
      head,
      `**When** a ${typeLink(path, template.key, automation.type)} is ${automation.event}, and ${esc(automation.when)}`,
      `**Then** ${esc(automation.then)}`,
    ].join('\n\n');
  const form = `${templatePage(template.key, 'forms')}#${slug(automation.form)}`;
  return [
    head,
    `**When** the request “${link(path, form, automation.form)}” ${esc(automation.when)}`,
    `**Then** ${esc(automation.then)}`,
  ].join('\n\n');
}
