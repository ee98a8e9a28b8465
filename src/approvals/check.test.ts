import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../simulator/memory-kv';
import { ANN, BOB, NOW, samplePlan } from '../../test/support/storage-samples';
import { AppError } from '../errors';
import { listActivity } from '../storage/activity';
import { PREVIEW_ID } from '../storage/shapes';
import { cancelOpenPreview, openPreviewOf } from './cancel-preview';
import type { ConfirmationRequest } from './check';
import { checkConfirmation } from './check';
import { issuePreview } from './issue';
import { spendApproval } from './spend';

const LATER = NOW + 10_000;

/** A store with one preview, the request that confirms it, and ways of sending another. */
async function setUp(how: Partial<Parameters<typeof issuePreview>[1]> = {}) {
  const kv = new MemoryKv();
  const { preview, confirmationCode } = await issuePreview(kv, {
    account: ANN,
    plan: samplePlan(),
    origin: 'chat',
    setting: 'chat',
    now: NOW,
    ...how,
  });
  const code = confirmationCode ?? '3ACD-EFHJ';
  const wrong = code === '3AAA-AAAA' ? '3CCC-CCCC' : '3AAA-AAAA';
  const right: ConfirmationRequest = {
    previewId: preview.id,
    given: { origin: 'chat', message: code },
    account: ANN,
    workspaceId: 'workspace-1',
    setting: 'chat',
    now: LATER,
  };
  const send = (change: Partial<ConfirmationRequest> = {}) =>
    checkConfirmation(kv, { ...right, ...change });
  const refusal = (change: Partial<ConfirmationRequest> = {}): Promise<string> =>
    send(change).then(
      ({ kind }) => kind,
      (error: unknown) => (error instanceof AppError ? error.code : String(error)),
    );
  const tries = () => [...kv.stored.keys()].filter((key) => key.startsWith('try:')).length;
  return { kv, preview, code, wrong, send, refusal, tries };
}

const chat = (message: string) => ({ given: { origin: 'chat' as const, message } });

describe('a confirmation that counts', () => {
  it('is approved, costs no try, and may be repeated until it is spent', async () => {
    const { send, preview, tries } = await setUp();
    for (let n = 0; n < 7; n += 1)
      expect(await send()).toMatchObject({
        kind: 'approved',
        approval: { preview, origin: 'chat', setting: 'chat' },
      });
    expect(tries()).toBe(0);
  });

  it.each([
    ['chat', 'chat'],
    ['page', 'chat'],
    ['page', 'agent'],
    ['chat', 'agent'],
    ['page', 'page'],
  ] as const)(
    'comes from the page without a code under the setting %s, whoever asked for the preview (%s)',
    async (setting, origin) => {
      const { send } = await setUp({ setting, origin });
      expect(await send({ given: { origin: 'page' }, setting })).toMatchObject({
        kind: 'approved',
        approval: { origin: 'page', setting },
      });
    },
  );
});

describe('each binding on its own refuses, with everything else right', () => {
  it.each<[string, Partial<ConfirmationRequest>, string]>([
    ['an unknown id', { previewId: 'p-zzzz' }, 'preview-unknown'],
    ['what is no id', { previewId: 'p-'.repeat(50_000) }, 'preview-unknown'],
    ['somebody else', { account: BOB }, 'preview-not-yours'],
    ['another workspace', { workspaceId: 'workspace-2' }, 'preview-other-workspace'],
    ['15 minutes later', { now: NOW + 15 * 60_000 }, 'preview-expired'],
    ['a clock set back', { now: NOW - 3_600_000 }, 'preview-expired'],
    ['too early', { now: NOW + 4_999 }, 'confirmation-too-early'],
    ['a clock slightly behind', { now: NOW - 1_000 }, 'confirmation-too-early'],
    ['the setting off', { setting: 'off' }, 'confirmation-off'],
    [
      'the setting off, from the page',
      { setting: 'off', given: { origin: 'page' } },
      'confirmation-off',
    ],
    ['the setting page', { setting: 'page' }, 'confirmation-on-page'],
    ['a wrong code', chat('3AAA-AAAA'), 'confirmation-wrong'],
    ['a yes', chat('yes'), 'confirmation-unclear'],
    ['no code', chat(''), 'confirmation-unclear'],
    ['an unclear message too early', { ...chat('yes'), now: NOW + 1 }, 'confirmation-unclear'],
  ])('%s', async (_, change, code) => {
    const { refusal } = await setUp();
    expect(await refusal(change)).toBe(code);
    expect(await refusal()).toBe('approved');
  });

  it.each([
    ['a question', (code: string) => `is ${code} the code?`],
    ['a wish', (code: string) => `${code} but with key MDATA`],
    ['a date', (code: string) => `confirm ${code} tomorrow`],
    ['a second code', (code: string) => `${code} 9AAA-AAAA`],
    ['an issue', (code: string) => `confirm ${code} for CHG-123`],
  ])('%s beside the right code, which uses no try', async (_, say) => {
    const { code, refusal, tries } = await setUp();
    for (let n = 0; n < 7; n += 1)
      expect(await refusal(chat(say(code)))).toBe('confirmation-unclear');
    expect(tries()).toBe(0);
    expect(await refusal(chat(`yes, please confirm ${code}!`))).toBe('approved');
  });

  it('an unclear message is answered alike whether its code is the right one or not', async () => {
    const { send, code, wrong } = await setUp();
    const said = async (message: string): Promise<unknown> => {
      const error: unknown = await send(chat(message)).catch((thrown: unknown) => thrown);
      return error instanceof AppError ? [error.code, error.message, error.remedy] : error;
    };
    expect(await said(`${code} tomorrow`)).toEqual(await said(`${wrong} tomorrow`));
  });

  it('a preview that its person has cancelled', async () => {
    const { kv, preview, refusal } = await setUp();
    expect(await cancelOpenPreview(kv, preview, LATER)).toBe(true);
    expect(await refusal()).toBe('preview-cancelled');
    expect(await refusal({ given: { origin: 'page' } })).toBe('preview-cancelled');
    expect(await openPreviewOf(kv, ANN, LATER)).toBeNull();
  });

  it('another agent, with the right code', async () => {
    const { refusal, code } = await setUp();
    expect(await refusal({ given: { origin: 'agent', message: code } })).toBe(
      'confirmation-on-page',
    );
  });

  it('an older preview of the same person', async () => {
    const { kv, refusal } = await setUp();
    await issuePreview(kv, {
      account: BOB,
      plan: samplePlan(),
      origin: 'chat',
      setting: 'chat',
      now: NOW,
    });
    expect(await refusal()).toBe('approved');
    const { preview } = await issuePreview(kv, {
      account: ANN,
      plan: samplePlan(),
      origin: 'chat',
      setting: 'chat',
      now: NOW,
    });
    expect(await refusal()).toBe('preview-replaced');
    expect(await refusal({ given: { origin: 'page' } })).toBe('preview-replaced');
    expect(await refusal({ previewId: preview.id })).toBe('confirmation-wrong');
  });

  it('a preview made without a code, whatever is typed', async () => {
    for (const how of [{ setting: 'page' }, { origin: 'agent' }, { origin: 'page' }] as const) {
      const { refusal } = await setUp(how);
      for (const typed of ['3ACD-EFHJ', '', 'null'])
        expect(await refusal(chat(typed))).toBe('confirmation-on-page');
    }
  });

  it('a preview whose latest pointer is gone', async () => {
    const { kv, refusal } = await setUp();
    for (const key of kv.stored.keys())
      if (key.startsWith('latest-preview:')) kv.stored.delete(key);
    expect(await refusal()).toBe('preview-replaced');
  });
});

describe('a spent preview', () => {
  async function spent() {
    const all = await setUp();
    const checked = await all.send();
    if (checked.kind !== 'approved') throw new Error(checked.kind);
    await spendApproval(all.kv, checked.approval, {
      plan: samplePlan(),
      executor: 'background',
      appVersion: '1',
      now: LATER,
    });
    return all;
  }

  it('tells its own person how far it is, however often, late and with whatever code', async () => {
    const { send, preview, kv } = await spent();
    for (const change of [
      {},
      chat('wrong'),
      { now: NOW + 3_600_000 },
      { setting: 'off' as const },
    ]) {
      expect(await send(change)).toMatchObject({
        kind: 'already',
        deployment: { id: preview.id, state: 'queued' },
      });
    }
    kv.stored.delete(`preview:${preview.id}`);
    expect((await send()).kind).toBe('already');
  });

  it('tells a stranger nothing', async () => {
    const { refusal, kv, preview } = await spent();
    expect(await refusal({ account: BOB })).toBe('preview-not-yours');
    kv.stored.delete(`preview:${preview.id}`);
    expect(await refusal({ account: BOB })).toBe('preview-not-yours');
    expect(await refusal({ workspaceId: 'workspace-2' })).toBe('preview-other-workspace');
  });
});

describe('tries', () => {
  it('are five: each wrong one says how many are left, and after the fifth the right code is too late', async () => {
    const { send, refusal, wrong, kv } = await setUp();
    for (const left of [4, 3, 2, 1])
      await expect(send(chat(wrong))).rejects.toThrow(`${left} of 5 tries`);
    expect(await refusal(chat(wrong))).toBe('confirmation-locked');
    expect(await refusal()).toBe('confirmation-locked');
    const lines = await listActivity(kv, { from: 0, to: LATER, now: LATER });
    expect(
      lines
        .filter(({ kind }) => kind === 'confirmation-wrong')
        .map(({ facts }) => facts.left)
        .sort(),
    ).toEqual([0, 1, 2, 3, 4]);
    expect(JSON.stringify(lines)).not.toContain(wrong);
  });

  it('that were wrong are not given back by a right one', async () => {
    const { send, wrong } = await setUp();
    await expect(send(chat(wrong))).rejects.toThrow('4 of 5 tries');
    await send();
    await expect(send(chat(wrong))).rejects.toThrow('3 of 5 tries');
  });

  it('are not used by what could not have counted', async () => {
    const { refusal, code, tries } = await setUp();
    const others: Partial<ConfirmationRequest>[] = [
      { now: NOW + 1 },
      { account: BOB },
      { workspaceId: 'x' },
      { setting: 'page' },
      { setting: 'off' },
      { now: NOW + 9_999_999 },
      { given: { origin: 'agent', message: code } },
    ];
    for (const change of others)
      for (let n = 0; n < 6; n += 1) await refusal({ ...chat('3AAA-AAAA'), ...change });
    expect(tries()).toBe(0);
    expect(await refusal()).toBe('approved');
  });

  it('belong to one preview: a later one with the same id has all of them', async () => {
    const first = await setUp();
    for (let n = 0; n < 5; n += 1) await first.refusal(chat(first.wrong));
    const second = await setUp();
    for (const [key, value] of first.kv.stored) {
      if (key.startsWith('try:'))
        second.kv.stored.set(key.replace(first.preview.id, second.preview.id), value);
    }
    expect(await second.refusal()).toBe('approved');
  });

  it('let no more than five codes be compared, however many are sent at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 1, max: 12 }),
        async (scheduler, guesses) => {
          const { kv, preview, wrong, refusal } = await setUp();
          const gated = kv.through((operation) => scheduler.schedule(Promise.resolve(), operation));
          const guess = (): Promise<string> =>
            checkConfirmation(gated, {
              previewId: preview.id,
              given: { origin: 'chat', message: wrong },
              account: ANN,
              workspaceId: 'workspace-1',
              setting: 'chat',
              now: LATER,
            }).then(
              () => 'approved',
              (error: unknown) => (error as AppError).code,
            );
          const answers = await scheduler.waitFor(
            Promise.all(Array.from({ length: guesses }, guess)),
          );
          expect(answers.filter((answer) => answer === 'confirmation-wrong').length).toBe(
            Math.min(4, guesses),
          );
          expect(await refusal()).toBe(guesses < 5 ? 'approved' : 'confirmation-locked');
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a stranger', () => {
  it('gets one and the same answer, right code or wrong, early, late, locked or under any setting', async () => {
    const { send, wrong, kv } = await setUp();
    const answers = new Set<string>();
    const say = async (change: Partial<ConfirmationRequest>): Promise<void> => {
      const error: unknown = await send({ account: BOB, ...change }).catch(
        (thrown: unknown) => thrown,
      );
      if (!(error instanceof AppError)) throw new Error('a stranger was let in');
      answers.add(JSON.stringify([error.code, error.message, error.remedy, error.retryAfterMs]));
    };
    for (const change of [
      {},
      chat(wrong),
      { now: NOW },
      { now: NOW + 9_999_999 },
      { setting: 'off' as const },
      { setting: 'page' as const },
      { given: { origin: 'page' as const } },
      { workspaceId: 'x' },
    ])
      await say(change);
    for (let n = 0; n < 5; n += 1) await send(chat(wrong)).catch(() => undefined);
    await say({});
    expect(answers.size).toBe(1);
    expect([...answers][0]).not.toContain(ANN);
    const lines = (await listActivity(kv, { from: 0, to: NOW + 9_999_999, now: LATER })).filter(
      ({ account }) => account === BOB,
    );
    expect(lines.map(({ kind }) => kind)).toEqual(['confirmation-refused']);
  });
});

it('no refusal gives away the code or its hash, and each says what to do next', async () => {
  const { send, code, wrong, preview } = await setUp();
  const requests: Partial<ConfirmationRequest>[] = [
    { previewId: 'p-zzzz' },
    { account: BOB },
    { workspaceId: 'x' },
    { now: NOW },
    { now: NOW + 9_999_999 },
    { setting: 'off' },
    { setting: 'page' },
    { given: { origin: 'agent', message: wrong } },
    ...Array.from({ length: 7 }, () => chat(wrong)),
  ];
  for (const change of requests) {
    const error: unknown = await send(change).catch((thrown: unknown) => thrown);
    if (!(error instanceof AppError)) throw new Error('not refused');
    expect(error.remedy).toMatch(/^[A-Z].*\.$/s);
    const said = JSON.stringify([error.message, error.remedy]);
    expect(said).not.toContain(code);
    if (preview.code.kind === 'hashed') expect(said).not.toContain(preview.code.hash);
    expect((said.match(/p-[a-z0-9]+/g) ?? []).every((id) => PREVIEW_ID.test(id))).toBe(true);
  }
});
