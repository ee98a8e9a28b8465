import { InvocationErrorCode } from '@forge/events';
import { afterEach, describe, expect, it } from 'vitest';
import { sampleApproved } from '../../test/support/storage-samples';
import { AppError, type ErrorCode } from '../errors';
import { principalOf } from './principal';
import { runDeployment } from './consume';
import { deliverAgain, isOverBefore, pushTurn, takeBack } from './queue';
import { isTimeForSlice } from './visit';
import { isRefusal, mayPass } from './refusal';
import type { Deployment } from '../storage/deployment-record';

describe('an event of the queue', () => {
  const platform = globalThis as { __forge_fetch__?: unknown };
  const { __forge_fetch__ } = platform;
  afterEach(() => Object.assign(platform, { __forge_fetch__ }));

  interface Asked {
    queueName: string;
    jobId: string;
    payload?: unknown[];
  }
  /** What the queue is asked while `work` goes on. */
  async function asked(work: () => Promise<unknown>): Promise<Asked[]> {
    const seen: Asked[] = [];
    platform.__forge_fetch__ = (_: unknown, __: string, { body }: { body: string }) => {
      seen.push(JSON.parse(body) as Asked);
      return Promise.resolve(
        seen.at(-1)?.payload
          ? Response.json({}, { status: 201 })
          : new Response(null, { status: 204 }),
      );
    };
    await work();
    return seen;
  }

  it('carries its turn, in whole seconds that the queue takes, one of an installation at a time', async () => {
    for (const [delay, delayInSeconds] of [
      [0, 0],
      [-3, 0],
      [12.6, 13],
      [5_000, 900],
    ] as const) {
      let job = '';
      const [push] = await asked(async () => {
        job = await pushTurn({ deploymentId: 'p-aaaa', epoch: 3 }, delay);
      });
      expect(push).toMatchObject({
        queueName: 'deployments',
        jobId: job,
        payload: [
          {
            body: { deploymentId: 'p-aaaa', epoch: 3 },
            delayInSeconds,
            concurrency: { key: 'deployments', limit: 1 },
          },
        ],
      });
    }
  });

  it('is taken back by its job, on its queue', async () => {
    const [seen] = await asked(() => takeBack('job-1'));
    expect(seen).toMatchObject({ queueName: 'deployments', jobId: 'job-1' });
  });

  it('is no turn where it is none of ours', async () => {
    for (const event of [
      undefined,
      {},
      { body: { deploymentId: 'p-aaaa' } },
      { body: { deploymentId: 'p'.repeat(41), epoch: 1 } },
      { body: { deploymentId: 'p-aaaa', epoch: 1.5 } },
      { body: { deploymentId: 'p-aaaa', epoch: 1 }, retryContext: 'again' },
    ])
      expect(await asked(() => runDeployment(event))).toEqual([]);
  });
});

it('takes five seconds before the answer is due for a slice', () => {
  expect([4_999, 5_000].map(isTimeForSlice)).toEqual([false, true]);
});

describe('the wish to be delivered again', () => {
  it('names a time that the platform takes, and whether nobody works on it any more', () => {
    const asked = (seconds: number, gaveUp: boolean) => {
      const { retryAfter, retryReason, retryData } = deliverAgain(seconds, gaveUp).retryOptions;
      return [retryAfter, retryReason, retryData];
    };
    const reason = InvocationErrorCode.FUNCTION_RETRY_REQUEST;
    expect(asked(30, false)).toEqual([30, reason, { gaveUp: false }]);
    expect(asked(0, true)).toEqual([1, reason, { gaveUp: true }]);
    expect(asked(5_000, true)).toEqual([900, reason, { gaveUp: true }]);
  });

  it('says on its return whether the delivery before is over', () => {
    const asked = InvocationErrorCode.FUNCTION_RETRY_REQUEST;
    for (const [reason, data, isOver] of [
      [undefined, undefined, false],
      [asked, { gaveUp: true }, true],
      [asked, { gaveUp: false }, false],
      [asked, { gaveUp: 'true' }, false],
      [asked, {}, false],
      [asked, null, false],
      [asked, 'gaveUp', false],
      [asked, undefined, false],
      [InvocationErrorCode.FUNCTION_OUT_OF_MEMORY, undefined, true],
      [InvocationErrorCode.FUNCTION_TIME_OUT, undefined, true],
      ['SOME_TIMEOUT', null, true],
      ['PLATFORM_FAILURE', { gaveUp: false }, true],
      ['UNKNOWN', undefined, true],
      [InvocationErrorCode.FUNCTION_UPSTREAM_RATE_LIMITED, undefined, false],
    ] as const)
      expect([reason, data, isOverBefore(reason, data)]).toEqual([reason, data, isOver]);
  });
});

it('calls as the person who approved, as whoever is present, or as the app where that was chosen', () => {
  const as = (executor: Deployment['executor']) =>
    principalOf({ ...sampleApproved(), executor } as unknown as Deployment);
  expect(as('background')).toEqual({ kind: 'account', accountId: sampleApproved().account });
  expect(as('present')).toEqual({ kind: 'caller' });
  expect(as('app')).toEqual({ kind: 'app' });
});

it('tells that somebody may not from what passes by itself', () => {
  const of = (code: ErrorCode) => {
    const error = new AppError(code, 'No.', { remedy: 'Later.' });
    return [isRefusal(error), mayPass(error)];
  };
  for (const code of ['unauthorized', 'scope-missing', 'forbidden', 'not-allowed'] as const)
    expect([code, ...of(code)]).toEqual([code, true, false]);
  expect(of('assets-unavailable')).toEqual([false, true]);
  expect(of('assets-rejected')).toEqual([false, false]);
});
