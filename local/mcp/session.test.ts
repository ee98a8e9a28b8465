import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import {
  ADMIN,
  fakeApp,
  PREVIEW,
  RUNNING,
  STARTED,
  SUCCEEDED,
  type FakeApp,
} from '../chat/testing/fake-app';
import { readManifest } from '../forge-host';
import { actionTools } from '../tools/manifest-actions';
import type { Asked } from './confirmer';
import type { Told } from './follow-deployment';
import type { Request } from './request';
import { createSession, type Session } from './session';

const TOOLS = actionTools(readManifest(join(__dirname, '../../manifest.yml')));

interface Bench {
  app: FakeApp;
  session: Session;
  told: Told[];
  slept: number[];
  request: Request;
  cancel: AbortController;
}

/** A session whose person answers as told, on a clock that moves by sleeping. */
function bench(person: (() => Promise<Asked>) | null, confirmInChat = true): Bench {
  const app = fakeApp();
  const [told, slept]: [Told[], number[]] = [[], []];
  let now = 1_000_000;
  const cancel = new AbortController();
  const session = createSession({
    app,
    account: ADMIN,
    tools: TOOLS,
    confirmer: () => (person === null ? null : { ask: person }),
    confirmInChat,
    now: () => now,
    sleep: (ms) => {
      slept.push(ms);
      now += Math.max(0, ms);
      return Promise.resolve();
    },
  });
  return {
    app,
    session,
    told,
    slept,
    cancel,
    request: { signal: cancel.signal, progress: { tell: (one) => told.push(one) } },
  };
}

const accepts = (): Promise<Asked> => Promise.resolve({ kind: 'accepted' });
const actions = (app: FakeApp): string[] => app.calls.map((call) => call.action);

describe('a session whose client asks its person', () => {
  it('confirms what the person accepted, whatever the model sent, and not before the app takes it', async () => {
    const { app, session, slept, request } = bench(accepts);
    const shown = await session.call('preview-deployment', { schema: 'ITAM' }, request);
    expect(JSON.stringify(shown)).not.toContain(PREVIEW.confirmationCode);
    await session.call(
      'deploy-schema',
      { previewId: 'p-7k3q', confirmation: '3HHH-HHHH' },
      { ...request, progress: null },
    );
    expect(slept).toEqual([5_000]);
    expect(app.calls.at(-1)).toMatchObject({
      action: 'deploy-schema',
      input: { previewId: 'p-7k3q', confirmation: 'confirm 4F7K-9QXD' },
    });
  });

  it('asks once at a time', async () => {
    let answer: (asked: Asked) => void = () => undefined;
    const { app, session, request } = bench(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    await session.call('preview-deployment', { schema: 'ITAM' }, request);
    const first = session.call('deploy-schema', { previewId: 'p-7k3q' }, request);
    expect((await session.call('deploy-schema', { previewId: 'p-7k3q' }, request)).code).toBe(
      'confirmation-open',
    );
    answer({ kind: 'declined' });
    expect((await first).code).toBe('confirmation-declined');
    expect(actions(app)).toEqual(['preview-deployment']);
  });

  it('starts nothing where the client could not ask, or cancelled the call while the person was reading', async () => {
    const unasked = bench(() => Promise.resolve({ kind: 'unasked' }));
    await unasked.session.call('preview-deployment', { schema: 'ITAM' }, unasked.request);
    expect(
      (await unasked.session.call('deploy-schema', { previewId: 'p-7k3q' }, unasked.request)).code,
    ).toBe('confirmation-unasked');
    const cancelled = bench(() => {
      cancelled.cancel.abort();
      return accepts();
    });
    await cancelled.session.call('preview-deployment', { schema: 'ITAM' }, cancelled.request);
    expect(
      (await cancelled.session.call('deploy-schema', { previewId: 'p-7k3q' }, cancelled.request))
        .code,
    ).toBe('confirmation-dismissed');
    expect([...actions(unasked.app), ...actions(cancelled.app)]).toEqual([
      'preview-deployment',
      'preview-deployment',
    ]);
  });

  it('leaves it to the app where the preview has no code, and asks nobody', async () => {
    const { app, session, request } = bench(() => Promise.reject(new Error('was asked')));
    const { confirmationCode: _code, ...withoutCode } = PREVIEW;
    app.answer('preview-deployment', withoutCode);
    app.answer('deploy-schema', { ok: false, code: 'confirmation-on-page', text: 'On the page.' });
    await session.call('preview-deployment', { schema: 'ITAM' }, request);
    expect((await session.call('deploy-schema', { previewId: 'p-7k3q' }, request)).code).toBe(
      'confirmation-on-page',
    );
    expect(app.calls.at(-1)?.input).toEqual({ previewId: 'p-7k3q', confirmation: '' });
  });
});

describe('a session whose client cannot ask, and whose server was not told to confirm in chat', () => {
  it('previews as another agent, so that no code is made, and deploys nothing', async () => {
    const { app, session, request } = bench(null, false);
    const { confirmationCode: _code, ...withoutCode } = PREVIEW;
    app.answer('preview-deployment-for-agents', {
      ...withoutCode,
      text: 'Preview p-7k3q\nTo deploy exactly this, open the LaunchPad page.\nITAM',
    });
    app.answer('deploy-schema-for-agents', {
      ok: false,
      code: 'confirmation-on-page',
      text: 'On the page.',
    });
    const shown = await session.call('preview-deployment', { schema: 'ITAM' }, request);
    expect(shown.text).toContain('--confirm-in-chat');
    expect(shown.text).not.toContain('page');
    const started = await session.call(
      'deploy-schema',
      { previewId: 'p-7k3q', confirmation: 'confirm 4F7K-9QXD' },
      request,
    );
    expect(started.code).toBe('confirmation-not-here');
    expect(actions(app)).toEqual(['preview-deployment-for-agents', 'deploy-schema-for-agents']);
    expect(app.calls.at(-1)?.input).toEqual({ previewId: 'p-7k3q' });
  });
});

describe('following a deployment', () => {
  const deploy = (one: Bench): Promise<{ code: string }> =>
    one.session.call(
      'deploy-schema',
      { previewId: 'p-7k3q', confirmation: '4F7K-9QXD' },
      one.request,
    );

  it('tells its progress and ends with its report', async () => {
    const one = bench(null);
    one.app.answer('deploy-schema', STARTED);
    one.app.answer('get-deployment-status', RUNNING, SUCCEEDED);
    expect((await deploy(one)).code).toBe('succeeded');
    expect(one.told).toEqual([
      { done: 0, total: null, message: 'queued' },
      { done: 5, total: 10, message: 'running · Laptop' },
      { done: 10, total: 10, message: 'succeeded · Laptop' },
    ]);
  });

  it('ends before clients give up, with the status as it is', async () => {
    const one = bench(null);
    one.app.answer('get-deployment-status', RUNNING);
    expect((await deploy(one)).code).toBe('running');
    expect(one.slept.reduce((sum, ms) => sum + ms, 0)).toBe(45_000);
    expect(actions(one.app)).not.toContain('cancel-deployment');
  });

  it('stops the deployment where the client cancels', async () => {
    const one = bench(null);
    one.app.answer('get-deployment-status', RUNNING);
    const tell = one.request.progress?.tell;
    const session = one.session.call(
      'deploy-schema',
      { previewId: 'p-7k3q', confirmation: '4F7K-9QXD' },
      {
        ...one.request,
        progress: {
          tell: (told) => {
            tell?.(told);
            one.cancel.abort();
          },
        },
      },
    );
    expect((await session).code).toBe('cancelling');
    expect(one.app.calls.at(-1)).toMatchObject({
      action: 'cancel-deployment',
      input: { deploymentId: 'p-7k3q' },
    });
  });

  it('does not wait where no progress was asked for', async () => {
    const one = bench(null);
    expect(
      (
        await one.session.call(
          'deploy-schema',
          { previewId: 'p-7k3q', confirmation: '4F7K-9QXD' },
          { ...one.request, progress: null },
        )
      ).code,
    ).toBe('started');
    expect(actions(one.app)).toEqual(['deploy-schema']);
  });
});

describe('a call that cannot be read', () => {
  it('reaches no action', async () => {
    const { app, session, request } = bench(null);
    for (const [name, input] of [
      ['delete-schema', {}],
      ['list-schemas-for-agents', {}],
      ['preview-deployment', { schema: 'ITAM', confirmed: true }],
      ['deploy-schema', { constructor: 'x' }],
    ] as const) {
      expect(await session.call(name, { ...input }, request)).toMatchObject({
        ok: false,
        code: 'bad-input',
      });
    }
    expect(app.calls).toEqual([]);
  });
});
