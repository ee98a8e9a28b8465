import { describe, expect, it } from 'vitest';
import { defaultOptions } from '../planner/options';
import { attributeKeyOf } from '../planner/natural-key';
import { DOUBT } from '../deployer/endings';
import type { Deployment } from '../storage/deployment-record';
import type { SetByHand } from '../storage/set-by-hand';
import { countSteps, type StepCounts } from '../storage/shapes';
import { statusAnswer } from './status-text';

const T0 = Date.UTC(2026, 10, 21, 12);
const counts = (some: Partial<StepCounts>): StepCounts => ({ ...countSteps([]), ...some });
const ALL = counts({ schema: 1, 'object-type': 9, attribute: 30 });

/** Pushed, started, and two seconds later ten of its forty elements were there. */
const RUNNING: Deployment = {
  id: 'p-abcd',
  account: 'acc-1',
  workspaceId: 'w',
  digest: 'abcdef0123',
  options: defaultOptions(['ITAM']),
  templates: [],
  schemas: [],
  approved: ALL,
  baselineChunks: 0,
  executor: 'background',
  chosen: 'background',
  createdAt: T0,
  origin: 'chat',
  setting: 'chat',
  appVersion: '1',
  state: 'running',
  epoch: 1,
  jobId: 'job',
  pushedAt: T0 + 9_000,
  waiting: null,
  startedAt: T0,
  heartbeatAt: T0 + 9_500,
  endedAt: null,
  progress: {
    done: counts({ schema: 1, 'object-type': 9 }),
    total: ALL,
    current: attributeKeyOf('ITAM', ['Asset', 'Laptop'], 'Serial Number'),
  },
  written: counts({ schema: 1, 'object-type': 9 }),
  outcome: { kind: 'none' },
  setByHand: { count: 0, chunks: 0 },
};
const NOW = T0 + 10_000;
const known = (sentence: string, names: string[] = []): Deployment['outcome'] => ({
  kind: 'known',
  code: 'x',
  sentence,
  remedy: 'Do that.',
  names,
});
const ended = (more: Partial<Deployment>): Deployment => ({
  ...RUNNING,
  endedAt: T0 + 125_000,
  state: 'succeeded',
  written: ALL,
  ...more,
});

describe('a deployment under way', () => {
  it('is told with every fact, how far it is and how long it takes', () => {
    expect(statusAnswer(RUNNING, NOW)).toEqual({
      ok: true,
      code: 'running',
      text: 'Deployment p-abcd is running (digest abcdef): 10 of 40 · Serial Number · 10 s so far · about 30 s left.',
      next: 'Ask again in a few seconds.',
      deploymentId: 'p-abcd',
      state: 'running',
      digest: 'abcdef',
      done: 10,
      total: 40,
      current: 'Serial Number',
      elapsedSeconds: 10,
      remainingSeconds: 30,
      waiting: null,
      written: {
        objectSchemas: 1,
        objectTypes: 9,
        attributes: 0,
        referenceTypes: 0,
        statuses: 0,
        sharing: 0,
      },
      executor: 'background',
      setByHand: 0,
    });
  });

  const HEAD = 'Deployment p-abcd is running (digest abcdef): 10 of 40 · Serial Number · ';
  const BROUGHT_BACK = ' It has given no sign of life for a while and is being started again.';
  const moves = (who: string, why: string): string => ` It moves on only while ${who}: ${why}.`;
  const ME = 'you ask for its status or keep its page open';
  const MINE = 'the platform did not let the app work for you in the background';
  const at = (ms: number, asked: boolean) => ({ waiting: { until: T0 + ms, asked } });
  const present: Partial<Deployment> = { executor: 'present' };
  it.each<[string, Partial<Deployment>, number, string]>([
    [
      'queued',
      { state: 'queued', progress: null, startedAt: null },
      NOW,
      'Deployment p-abcd is queued (digest abcdef): 0 of 40 · 10 s so far.',
    ],
    [
      'being verified',
      { state: 'verifying', progress: { done: ALL, total: ALL, current: null } },
      NOW,
      'Deployment p-abcd: everything is created; reading it back to verify (digest abcdef): ' +
        '40 of 40 · 10 s so far · about 0 s left.',
    ],
    [
      'not begun with anything',
      { progress: { done: counts({}), total: ALL, current: null } },
      NOW,
      'Deployment p-abcd is running (digest abcdef): 0 of 40 · 10 s so far.',
    ],
    ['not known to have started', { startedAt: null }, NOW, `${HEAD}10 s so far.`],
    [
      'at a whole schema',
      { progress: { done: ALL, total: ALL, current: 'schema' } },
      NOW,
      'Deployment p-abcd is running (digest abcdef): 40 of 40 · 10 s so far · about 0 s left.',
    ],
    ['for 89 seconds', {}, T0 + 89_400, `${HEAD}89 s so far · about 4 min left.`],
    ['for 90 seconds', {}, T0 + 90_000, `${HEAD}2 min so far · about 5 min left.`],
    [
      'without a sign of life',
      {},
      T0 + 1_800_000,
      `${HEAD}30 min so far · about 90 min left.${BROUGHT_BACK}`,
    ],
    ['before it was made', {}, T0 - 5_000, `${HEAD}0 s so far · about 0 s left.`],
    [
      'asked to wait',
      at(60_000, true),
      NOW,
      `${HEAD}10 s so far · waiting until 12:01 UTC because Assets asked for it.`,
    ],
    [
      'waiting for trouble to pass, until tomorrow',
      at(86_400_000, false),
      NOW,
      `${HEAD}10 s so far · Assets is in trouble; it is tried again at 2026-11-22 12:00 UTC.`,
    ],
    ['at the end of a wait', at(10_000, true), NOW, `${HEAD}10 s so far · about 30 s left.`],
    [
      'moved on by its person',
      present,
      NOW,
      `${HEAD}10 s so far · about 30 s left.${moves(ME, MINE)}`,
    ],
    [
      'moved on by its person, as was chosen',
      { ...present, chosen: 'present' },
      NOW,
      `${HEAD}10 s so far · about 30 s left.${moves(ME, 'an administrator of this site chose that')}`,
    ],
  ])('%s', (_, more, now, text) => {
    expect(statusAnswer({ ...RUNNING, ...more }, now).text).toBe(text);
  });

  it('says to others who moves it on, and that they do not', () => {
    const { text } = statusAnswer({ ...RUNNING, ...present }, NOW, [], 'First. ', [], false);
    const who = 'who confirmed it (account acc-1) asks for its status or keeps its page open';
    const why = 'the platform did not let the app work for them in the background';
    expect(text).toBe(
      `First. ${HEAD}10 s so far · about 30 s left.${moves(who, why)} Your asking moves nothing.`,
    );
  });
});

const entry = (more: Partial<SetByHand>): SetByHand => ({
  schema: 'ITAM',
  type: 'Laptop',
  attribute: '',
  field: 'description',
  value: 'A computer.',
  ...more,
});
const SHARED = {
  template: 'CORE',
  role: 'hub',
  key: 'CORE',
  name: '',
  id: '7',
  ours: false,
} as const;

describe('a deployment that succeeded', () => {
  const HEAD =
    'Done and verified on 21 Nov 2026 in 2 min (digest abcdef): 1 object schema, 9 object ' +
    'types, 30 attributes. ';
  const UNTOUCHED = 'Nothing that existed was changed.';
  const options = { ...RUNNING.options, allowSharing: ['CORE', 'HR'] };
  const sharing = counts({ ...ALL, sharing: 1 });
  const SWITCHED = 'Of what existed, only the sharing setting of CORE, HR was switched on.';
  const changedBy = (more: Partial<Deployment>): string =>
    statusAnswer(ended(more), NOW).text.split('\n')[0]?.split('. ').at(-1) ?? '';

  it('is done, whatever the last report of its progress said', () => {
    expect(statusAnswer(ended({}), NOW, ['Next.'])).toMatchObject({
      ok: true,
      code: 'succeeded',
      text: `${HEAD}${UNTOUCHED}\nNext.`,
      next: 'Import data into the new object types.',
      done: 40,
      total: 40,
      elapsedSeconds: 125,
      remainingSeconds: 0,
      waiting: null,
      setByHand: 0,
    });
  });

  it.each<[string, Partial<Deployment>, string]>([
    ['sharing that was asked for', { options, schemas: [SHARED], written: sharing }, SWITCHED],
    ['nothing of sharing', { options, schemas: [SHARED] }, UNTOUCHED],
    [
      'sharing of its own',
      { options, schemas: [{ ...SHARED, ours: true }], written: sharing },
      UNTOUCHED,
    ],
    [
      'sharing of a new one',
      { options, schemas: [{ ...SHARED, id: null }], written: sharing },
      UNTOUCHED,
    ],
    [
      'sharing of another',
      { options, schemas: [{ ...SHARED, key: 'X' }], written: sharing },
      UNTOUCHED,
    ],
  ])('changed of what existed: %s', (_, more, sentence) => {
    expect(changedBy(more)).toBe(sentence);
  });

  it('tells what others did meanwhile, the first ten of it', () => {
    const names = Array.from({ length: 11 }, (_, at) => `N${at}`);
    const said = (meanwhile: Deployment['meanwhile']): string[] =>
      statusAnswer(ended({ meanwhile }), NOW).text.split('\n').slice(1);
    const ten = `${names.slice(0, 10).join('; ')}; and 1 more.`;
    const renamed =
      'Renamed or moved by somebody while it ran, and still the same (nothing was made twice): ';
    const theirs =
      'Made by somebody else meanwhile, or already there when they were to be made, ' +
      'so not counted and left as they are: ';
    expect(said({ renamed: names, theirs: [] })).toEqual([renamed + ten]);
    expect(said({ renamed: ['A'], theirs: names })).toEqual([`${renamed}A.`, theirs + ten]);
    const unneeded =
      'Approved, and not made: what was to use it was made otherwise by somebody else. ';
    expect(said({ renamed: [], theirs: [], unneeded: names })).toEqual([unneeded + ten]);
    expect(said(undefined)).toEqual([]);
  });

  const PATHS = '(Assets › ITAM › Laptop › Attributes)';
  const REFUSED = 'of the template';
  const REST = 'shorter, missing, or another one was taken. Nothing depends on that. In full: ';
  const rule = entry({ attribute: 'Serial', field: 'unique', value: 'yes' });
  const icon = entry({ field: 'icon', value: 'Laptop' });
  it.each<[string, SetByHand[], string[]]>([
    [
      'one rule',
      [rule],
      [
        'Verified, but 1 setting is to be made by hand, because Assets did not take it over its ' +
          `API: ITAM › Laptop › Serial: set unique to yes ${PATHS}.`,
      ],
    ],
    [
      'a rule of an object type',
      [entry({ field: 'inheritance', value: 'on' })],
      [
        'Verified, but 1 setting is to be made by hand, because Assets did not take it over its ' +
          `API: ITAM › Laptop: set inheritance to on ${PATHS}.`,
      ],
    ],
    [
      'eleven rules',
      Array.from({ length: 11 }, () => rule),
      [
        'Verified, but 11 settings are to be made by hand, because Assets did not take them over ' +
          `its API: ${`ITAM › Laptop › Serial: set unique to yes ${PATHS}; `.repeat(10)}and 1 more.`,
      ],
    ],
    [
      'a description',
      [entry({})],
      [
        `Assets refused 1 description ${REFUSED}: it is ${REST}` +
          'ITAM › Laptop: description "A computer.".',
      ],
    ],
    [
      'an icon and a rule',
      [icon, rule],
      [
        'Verified, but 1 setting is to be made by hand, because Assets did not take it over its ' +
          `API: ITAM › Laptop › Serial: set unique to yes ${PATHS}.`,
        `Assets refused 1 icon ${REFUSED}: it is ${REST}ITAM › Laptop: icon "Laptop".`,
      ],
    ],
    [
      'several of both',
      [entry({}), entry({ attribute: 'Serial' }), icon, icon, icon, icon],
      [
        `Assets refused 2 descriptions and 4 icons ${REFUSED}: they are ${REST}` +
          'ITAM › Laptop: description "A computer."; ITAM › Laptop › Serial: description ' +
          `"A computer."; ${'ITAM › Laptop: icon "Laptop"; '.repeat(3)}and 1 more.`,
      ],
    ],
  ])('lists what is to be set by hand: %s', (_, setByHand, lines) => {
    const { text } = statusAnswer(ended({}), NOW, ['Next.'], '', setByHand);
    expect(text.split('\n').slice(1)).toEqual([...lines, 'Next.']);
  });
});

describe('a deployment that stopped', () => {
  const SOME =
    'Created and left in place: 1 object schema, 9 object types (of 1 object schema, 9 object types, 30 attributes).';
  const some = { written: RUNNING.written };
  const nothing = { written: counts({}) };
  it.each<[string, Partial<Deployment>, string[], string | null]>([
    [
      'failed, for a reason that is known',
      { state: 'failed', ...some, outcome: known('It was refused.', ['A', 'B']) },
      [
        'failed on 21 Nov 2026 (digest abcdef). It was refused.',
        SOME,
        'Concerned: A; B.',
        'Since.',
        'What to do: Do that.',
      ],
      'Do that.',
    ],
    [
      'drifted, and nothing is known',
      { state: 'drifted', ...nothing },
      [
        'stopped because the workspace had moved on 21 Nov 2026 (digest abcdef).',
        'Nothing was created.',
        'Since.',
      ],
      'Preview again to see what is missing.',
    ],
    [
      'failed in doubt',
      { state: 'failed', ...nothing, outcome: known(`It broke off.${DOUBT}`) },
      [
        `failed on 21 Nov 2026 (digest abcdef). It broke off.${DOUBT}`,
        'By the last report nothing was created.',
        'Since.',
        'What to do: Do that.',
      ],
      'Do that.',
    ],
    [
      'was cancelled',
      { state: 'cancelled', ...some },
      ['was cancelled on 21 Nov 2026 (digest abcdef).', SOME, 'Since.'],
      null,
    ],
  ])('%s', (_, more, lines, remedy) => {
    const answer = statusAnswer(ended(more), NOW, ['Since.']);
    expect(answer.text.split('\n')).toEqual([
      `Deployment p-abcd ${lines[0] ?? ''}`,
      ...lines.slice(1),
    ]);
    expect(answer).toMatchObject({
      ok: remedy === null,
      code: more.state,
      state: more.state,
      done: 10,
      remainingSeconds: 0,
      ...(remedy === null ? { next: 'Preview again to see what is missing.' } : { remedy }),
    });
  });

  it('names ten elements at most, and what Assets refused of the template', () => {
    const names = Array.from({ length: 12 }, (_, at) => `N${at}`);
    const { text } = statusAnswer(
      ended({ state: 'failed', outcome: known('No.', names) }),
      NOW,
      [],
      '',
      [entry({})],
    );
    expect(text.split('\n').slice(2, 4)).toEqual([
      `Concerned: ${names.slice(0, 10).join('; ')}; and 2 more.`,
      expect.stringMatching(/^Assets refused 1 description/u),
    ]);
  });
});
