/** What hand-written pages can ask for with `{{@name argument}}`. */
import { countAttributes, homesOf, type ResolvedTemplate } from '../../src/templates/resolve';
import { builtOn, levelOf, optionalTemplates, type Facts } from './facts';
import { drawGraph } from './graph/draw';
import { drawHubMap } from './graph/hub-map';
import { code, count, esc, table, tag } from './html';
import { capabilityTables } from './choose';
import { includedDocuments, readmeSection } from './included';
import { href, link, templatePage } from './links';

type Block = (facts: Facts, page: string, argument: string) => string;

export const BLOCKS: Readonly<Record<string, Block>> = {
  cards: (facts, page) => cards(facts, page),
  hubMap: (facts, page) => tag('div', 'lp-figure', drawHubMap(facts, page)),
  graph: (facts, page, key) => graph(facts, page, key),
  actions: (facts) => actions(facts),
  scopes: (facts) =>
    table(
      ['Scope asked for'],
      facts.scopes.map((scope) => [code(scope)]),
    ),
  readme: (facts, page, heading) => readmeSection(facts, heading, page),
  conversation: (facts) => conversation(facts),
  documents: (facts, page) =>
    table(
      ['Document', 'In it'],
      includedDocuments(facts).map((document) => [
        link(page, document.path, document.title),
        esc(document.summary),
      ]),
    ),
  governanceIndex: (facts, page) => governanceIndex(facts, page),
  hubs: (facts, page) => hubs(facts, page),
  neighbours: (facts, page) => neighbours(facts, page),
  ...capabilityTables,
};

function card(template: ResolvedTemplate, page: string): string {
  const level = tag('span', `lp-level l${String(template.level)}`, levelOf(template));
  const counts =
    `${count(template.objectTypes.length, 'object type')} ` +
    `· ${count(countAttributes(template), 'attribute')}`;
  return [
    `<a class="lp-card" href="${href(page, templatePage(template.key, 'overview'))}">`,
    tag('span', 'lp-card-head', tag('span', 'lp-key', template.key) + level),
    `<strong>${esc(template.name)}</strong>`,
    tag('span', 'lp-card-text', esc(template.summary)),
    `${tag('span', 'lp-card-foot', counts)}</a>`,
  ].join('');
}

function cards({ templates }: Facts, page: string): string {
  const categories = [...new Set(templates.map((template) => template.category))];
  return categories
    .map((category) =>
      [
        `<h3 class="lp-category">${esc(category)}</h3>`,
        tag(
          'div',
          'lp-cards',
          templates
            .filter((template) => template.category === category)
            .map((template) => card(template, page))
            .join(''),
        ),
      ].join('\n'),
    )
    .join('\n');
}

function graph({ catalogue }: Facts, page: string, key: string): string {
  const template = catalogue.get(key);
  if (template === undefined) throw new Error(`no template ${key}`);
  return tag('div', 'lp-figure', drawGraph(template, page));
}

const actions = ({ actions: all }: Facts): string =>
  table(
    ['Action', 'Verb', 'What it does', 'Inputs'],
    all.map((action) => [
      code(action.key),
      action.verb,
      esc(action.description),
      action.inputs.map((input) => `${code(input.name)}${input.required ? '' : '?'}`).join(', '),
    ]),
  );

/** The conversation of the README, which a test carries out. */
function conversation(facts: Facts): string {
  const found = /```conversation\n([\s\S]*?)```/.exec(facts.read('README.md') ?? '')?.[1];
  if (found === undefined) throw new Error('README.md has no conversation');
  const lines = found
    .trimEnd()
    .split('\n')
    .map((line) => tag('span', line.startsWith('you') ? 'you' : 'app', esc(line)));
  return (
    '<div class="lp-terminal" v-pre><div ' +
    `class="lp-terminal-bar"><i></i><i></i><i></i></div><pre>${lines.join('')}</pre></div>`
  );
}

const governanceIndex = (facts: Facts, page: string): string =>
  table(
    ['Template', 'Roles', 'Rules', 'Forms', 'Automation ideas'],
    facts.templates.map(({ key, name }) => {
      const guide = facts.guides.get(key);
      return [
        link(page, templatePage(key, 'governance'), name),
        String(guide?.roles.length ?? 0),
        String(guide?.rules.length ?? 0),
        link(page, templatePage(key, 'forms'), String(guide?.forms.length ?? 0)),
        link(page, templatePage(key, 'automation'), String(guide?.automations.length ?? 0)),
      ];
    }),
  );

const hubs = (facts: Facts, page: string): string =>
  table(
    ['Template', 'Needs', 'Can also refer to', 'Needed by'],
    facts.templates.map((template) => {
      const names = (keys: readonly string[]): string =>
        keys.map((key) => link(page, templatePage(key, 'overview'), key)).join(', ');
      return [
        link(page, templatePage(template.key, 'overview'), `${template.key} ${template.name}`),
        names(template.extends),
        names(optionalTemplates(template)),
        names(builtOn(facts, template.key).map(({ key }) => key)),
      ];
    }),
  );

/** What deploying an optional neighbour later adds to a template that exists. */
const neighbours = (facts: Facts, page: string): string =>
  table(
    ['You have', 'Deploy as well', 'Then these references can be added'],
    facts.templates.flatMap((template) =>
      optionalTemplates(template).map((other) => [
        link(page, templatePage(template.key, 'overview'), template.key),
        link(page, templatePage(other, 'overview'), other),
        template.crossReferences
          .filter((reference) => reference.optional && homesOf(reference).includes(other))
          .map(
            (reference) =>
              `${esc(reference.objectType)}.${esc(reference.attribute)} → ${esc(reference.target)}`,
          )
          .join('<br>'),
      ]),
    ),
  );
