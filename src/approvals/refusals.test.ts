/** What a person reads when a confirmation does not count: the numbers in it, and what to do next. */
import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../simulator/memory-kv';
import { ANN, BOB, NOW, samplePlan } from '../../test/support/storage-samples';
import { AppError } from '../errors';
import { listActivity } from '../storage/activity';
import { cancelOpenPreview } from './cancel-preview';
import { checkConfirmation, type ConfirmationRequest } from './check';
import { issuePreview, type IssueRequest } from './issue';

const ISSUE: IssueRequest = {
  account: ANN,
  plan: samplePlan(),
  origin: 'chat',
  setting: 'chat',
  now: NOW,
};
const AGAIN = 'Ask for a new preview and confirm that one.';

async function setUp(change: Partial<IssueRequest> = {}) {
  const kv = new MemoryKv();
  const { preview, confirmationCode } = await issuePreview(kv, { ...ISSUE, ...change });
  const wrong = confirmationCode?.startsWith('3') === true ? '4AAA-AAAA' : '3AAA-AAAA';
  const refused = async (request: Partial<ConfirmationRequest> = {}): Promise<AppError> => {
    const error: unknown = await checkConfirmation(kv, {
      previewId: preview.id,
      given: { origin: 'chat', message: confirmationCode ?? wrong },
      account: ANN,
      workspaceId: 'workspace-1',
      setting: 'chat',
      now: NOW + 10_000,
      ...request,
    }).catch((thrown: unknown) => thrown);
    if (error instanceof AppError) return error;
    throw new Error('not refused');
  };
  const say = (message: string) => refused({ given: { origin: 'chat', message } });
  return { kv, preview, code: confirmationCode ?? '', wrong, refused, say };
}

describe('each refusal says what to do next', () => {
  it.each<[string, Partial<ConfirmationRequest>, string | RegExp]>([
    ['preview-unknown', { previewId: 'p-zzzz' }, /^Check the id .*p-7k3q/u],
    ['preview-not-yours', { account: BOB }, /preview of your own/u],
    ['preview-other-workspace', { workspaceId: 'workspace-2' }, /new preview in this workspace/u],
    ['preview-expired', { now: NOW + 15 * 60_000 }, AGAIN],
    ['preview-expired', { now: NOW - 3_600_000 }, AGAIN],
    ['confirmation-off', { setting: 'off' }, /Jira admin .* setting/u],
  ])('%s', async (code, request, remedy) => {
    const error = await (await setUp()).refused(request);
    expect(error.code).toBe(code);
    if (typeof remedy === 'string') expect(error.remedy).toBe(remedy);
    else expect(error.remedy).toMatch(remedy);
  });

  it('preview-cancelled', async () => {
    const { kv, preview, refused } = await setUp();
    await cancelOpenPreview(kv, preview, NOW);
    expect(await refused()).toMatchObject({ code: 'preview-cancelled', remedy: AGAIN });
  });

  it('preview-replaced: by which, where that is known', async () => {
    const { kv, refused } = await setUp();
    const { preview: latest } = await issuePreview(kv, ISSUE);
    expect(await refused()).toMatchObject({
      code: 'preview-replaced',
      remedy: `Confirm the latest one, ${latest.id}, or ask for a new preview.`,
    });
    for (const key of kv.stored.keys())
      if (key.startsWith('latest-preview:')) kv.stored.delete(key);
    expect(await refused()).toMatchObject({ code: 'preview-replaced', remedy: AGAIN });
  });

  it('confirmation-on-page: in chat again only where a code was never made', async () => {
    const toPage = /^Open the app's page/u;
    const inChat = /new preview in chat/u;
    const { refused, code } = await setUp();
    for (const [error, why] of [
      [await refused({ setting: 'page' }), /^On this site .* not in chat\.$/u],
      [await refused({ given: { origin: 'agent', message: code } }), /^A call from another agent/u],
    ] as const) {
      expect(error.message).toMatch(why);
      expect(error.remedy).toMatch(toPage);
      expect(error.remedy).not.toMatch(inChat);
    }
    const codeless = await (await setUp({ origin: 'page' })).refused();
    expect(codeless.message).toMatch(/was made without a code/u);
    expect(codeless.remedy).toMatch(toPage);
    expect(codeless.remedy).toMatch(inChat);
  });

  it('confirmation-unclear: why, and what to type', async () => {
    const { say, code, wrong } = await setUp();
    for (const [message, why] of [
      ['yes', /holds no confirmation code/u],
      [`${code} ${wrong}`, /two different codes/u],
      [`${code} tomorrow`, /more than a yes/u],
    ] as const) {
      const error = await say(message);
      expect(error.message).toMatch(why);
      expect(error.remedy).toContain('Type just "confirm" and the code');
    }
  });
});

describe('numbers', () => {
  it('of the seconds that are to pass, exact to the millisecond', async () => {
    const { refused } = await setUp();
    for (const [after, said, retryAfterMs] of [
      [0, 'in 5 seconds;', 5_000],
      [1, 'in 5 seconds;', 4_999],
      [3_999, 'in 2 seconds;', 1_001],
      [4_000, 'in 1 second;', 1_000],
      [4_999, 'in 1 second;', 1],
    ] as const) {
      const error = await refused({ now: NOW + after });
      expect(error).toMatchObject({ code: 'confirmation-too-early', retryAfterMs });
      expect(error.remedy).toContain(said);
    }
    await expect(refused({ now: NOW + 5_000 })).rejects.toThrow('not refused');
  });

  it('of a clock that may be half a minute behind, not more', async () => {
    const { refused } = await setUp();
    expect((await refused({ now: NOW - 30_000 })).code).toBe('confirmation-too-early');
    expect((await refused({ now: NOW - 30_001 })).code).toBe('preview-expired');
  });

  it('of the tries that are left, and the log keeps six characters of the digest', async () => {
    const { kv, say, wrong } = await setUp();
    for (const left of ['4 of 5 tries are', '3 of 5 tries are', '2 of 5 tries are'])
      expect((await say(wrong)).message).toContain(`${left} left.`);
    const last = await say(wrong);
    expect(last.message).toContain('1 of 5 tries is left.');
    expect(last.remedy).toContain('Type just "confirm"');
    expect(await say(wrong)).toMatchObject({ code: 'confirmation-locked', remedy: AGAIN });
    const lines = await listActivity(kv, { from: 0, to: NOW + 10_000, now: NOW + 10_000 });
    expect(lines.find(({ kind }) => kind === 'confirmation-wrong')?.facts).toMatchObject({
      digest: '4be19c',
      setting: 'chat',
      origin: 'chat',
    });
  });

  it.each([
    [30, '30 minutes'],
    [1, '1 minute'],
    [0.5, '1 minute'],
  ])('of the minutes until another preview may be asked for (%s)', async (minutes, said) => {
    const kv = new MemoryKv();
    // The hour ends at 13:00.
    const now = Date.UTC(2026, 0, 1, 13) - minutes * 60_000;
    for (let n = 0; n < 10; n += 1) await issuePreview(kv, { ...ISSUE, now });
    await expect(issuePreview(kv, { ...ISSUE, now })).rejects.toMatchObject({
      code: 'too-many-previews',
      retryAfterMs: minutes * 60_000,
      remedy: expect.stringContaining(`ask again in ${said}.`) as string,
    });
  });
});

it('what is only warned of does not stand in the way of a preview', async () => {
  const plan = samplePlan({
    findings: [{ kind: 'warn', code: 'left-out', sentence: 'Something is left out.' }],
  });
  const { preview } = await issuePreview(new MemoryKv(), { ...ISSUE, plan });
  expect(preview.digest).toBe(plan.digest);
});
