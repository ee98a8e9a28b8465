import { describe, expect, it } from 'vitest';
import { heldJob, type HeldJob } from '../../test/support/held-job';
import { attributeStep, schemaStep, typeStep } from '../../test/support/steps';
import { NOW } from '../../test/support/storage-samples';
import { AppError, type ErrorCode } from '../errors';
import { attributeKeyOf, objectTypeKeyOf } from '../planner/natural-key';
import { listActivity } from '../storage/activity';
import type { Executor } from '../storage/shapes';
import { DEFAULT_SETTINGS, saveSettings } from '../storage/settings';
import { countSteps } from '../storage/shapes';
import {
  cancelled,
  DOUBT,
  drifted,
  handOver,
  incomplete,
  madeTwice,
  outage,
  refused,
  stopAs,
  unverified,
} from './endings';
import { endTurn } from './finish';
import type { TurnEnd } from './job';

const TYPE = objectTypeKeyOf('S', ['T']);
const ONE = attributeKeyOf('S', ['T'], 'a');
const TWO = attributeKeyOf('S', ['T'], 'b');
const ENDED: TurnEnd = { kind: 'ended' };

/** What is on record of its end, after it ended so. */
async function ended(
  end: (job: HeldJob['job']) => Promise<TurnEnd> | TurnEnd,
  held?: HeldJob,
): Promise<Record<string, unknown>> {
  const { job, load } = held ?? (await heldJob());
  expect(await end(job)).toEqual(ENDED);
  const { state, outcome } = await load();
  return { state, ...outcome };
}

describe('a deployment that ends', () => {
  it('says so on record and in the log, and gives the lock back', async () => {
    const held = await heldJob({
      approved: { approved: countSteps([schemaStep(), typeStep(['T'])]) },
    });
    held.job.progress.begin([typeStep(['T'])]);
    held.job.leftOut.note(ONE, [{ field: 'description', value: 'Long.' }]);
    const stop = {
      code: 'plan-changed',
      sentence: 'It moved.',
      remedy: 'Again.',
      names: ['S · T'],
    };
    expect(await ended((job) => stopAs(job, 'drifted', stop), held)).toEqual({
      kind: 'known',
      state: 'drifted',
      ...stop,
    });
    expect(await held.load()).toMatchObject({
      endedAt: NOW,
      written: countSteps([schemaStep()]),
      setByHand: { count: 1 },
    });
    const [line] = await listActivity(held.kv, { from: 0, to: NOW, now: NOW });
    expect(line).toMatchObject({
      at: NOW,
      account: held.job.deployment.account,
      kind: 'deployment-ended',
      deploymentId: 'p-aaaa',
      facts: { state: 'drifted', templates: 'basic', digest: '4be19c', setByHand: 1 },
    });
    expect(await held.isFree()).toBe(true);
  });

  it('is not said to have ended by a turn that was superseded', async () => {
    const held = await heldJob();
    await held.supersede();
    expect(await cancelled(held.job)).toEqual({ kind: 'ignored' });
    expect(await held.load()).toMatchObject({ state: 'queued', endedAt: null });
    expect(await listActivity(held.kv, { from: 0, to: NOW, now: NOW })).toEqual([]);
    expect(await held.isFree()).toBe(false);
  });

  it('says where its figures were not read again', async () => {
    const held = await heldJob();
    held.job.progress.doubted(schemaStep());
    expect(await ended((job) => cancelled(job), held)).toMatchObject({
      sentence: `The deployment was cancelled.${DOUBT}`,
      names: [],
    });
  });

  it('keeps no more than a record holds', async () => {
    const held = await heldJob({
      approved: {
        options: { ...(await heldJob()).job.deployment.options, templates: longNames(40) },
      },
    });
    const outcome = {
      ...{ code: 'x', sentence: 's'.repeat(2_000), remedy: 'r'.repeat(2_000) },
      names: [...longNames(150), 'n'.repeat(500)],
    };
    const { sentence, remedy, names } = (await ended(
      (job) => stopAs(job, 'failed', outcome),
      held,
    )) as { sentence: string; remedy: string; names: string[] };
    expect([sentence, remedy].map(({ length }) => length)).toEqual([1_500, 1_500]);
    expect(names).toHaveLength(101);
    expect(names.at(-1)).toBe('and 51 more');
    const long = await ended((job) =>
      stopAs(job, 'failed', { ...outcome, names: ['n'.repeat(500)] }),
    );
    expect(long['names']).toEqual(['n'.repeat(400)]);
    const [line] = await listActivity(held.kv, { from: 0, to: NOW, now: NOW });
    expect(line?.facts['templates']).toHaveLength(300);
  });

  it('keeps what others did meanwhile, and what of it is by hand, where that is told', async () => {
    const held = await heldJob();
    const meanwhile = { renamed: ['S · T'], theirs: [] };
    await endTurn(held.job, {
      ...{ state: 'succeeded', outcome: { kind: 'none' }, written: countSteps([]) },
      ...{ setByHand: [], ids: held.job.book, meanwhile },
    });
    expect(await held.load()).toMatchObject({ state: 'succeeded', meanwhile });
  });
});

const longNames = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `template-${at}`);

describe('each end, in its words', () => {
  it('drifted: what moved', async () => {
    const moved = { sentence: 'It moved.', names: ['S · T'], remedy: 'Preview again.' };
    expect(await ended((job) => drifted(job, moved))).toMatchObject({
      ...moved,
      state: 'drifted',
      code: 'plan-changed',
    });
    expect(await ended((job) => drifted(job, moved, 'template-changed'))).toMatchObject({
      code: 'template-changed',
    });
  });

  it('cancelled: what was on its way, by name', async () => {
    expect(await ended((job) => cancelled(job, [TYPE, ONE]))).toEqual({
      kind: 'known',
      state: 'cancelled',
      code: 'cancelled',
      sentence:
        'The deployment was cancelled. Calls that were already on their way were let finish: 2.',
      names: ['S · T', 'S · T › a'],
      remedy: 'What was created stays. Preview again to finish it: only what is missing is added.',
    });
  });

  it.each([
    [1, 0, 'Assets refused one element. No.'],
    [1, 1, 'Assets refused one element. No. 1 more was not created, because they build on it.'],
    [2, 2, 'Assets refused 2 elements. No. 2 more were not created, because they build on them.'],
  ])('failed: %i refused, of which %i wait', async (failed, waits, sentence) => {
    const failures = [
      { key: ONE, sentence: 'No.', remedy: 'Change it.' },
      { key: TWO, sentence: 'Nor this.', remedy: 'Change that.' },
    ].slice(0, failed);
    const waiting = [TYPE, schemaStep().key].slice(0, waits);
    expect(
      await ended((job) => incomplete(job, { kind: 'incomplete', failures, waiting })),
    ).toMatchObject({
      state: 'failed',
      code: 'assets-rejected',
      sentence,
      names: [
        ...['S · T › a: No.', 'S · T › b: Nor this.'].slice(0, failed),
        ...['S · T', 'S']
          .slice(0, waits)
          .map((name) => `${name} (not created: it builds on one of these)`),
      ],
      remedy:
        'Change it. Then preview again: what exists is kept, and only what is missing is added.',
    });
  });

  it('drifted at a step: with its own remedy', async () => {
    const failures = [{ key: ONE, sentence: 'It is gone.', remedy: 'Preview again.' }];
    expect(
      await ended((job) => incomplete(job, { kind: 'drifted', failures, waiting: [TWO] })),
    ).toMatchObject({
      state: 'drifted',
      code: 'plan-changed',
      sentence: 'It is gone. 1 more was not created, because they build on it.',
      remedy: 'Preview again.',
    });
  });

  it('made twice: one by name, several by number, all with their ids', async () => {
    const twins = [
      { element: ONE, ids: ['1', '2'] },
      { element: TWO, ids: ['3', '4', '5'] },
    ];
    const byHand = [{ schema: 'S', type: 'T', attribute: 'a', field: 'unique', value: 'yes' }];
    const held = await heldJob();
    expect(await ended((job) => madeTwice(job, twins.slice(0, 1), byHand), held)).toMatchObject({
      state: 'failed',
      code: 'made-twice',
      sentence: expect.stringMatching(
        /^Everything that was approved exists, but S · T › a exists twice: a creation/u,
      ),
      names: ['S · T › a (ids 1, 2)'],
    });
    expect((await held.load()).setByHand.count).toBe(1);
    expect(await ended((job) => madeTwice(job, twins, []))).toMatchObject({
      sentence: expect.stringContaining('but 2 elements exist twice:'),
      names: ['S · T › a (ids 1, 2)', 'S · T › b (ids 3, 4, 5)'],
    });
  });

  it('not there although Assets said so: how many, and which', async () => {
    const said = (which: string): string =>
      `Assets said it created everything, but ${which} not there.`;
    expect(await ended((job) => unverified(job, [ONE]))).toMatchObject({
      state: 'failed',
      code: 'assets-rejected',
      sentence: said('one element is'),
      names: ['S · T › a'],
    });
    expect(await ended((job) => unverified(job, [ONE, TWO]))).toMatchObject({
      sentence: said('2 elements are'),
    });
  });
});

describe('a turn that cannot go on now', () => {
  const after = async (
    epoch: number,
    executor: Executor,
    retryAfterMs: number | null,
  ): Promise<{ end: TurnEnd; held: HeldJob }> => {
    const held = await heldJob({ epoch, change: { executor } });
    return { end: await outage(held.job, 'It is down.', retryAfterMs), held };
  };

  it.each([
    [null, 60, 60, false],
    [61_001, 62, 62, true],
    [5_000, 60, 60, true],
    [3_600_000, 900, 3_600, true],
  ])('asked to wait %s ms, comes again in %i s', async (retryAfterMs, delaySeconds, s, asked) => {
    expect((await after(59, 'background', retryAfterMs)).end).toEqual({
      kind: 'hand-over',
      delaySeconds,
      waiting: { until: NOW + s * 1_000, asked },
    });
  });

  it('gives up after sixty turns in the background, and goes on with whoever is present', async () => {
    const { end, held } = await after(60, 'background', null);
    expect(end).toEqual(ENDED);
    expect((await held.load()).outcome).toMatchObject({
      code: 'assets-unavailable',
      sentence: 'It is down. It was tried 60 times.',
    });
    expect((await after(60, 'app', null)).end).toEqual(ENDED);
    expect((await after(899, 'present', null)).end).toMatchObject({ kind: 'hand-over' });
    expect((await after(900, 'present', null)).end).toEqual(ENDED);
  });

  it('hands over at once where there is only more to do, as often as the platform allows', async () => {
    const at = async (epoch: number): Promise<TurnEnd> => handOver((await heldJob({ epoch })).job);
    expect(await at(899)).toEqual({ kind: 'hand-over', delaySeconds: 0 });
    const held = await heldJob({ epoch: 900 });
    expect(await ended((job) => handOver(job), held)).toMatchObject({
      state: 'failed',
      sentence: 'It took more turns than the platform allows. It was tried 900 times.',
    });
  });
});

describe('a refusal', () => {
  const no = (code: ErrorCode) => new AppError(code, 'You may not.', { remedy: 'Ask.' });
  const after = async (
    some: {
      executor?: Executor;
      present?: 'never' | 'auto';
      made?: boolean;
      code?: ErrorCode;
    } = {},
  ): Promise<{ end: TurnEnd; held: HeldJob }> => {
    const held = await heldJob({ change: { executor: some.executor ?? 'background' } });
    if (some.present !== undefined)
      await saveSettings(held.kv, { ...DEFAULT_SETTINGS, present: some.present });
    if (some.made === true) held.job.progress.made(attributeStep(['T'], 'a'));
    return { end: await refused(held.job, no(some.code ?? 'forbidden')), held };
  };

  it('of the absent person, before anything was made, waits for them and holds nobody up', async () => {
    const { end, held } = await after();
    expect(end).toEqual({ kind: 'needs-presence' });
    expect((await held.load()).endedAt).toBeNull();
    expect(await held.isFree()).toBe(true);
  });

  it('is the end where they are present, or may not be waited for, or where it is they who may not', async () => {
    for (const some of [
      { executor: 'present' },
      { executor: 'app' },
      { present: 'never' },
      { made: true },
      { code: 'not-allowed' },
    ] as const) {
      const { end, held } = await after(some);
      expect([some, end]).toEqual([some, ENDED]);
      expect(await held.load()).toMatchObject({
        state: 'failed',
        outcome: {
          code: 'code' in some ? 'not-allowed' : 'forbidden',
          sentence: 'You may not.',
          remedy: 'Ask.',
        },
      });
    }
    expect((await after({ present: 'auto' })).end).toEqual({ kind: 'needs-presence' });
  });
});
