import { kvs } from '@forge/kvs';
import { describe, expect, it } from 'vitest';
import type { PlatformCall, PlatformFaults, PlatformHarm } from './platform-faults';
import { events, gate, startQueue } from './queue/testing';
import { asAction } from './testing';

/** These harms at the nth call of their place, each once. */
function faultsAt(
  harms: Partial<Record<PlatformCall['place'], Readonly<Record<number, PlatformHarm>>>>,
): PlatformFaults & { jumps: number[]; upgrades: number } {
  const counted = { storage: 0, queue: 0, function: 0 };
  const told = {
    jumps: [] as number[],
    upgrades: 0,
    decide: ({ place }: PlatformCall) => {
      counted[place] += 1;
      const harm = harms[place]?.[counted[place]];
      return harm === undefined ? [] : [harm];
    },
    jumpClock: (ms: number) => void told.jumps.push(ms),
    upgrade: () => {
      told.upgrades += 1;
    },
  };
  return told;
}

const codeOf = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? 'failed',
  );

describe('faults of the storage', () => {
  it('refuse before or after it did what was asked, or do it twice', async () => {
    const faults = faultsAt({
      storage: {
        1: { kind: 'storage', phase: 'before', status: 429 },
        3: { kind: 'storage', phase: 'after', status: 500 },
        5: { kind: 'storage-repeat' },
      },
    });
    const seen = await asAction(
      async () => [
        await codeOf(kvs.set('a', 1)),
        (await kvs.get('a')) ?? 'nothing',
        await codeOf(kvs.set('b', 1)),
        await kvs.get('b'),
        await codeOf(kvs.set('c', 1, { keyPolicy: 'FAIL_IF_EXISTS' })),
      ],
      { faults },
    );
    expect(seen).toEqual(['RATE_LIMIT_EXCEEDED', 'nothing', 'INTERNAL_ERROR', 1, 'KEY_CONFLICT']);
  });
});

describe('faults of the queue', () => {
  it('refuse an event, or deliver it twice at once whatever concurrency it asks for', async () => {
    const held = gate();
    let running = 0;
    const faults = faultsAt({
      queue: { 1: { kind: 'queue', status: 503 }, 2: { kind: 'queue-twice' } },
    });
    const { push, clock } = startQueue(
      async () => {
        running += 1;
        await held.opened;
      },
      { faults },
    );
    await expect(push(events(1))).rejects.toThrow();
    await push(events(1, { concurrency: { key: 'one', limit: 1 } }));
    await clock.advance(10);
    expect(running).toBe(2);
    held.open();
  });

  it('deliver late', async () => {
    let runs = 0;
    const { push, clock } = startQueue(
      () => {
        runs += 1;
      },
      { faults: faultsAt({ queue: { 1: { kind: 'queue-late', ms: 3_000 } } }) },
    );
    await push(events(1));
    await clock.advance(2_900);
    expect(runs).toBe(0);
    await clock.advance(200);
    expect(runs).toBe(1);
  });
});

describe('faults of a consumer', () => {
  it.each([
    ['before', 'nothing'],
    ['after', 1],
  ] as const)('killed %s a call: the event comes again, and says why', async (phase, stored) => {
    const seen: unknown[] = [];
    const { push, clock } = startQueue(
      async ({ retryContext }) => {
        seen.push(
          retryContext?.retryReason ?? 'first',
          (await kvs.get('k').catch(() => 'refused')) ?? 'nothing',
        );
        await kvs.set('k', 1);
        seen.push('went on');
      },
      { faults: faultsAt({ function: { 2: { kind: 'kill', phase } } }) },
    );
    await push(events(1));
    await clock.advance(10_000);
    expect(seen).toEqual([
      'first',
      'nothing',
      'FUNCTION_PLATFORM_UNKNOWN_ERROR',
      stored,
      'went on',
    ]);
  });

  it('have its clock jump and the app upgraded, and leave actions alone', async () => {
    const faults = faultsAt({
      function: { 1: { kind: 'clock', ms: -5_000 }, 2: { kind: 'upgrade' } },
    });
    const { push, clock } = startQueue(
      async () => {
        await kvs.get('a');
        await kvs.get('b');
      },
      { faults },
    );
    await push(events(1));
    expect(faults.jumps).toEqual([]);
    await clock.advance(1_000);
    expect(faults).toMatchObject({ jumps: [-5_000], upgrades: 1 });
  });
});
