/** Every remedy of a plan is typed as it is, and must lead on: to a plan without what stood in the way. */
import { beforeAll, describe, expect, it } from 'vitest';
import { decide } from '../../local/chat/dialogue/decide';
import { EMPTY_MEMORY, type Memory } from '../../local/chat/dialogue/memory';
import type { Move } from '../../local/chat/dialogue/move';
import { understand } from '../../local/chat/model/understand';
import { SIXTEEN } from '../../local/chat/testing/read-as';
import type { Plan } from '../../src/planner/plan';
import { parseInput } from '../../src/service/inputs';
import { parseOptions } from '../../src/service/parse-options';
import {
  deployed,
  optionsFor,
  planFor,
  realCatalogue,
  type Catalogue,
} from '../../simulator/templates';
import {
  addAttribute,
  addSchema,
  addType,
  changed,
  detailOf,
  emptyWorkspace,
  schemaOf,
  typeOf,
  type Workspace,
} from '../../simulator/workspace';

let catalogue: Catalogue;
let withCore: Workspace;
beforeAll(async () => {
  catalogue = await realCatalogue();
  withCore = deployed(catalogue, ['CORE']);
});

function turn(said: string, memory: Memory): Move {
  const understood = understand(said, { templates: SIXTEEN, shownCode: null });
  return decide(said, understood, memory, SIXTEEN);
}

/** The plan that a turn asks for; fails where it asks for none. */
function planned(said: string, memory: Memory, workspace: Workspace): { plan: Plan; move: Move } {
  const move = turn(said, memory);
  if (move.kind !== 'call' || move.action !== 'preview-deployment')
    throw new Error(`"${said}" asks for no plan: ${JSON.stringify({ ...move, memory: null })}`);
  const options = parseOptions(parseInput('preview-deployment', move.input));
  return { plan: planFor(catalogue, workspace, options), move };
}

const sentencesOf = (plan: Plan): string[] =>
  plan.findings.flatMap((one) => {
    if (!('sentence' in one)) return [];
    return [one.kind === 'block' ? `${one.sentence} ${one.remedy}` : one.sentence];
  });

/** "Say: a; or: b." and "Or …, say: c." */
const remediesOf = (sentence: string): string[] =>
  [
    ...sentence.matchAll(
      /(?:[Ss]ay(?: for example)?|for example|it is done|without|of one of them|or): ((?:"[^"]*"|\w\.\w|[^".;:])+)/gu,
    ),
  ]
    .map((match) => (match[1] ?? '').trim())
    .filter((said) => said !== '');

const own = (key: string, name: string): Workspace =>
  changed(emptyWorkspace(), (w) => void addSchema(w, key, name));

/** BASIC begun by hand, in ways that stand in the way. */
const begun = (how: (workspace: Workspace) => void): Workspace =>
  changed(withCore, (w) => {
    addSchema(w, 'BASIC', 'Basic CMDB');
    how(w);
  });

const CASES: readonly [what: string, said: string, workspace: () => Workspace, code: string][] = [
  ['a hub’s key taken', 'deploy ITAM', () => own('CORE', 'Core banking'), 'hub-key-taken'],
  ['a key taken by something else', 'deploy CORE', () => own('CORE', 'Banking'), 'schema-exists'],
  [
    'a key taken that was asked for',
    'deploy CORE named "Ours" with key BANK',
    () => own('BANK', 'Core banking'),
    'key-taken',
  ],
  [
    'a name taken that was asked for',
    'deploy CORE named "Core banking" with key OURS',
    () => own('BANK', 'Core banking'),
    'name-taken',
  ],
  [
    'a schema half made by hand',
    'deploy BASIC',
    () => begun((w) => void addType(w, 'BASIC', { name: 'Configuration Item', inherited: true })),
    'schema-exists',
  ],
  [
    'a hub that is not shared',
    'deploy ITAM',
    () => changed(withCore, (w) => void (detailOf(w, 'CORE').sharing = 'off')),
    'sharing-off',
  ],
  [
    'a hub whose sharing cannot be seen',
    'deploy ITAM',
    () => changed(withCore, (w) => void (detailOf(w, 'CORE').sharing = 'unreadable')),
    'sharing-unreadable',
  ],
  [
    'a hub without a type that is referred to',
    'deploy BASIC and link to CORE',
    () =>
      changed(withCore, (w) => {
        const detail = detailOf(w, 'CORE');
        const { id } = typeOf(w, 'CORE', 'Location');
        detail.objectTypes = detail.objectTypes.filter((type) => type.id !== id);
        schemaOf(w, 'CORE').objectTypeCount -= 1;
      }),
    'hub-key-taken',
  ],
  [
    'a hub named that lacks types',
    'deploy BASIC and link to PEOPLE',
    () =>
      changed(own('PEOPLE', 'Our people'), (w) => {
        detailOf(w, 'PEOPLE').sharing = 'on';
        addType(w, 'PEOPLE', { name: 'Person' });
      }),
    'hub-missing-type',
  ],
  [
    'a hub named that holds nothing of it',
    'deploy BASIC and link to BANK',
    () => own('BANK', 'Core banking'),
    'hub-missing-type',
  ],
  [
    'a type left out that is none',
    'deploy ITAM without Laptopp',
    emptyWorkspace,
    'unknown-left-out',
  ],
  [
    'a schema to add to that is not there',
    'deploy ITAM and extend NOPE',
    emptyWorkspace,
    'extend-unknown',
  ],
  [
    'a reference that is none',
    'deploy ITAM and keep Spaceship as text',
    emptyWorkspace,
    'unknown-reference',
  ],
  [
    'two schemas that are CORE',
    'deploy ITAM',
    () =>
      changed(withCore, (w) => {
        const first = detailOf(w, 'CORE');
        schemaOf(w, 'CORE').key = 'ONE';
        schemaOf(w, 'ONE').name = 'One';
        const second = addSchema(w, 'TWO', 'Two');
        second.objectTypeCount = first.objectTypes.length;
        w.details[second.id] = { ...structuredClone(first), id: second.id };
      }),
    'hub-ambiguous',
  ],
  [
    'a type somewhere else',
    'deploy BASIC and extend BASIC',
    () =>
      begun((w) => {
        addType(w, 'BASIC', { name: 'Configuration Item', inherited: true });
        addType(w, 'BASIC', { name: 'Server' });
      }),
    'type-elsewhere',
  ],
  [
    'a parent that passes nothing on',
    'deploy BASIC and extend BASIC',
    () => begun((w) => void addType(w, 'BASIC', { name: 'Configuration Item' })),
    'parent-does-not-inherit',
  ],
  [
    'an attribute that is further down already',
    'deploy BASIC and extend BASIC',
    () =>
      begun((w) => {
        const parent = addType(w, 'BASIC', { name: 'Configuration Item', inherited: true });
        const child = addType(w, 'BASIC', { name: 'Server', parentId: parent.id });
        addAttribute(w, 'BASIC', child, { name: 'Owner' });
      }),
    'attribute-below',
  ],
];

describe('what a plan proposes to say', () => {
  it.each(CASES)('leads on: %s', (_what, said, workspaceOf, code) => {
    const workspace = workspaceOf();
    const first = planned(said, EMPTY_MEMORY, workspace);
    const block = first.plan.findings.find((one) => one.kind === 'block' && one.code === code);
    if (block?.kind !== 'block')
      throw new Error(JSON.stringify(sentencesOf(first.plan).slice(0, 3)));
    const remedies = remediesOf(block.remedy);
    expect(remedies, block.remedy).not.toEqual([]);
    for (const remedy of remedies) {
      const next = turn(remedy, first.move.memory);
      if (next.kind === 'call' && next.action !== 'preview-deployment') continue;
      const { plan } = planned(remedy, first.move.memory, workspace);
      expect(
        plan.findings.filter((one) => one.kind === 'block').map(({ sentence }) => sentence),
        remedy,
      ).not.toContain(block.sentence);
    }
  });

  it('never is to add to, or to share, a schema that holds nothing of the template', () => {
    for (const [said, workspace] of [
      ['deploy ITAM', own('CORE', 'Core banking')],
      ['deploy CORE', own('CORE', 'Core banking')],
      ['deploy BASIC and link to BANK', own('BANK', 'Core banking')],
      ['deploy CORE named "Core banking" with key OURS', own('BANK', 'Core banking')],
    ] as const) {
      const { plan } = planned(said, EMPTY_MEMORY, workspace);
      expect(sentencesOf(plan).join('\n'), said).not.toMatch(
        /add what is missing to (?:CORE|BANK)|allow sharing on/u,
      );
    }
  });

  it('leads on from a warning as well', () => {
    const proposed = [...catalogue.templates.keys()].flatMap((key) => {
      const plan = planFor(catalogue, withCore, optionsFor([key]));
      const { memory } = turn(`deploy ${key}`, EMPTY_MEMORY);
      return [...new Set(sentencesOf(plan).flatMap(remediesOf))].map((said) => ({ said, memory }));
    });
    expect(proposed).not.toEqual([]);
    for (const { said, memory } of proposed)
      expect(turn(said, memory), said).toMatchObject({ kind: 'call' });
  });
});
