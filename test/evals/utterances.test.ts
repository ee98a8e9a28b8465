import { beforeAll, describe, expect, it } from 'vitest';
import type { Turn } from '../../local/chat/conversation';
import { quietConsole } from '../../local/commands/quiet-console';
import { withCode } from '../../evals/utterances/code-forms';
import { countVerdicts } from '../../evals/utterances/count';
import { grade } from '../../evals/utterances/grade';
import { playUtterances, type Heard } from '../../evals/utterances/play';
import { readUtterances, type Utterance } from '../../evals/utterances/utterance';

const ALL = readUtterances();
/** Those with a deployment take seconds each; `npm run eval` plays them too. */
const QUICK = ALL.filter(
  ({ context, say }) => ![...context, say].some((turn) => turn.includes('{code')),
);

describe('the utterances', () => {
  it('are two hundred, each named once, each with something wanted', () => {
    expect(ALL.length).toBeGreaterThanOrEqual(200);
    expect(new Set(ALL.map(({ id }) => id)).size).toBe(ALL.length);
    expect(ALL.filter(({ expect: wanted }) => Object.keys(wanted).length === 0)).toEqual([]);
  });
});

describe('the built-in model', () => {
  let heard: Heard[];
  beforeAll(async () => {
    const loud = quietConsole(() => undefined);
    heard = await playUtterances(QUICK, { model: null, parallel: 4, onHeard: () => undefined });
    loud();
  });

  const told = (verdict: Heard['verdict']): string[] =>
    heard
      .filter((one) => one.verdict === verdict)
      .map(({ utterance, failures }) => `${utterance.id} ${utterance.say}: ${failures.join('; ')}`);

  it('takes no utterance harmfully', () => {
    expect(told('harmful')).toEqual([]);
  });

  it('takes at most three in a hundred wrongly', () => {
    expect(told('wrong').length, told('wrong').join('\n')).toBeLessThanOrEqual(QUICK.length * 0.03);
  });

  it('asks about one in twenty at most: the rest it gets right', () => {
    expect(countVerdicts(heard).at(-1)?.asked).toBeLessThanOrEqual(QUICK.length * 0.05);
  });
});

describe('the grading of an utterance', () => {
  const utterance = (expected: Utterance['expect'], say = 'deploy itam'): Utterance => ({
    id: 'x',
    kind: 'x',
    as: 'admin',
    workspace: 'empty',
    context: [],
    say,
    expect: expected,
    note: '',
  });
  const turn = (reply: string, ...calls: [string, Record<string, string>][]): Turn => ({
    user: '',
    reply,
    answered: true,
    follows: null,
    calls: calls.map(([action, input]) => ({
      action,
      input,
      output: { ok: true, code: '', text: '' },
    })),
  });
  const ACTIONS = [
    { key: 'preview-deployment', inputs: ['schema', 'key', 'leaveOut'] },
    { key: 'describe-schema', inputs: ['schema', 'compareWith'] },
  ];

  it.each<[string, Utterance['expect'], Turn, string]>([
    [
      'the template by any name',
      { templates: ['ITAM'] },
      turn('', ['preview-deployment', { schema: 'it asset management' }]),
      'right',
    ],
    [
      'two templates that look like one name',
      { templates: ['BASIC', 'CMDB'] },
      turn('', ['preview-deployment', { schema: 'BASIC, CMDB' }]),
      'right',
    ],
    [
      'a plan of another template',
      { templates: ['ITAM'] },
      turn('', ['preview-deployment', { schema: 'SAM' }]),
      'harmful',
    ],
    [
      'a plan where none was wanted',
      { noPreview: true },
      turn('', ['preview-deployment', { schema: 'ITAM' }]),
      'harmful',
    ],
    [
      'a list in another order',
      { input: { leaveOut: 'A, B' } },
      turn('', ['preview-deployment', { leaveOut: 'b, a' }]),
      'right',
    ],
    [
      'a missing input',
      { notInput: { leaveOut: '' } },
      turn('', ['preview-deployment', { schema: 'ITAM' }]),
      'harmful',
    ],
    [
      'a question about what was said',
      { calls: ['preview-deployment'] },
      turn('Shall I plan ITAM here?'),
      'asked',
    ],
    [
      'a question that would fit anything',
      { calls: ['preview-deployment'] },
      turn('What do you need?'),
      'wrong',
    ],
    ['no call where one was wanted', { calls: ['describe-schema'] }, turn('No.'), 'wrong'],
    [
      'a call where none was wanted',
      { calls: [] },
      turn('', ['describe-schema', { schema: 'ITAM' }]),
      'wrong',
    ],
    ['words that are not there', { replyMentions: ['role'] }, turn('Nothing.'), 'wrong'],
  ])('judges %s', (_, expected, said, verdict) => {
    expect(grade(utterance(expected), said, ACTIONS).verdict).toBe(verdict);
  });

  it('writes the code in each of its forms, and leaves it where none was shown', () => {
    expect(withCode('{code} {code:lower} {code:compact} {code:space}', 'AB3-CDE')).toBe(
      'AB3-CDE ab3-cde AB3CDE AB3 CDE',
    );
    expect(withCode('confirm {code}', null)).toBe('confirm {code}');
  });
});
