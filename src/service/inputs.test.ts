import { describe, expect, it } from 'vitest';
import { AppError } from '../errors';
import { given, INPUTS, parseInput, visibleText, type ActionKey } from './inputs';

/** `code: message remedy`, or what was read. */
function refusal(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return `${error.code}: ${error.message} ${error.remedy}`;
  }
}
const read = (action: string, payload: unknown): unknown =>
  refusal(() => parseInput(action as ActionKey, payload));

/** Most characters of each text; 0: a number, or a text of twenty. */
const MOST: Record<ActionKey, Record<string, number>> = {
  'list-schemas': { query: 200, category: 100 },
  'describe-schema': { schema: 200, objectType: 200, compareWith: 200, check: 20, part: 0 },
  'draft-model': { definition: 20_000, schema: 40, name: 60 },
  'preview-deployment': {
    schema: 500,
    name: 200,
    key: 40,
    references: 1_000,
    extend: 1_000,
    allowSharing: 500,
    project: 100,
    variant: 20,
    leaveOut: 2_000,
    only: 2_000,
  },
  'deploy-schema': { previewId: 40, confirmation: 4_000 },
  'get-deployment-status': { deploymentId: 40, report: 20, part: 0 },
  'cancel-deployment': { deploymentId: 40 },
  'list-activity': { since: 60, until: 60, kind: 40 },
  'open-guide': { schema: 200, topic: 100 },
};
const NEEDED = ['definition', 'previewId', 'confirmation'];
const isNeeded = (action: string, name: string): boolean =>
  NEEDED.includes(name) || (name === 'schema' && /^(?:describe|preview)/u.test(action));
const everyInput = Object.entries(MOST).flatMap(([action, inputs]) =>
  Object.entries(inputs).map(([name, most]): [string, string, number] => [action, name, most]),
);

describe('the inputs of an action', () => {
  it('are those and no others', () => {
    for (const [action, inputs] of Object.entries(MOST))
      expect(Object.keys(INPUTS[action as ActionKey].shape)).toEqual(Object.keys(inputs));
  });

  it.each(everyInput)('%s takes %s, up to %d characters', (action, name, most) => {
    const others = Object.keys(MOST[action as ActionKey]).filter((one) => isNeeded(action, one));
    const needed = Object.fromEntries(others.map((one) => [one, 'x']));
    const longest = 'x'.repeat(most === 0 ? 20 : most);
    expect(read(action, { ...needed, [name]: longest })).toEqual({ ...needed, [name]: longest });
    expect(read(action, { ...needed, [name]: `${longest}x` })).toMatch(/^bad-input/u);
    for (const nothing of [null, undefined])
      expect(read(action, { ...needed, [name]: nothing })).toEqual(
        isNeeded(action, name)
          ? expect.stringMatching(/is missing\. Give it as text\.$/u)
          : { ...needed, [name]: nothing },
      );
    const number = read(action, { ...needed, [name]: 2 });
    if (most === 0) expect(number).toEqual({ ...needed, [name]: 2 });
    else expect(number).toMatch(/is number, not text\. Give it as text\.$/u);
  });

  it('lose the blanks around them, but for the lines of a model', () => {
    expect(read('open-guide', { topic: ' forms ' })).toEqual({ topic: 'forms' });
    expect(read('draft-model', { definition: ' A\n ' })).toEqual({ definition: ' A\n ' });
  });
});

describe('what is no input', () => {
  it.each<[string, unknown, string]>([
    ['open-guide', undefined, 'The input is missing. Give it as text.'],
    ['open-guide', null, 'The input is missing. Give it as text.'],
    ['open-guide', 'ITAM', 'The input is string, not text. Give it as text.'],
    ['preview-deployment', {}, 'The template is missing. Give it as text.'],
    ['preview-deployment', { schema: [] }, 'The template is a list, not text. Give it as text.'],
    ['preview-deployment', { schema: {} }, 'The template is object, not text. Give it as text.'],
    [
      'preview-deployment',
      { schema: 'x', only: 'x'.repeat(2_001) },
      'The list of what is wanted alone is 2001 characters long. Give it as at most 2000 characters of text.',
    ],
    [
      'preview-deployment',
      { schema: 'x', name: 'x'.repeat(201) },
      'The name is 201 characters long. Give it as at most 200 characters of text.',
    ],
  ])('%s %j', (action, payload, says) => {
    expect(read(action, payload)).toBe(`bad-input: ${says}`);
  });

  const REFUSED = 'cannot be asked for here, so nothing was done.';
  it.each<[string, object, string]>([
    ['open-guide', { tpoic: 'x' }, `"tpoic" ${REFUSED} Did you mean "topic"?`],
    ['open-guide', { colour: 1 }, `"colour" ${REFUSED} What can be asked for: template, topic.`],
    [
      'deploy-schema',
      { colour: false },
      `"colour" ${REFUSED} What can be asked for: preview, confirming message.`,
    ],
  ])('%s %j is refused by its name', (action, payload, says) => {
    expect(read(action, payload)).toBe(`bad-input: ${says}`);
  });

  it.each<object>([
    { colour: '' },
    { colour: null },
    { colour: ['red'] },
    { colour: { red: 1 } },
    { context: 'x', contextToken: 'x', userAccess: 'x', app: 'x', environment: 'x' },
    { environmentType: 'x', locale: 'x', timezone: 'x', conversationId: 'x', accountId: 'x' },
    { account: 'x', principal: 'x', userId: 'x', cloudId: 'x', workspaceId: 'x' },
  ])('%j beside it is left aside', (more) => {
    expect(read('open-guide', { topic: 'forms', ...more })).toEqual({ topic: 'forms' });
  });
});

describe('a text', () => {
  it('that is empty is none', () => {
    expect([undefined, null, '', ' ', 'x'].map(given)).toEqual([null, null, null, ' ', 'x']);
  });

  it.each([null, 'Master data', '  Master   data ', 'Straße 漢'])(
    'that can be seen stays as it is: %j',
    (text) => {
      expect(visibleText('name', text)).toBe(text);
    },
  );

  it('that cannot be seen whole is refused, by what it is called', () => {
    const says = (name: string, text: string): unknown => refusal(() => visibleText(name, text));
    const HOLDS = 'holds control, invisible or direction-changing characters:';
    expect(says('extend', 'a\u200bb')).toBe(
      `bad-input: The list of what may be added to ${HOLDS} "ab". Type it anew with visible characters only.`,
    );
    expect(says('name', 'a\tb')).toBe(
      `bad-input: The name ${HOLDS} "a b". Type it anew with visible characters only.`,
    );
    expect(says('toString', `x${'\u0007'}${'y'.repeat(100)}`)).toMatch(
      /^bad-input: The toString .*"xy{58}…"/u,
    );
  });
});
