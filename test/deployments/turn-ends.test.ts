/** What a turn leaves behind at each place where it can stop, and how it begins after another one. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forbidden, rejected } from '../support/steps';
import { ALL, attributeNamed, ENDED, onSite, remove, type Here } from '../support/turns-on-site';
import type { AssetsClient } from '../../src/assets/api';
import { requestCancel } from '../../src/storage/cancel';
import { reportRun } from '../../src/storage/deployments';
import { loadSetByHand } from '../../src/storage/set-by-hand';
import { countSteps } from '../../src/storage/shapes';
import { loadSiteMemory, nothingKnown, saveSiteMemory } from '../../src/storage/site-memory';
import type { TurnEnd } from '../../src/deployer/job';

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => vi.restoreAllMocks());

/** A turn reported so long ago, and nothing was handed over. */
const died = async (
  { world, time, id }: Here,
  ago: number,
  { settled = false, generation = 1 } = {},
): Promise<void> => {
  await time.sleep(ago + 1_000);
  await reportRun(world.memory, id, {
    ...{ generation, epoch: 1, state: 'running', heartbeatAt: time.now() - ago },
    progress: { done: countSteps([]), total: ALL, current: null },
    written: countSteps([]),
    ...(settled ? { settled } : {}),
  });
};
const asked = ({ world }: Here, part: string): number =>
  world.site.requests.filter(({ path }) => path.includes(part)).length;
/** Storage that tells of each operation, before it and after it. */
const telling = ({ world }: Here, tell: (operation: string) => void) =>
  world.memory.through((operation) => {
    tell(operation);
    return Promise.resolve();
  });
const runOf = ({ world, id }: Here): string => world.memory.stored.get(`run:${id}`) ?? '';
/** Takes an attribute away as soon as the turn says that it verifies. */
const removing =
  (here: Here, name: string): (() => void) =>
  () => {
    if (runOf(here).includes('"verifying"')) remove(here, name);
  };

const NEXT: TurnEnd = { kind: 'hand-over', delaySeconds: 0 };
type Tell = (operation: string) => void;
/** Turns that report on their way: how each ends, and whether nothing is on its way then. */
const GOING: [string, (here: Here, tell: Tell) => Promise<TurnEnd>, object, true | undefined][] = [
  ['to its end', (here, tell) => here.turn(1, { kv: telling(here, tell) }), ENDED, true],
  [
    'out of time',
    (here, tell) => here.turn(1, { startingMs: 280, kv: telling(here, tell) }),
    NEXT,
    true,
  ],
  [
    'before lists are to be believed',
    async (here, tell) => {
      await died(here, 3_000);
      return here.turn(2, { startingMs: 5_000, kv: telling(here, tell) });
    },
    NEXT,
    undefined,
  ],
  [
    'before it is known whether what seems missing is',
    (here, tell) => {
      const removed = removing(here, 'Note');
      const kv = telling(here, (operation) => {
        removed();
        tell(operation);
      });
      return here.turn(1, { startingMs: 3_000, kv });
    },
    NEXT,
    undefined,
  ],
  [
    'asked to wait',
    (here, tell) =>
      here.turn(1, {
        kv: telling(here, tell),
        clientFor: () => ({
          ...here.world.client('acc-admin', true),
          createObjectType: () => Promise.resolve({ kind: 'throttled', retryAfterMs: 120_000 }),
        }),
      }),
    { kind: 'hand-over', delaySeconds: 120, waiting: { until: expect.any(Number), asked: true } },
    true,
  ],
];

/** How it goes where a later turn reports right after its nth report; and how many there are. */
const goes = (go: (typeof GOING)[number][1], nth: number) =>
  onSite(async (here) => {
    const { stored } = here.world.memory;
    let told = 0;
    const end = await go(here, (operation) => {
      if (operation !== `set run:${here.id}`) return;
      told += 0.5;
      if (told === nth)
        stored.set(`run:${here.id}`, runOf(here).replace(/"generation":\d+/u, '"generation":99'));
    });
    return { end, told, load: await here.load() };
  });

describe('a turn on its way', () => {
  it.each(GOING)(
    '%s reports where it is, unless a later one has reported',
    async (_, go, expected, isSettled) => {
      const { end, told, load } = await goes(go, Number.POSITIVE_INFINITY);
      // The last thing it does, so that whoever comes next knows since when nothing happens.
      expect([end, load.endedAt ?? load.heartbeatAt]).toEqual([
        expected,
        load.endedAt ?? load.pushedAt,
      ]);
      expect(load.settled).toBe(isSettled);
      expect(load.startedAt === null).toBe(told === 0);
      for (let nth = 1; nth < told; nth += 1)
        expect([nth, (await goes(go, nth)).end]).toEqual([nth, { kind: 'ignored' }]);
    },
  );
});

describe('how a turn begins', () => {
  it('does nothing where a later one has reported before', async () => {
    for (const [ago, startingMs] of [
      [3_000, 5_000],
      [60_000, 5_000],
    ] as const)
      await onSite(async (here) => {
        await died(here, ago, { generation: 99 });
        expect(await here.turn(2, { startingMs })).toEqual({ kind: 'ignored' });
        expect(here.writes()).toBe(0);
      });
  });

  interface Known {
    /** Calls that this turn’s own reads have shown to be taken together; null: nobody counts. */
    shown: number | null;
    together?: number;
    ago?: number;
  }
  /** Calls that it would have had in flight at its end, as it is kept for the next one. */
  const inFlight = ({ shown, together, ago }: Known): Promise<number | undefined> =>
    onSite(async (here) => {
      const { world, time } = here;
      if (ago !== undefined)
        await saveSiteMemory(world.memory, {
          ...nothingKnown(),
          pace: {
            ...{ perMinute: null, burst: 10, taken: 10, at: time.now() - ago },
            ...(together === undefined ? {} : { together }),
          },
        });
      const { load, ...client } = world.client('acc-admin', true);
      const counted =
        shown === null
          ? client
          : { ...client, load: Object.create(load ?? null, { shownSafe: { value: shown } }) };
      expect(await here.turn(1, { clientFor: () => counted as AssetsClient })).toEqual(ENDED);
      return (await loadSiteMemory(world.memory)).pace?.together;
    });

  // Four calls were taken: one more may be in flight at the end than at the beginning.
  it.each<[Known, number]>([
    [{ shown: null }, 4],
    [{ shown: 0 }, 4],
    [{ shown: 2 }, 4],
    [{ shown: 4 }, 6],
    [{ shown: 12 }, 8],
    [{ shown: null, together: 10, ago: 59_899 }, 10],
    [{ shown: null, together: 10, ago: 59_900 }, 4],
    [{ shown: 4, together: 10, ago: 59_000 }, 10],
    [{ shown: 4, together: 5, ago: 59_000 }, 6],
    [{ shown: null, ago: 1_000 }, 4],
  ])('%j: with so many calls at once: %i', async (known, many) => {
    expect(await inFlight(known)).toBe(many + 1);
  });

  it('begins no call before a quota is open again that the client knows to be used up', async () => {
    await onSite(async (here) => {
      const { load = null, ...client } = here.world.client('acc-admin', true);
      const closed: unknown = Object.create(load, { quotaMs: { value: () => 90_000 } });
      const clientFor = () => ({ ...client, load: closed }) as AssetsClient;
      expect(await here.turn(1, { clientFor })).toMatchObject({
        ...{ kind: 'hand-over', delaySeconds: 90, waiting: { asked: true } },
      });
      expect(here.writes()).toBe(0);
    });
  });

  it('reads as long as it takes before it says that it runs, and says meanwhile that it goes on', async () => {
    /** When it was begun, and when it last gave a sign of life, in the midst of a long read. */
    const inTheMidst = (epoch: number) =>
      onSite(async (here) => {
        if (epoch > 1) await here.turn(1, { startingMs: 280 });
        const client = here.world.client('acc-admin', true);
        const began = here.time.now();
        const going = here.turn(epoch, {
          clientFor: () => ({
            ...client,
            listSchemas: async () => {
              await here.time.sleep(25_000);
              return client.listSchemas();
            },
          }),
        });
        await here.time.sleep(24_000);
        const { startedAt, heartbeatAt } = await here.load();
        expect(await going).toEqual(ENDED);
        return [startedAt === null, (heartbeatAt ?? 0) - began];
      });
    const [isUnbegun] = await inTheMidst(1);
    expect(isUnbegun).toBe(true);
    expect(await inTheMidst(2)).toEqual([false, 20_000]);
  });

  it('reads once what does not change, and again what may', async () => {
    await onSite(async (here) => {
      const isOfAll = ({ path }: { path: string }): boolean => /\/config\/statustype$/u.test(path);
      const globals = (): number => here.world.site.requests.filter(isOfAll).length;
      const before = [asked(here, '/icon/global'), globals()];
      let isGone = false;
      const kv = telling(here, () => {
        if (isGone || !runOf(here).includes('"verifying"')) return;
        isGone = true;
        remove(here, 'Note');
      });
      expect(await here.turn(1, { kv })).toEqual(ENDED);
      // Read at first, and in each look that looks again.
      const after = [asked(here, '/icon/global'), globals()];
      expect(after.map((count, at) => count - (before[at] ?? 0))).toEqual([1, 1 + 4]);
    });
  });

  it('comes again where nothing can be read', async () => {
    await onSite(async (here) => {
      here.world.site.addFault('status=503@every:1');
      expect(await here.turn()).toMatchObject({ kind: 'hand-over', delaySeconds: 60 });
      expect((await here.load()).startedAt).toBeNull();
    });
  });
});

describe('what stops a turn', () => {
  it('is a cancelling, which lets finish what is on its way and names it', async () => {
    await onSite(
      async (here) => {
        const kv = telling(here, () => undefined);
        const going = here.turn(1, { kv });
        await here.time.sleep(2_300);
        await requestCancel(here.world.memory, here.id, 'acc-admin', here.time.now());
        expect(await going).toEqual(ENDED);
        expect(await here.load()).toMatchObject({
          state: 'cancelled',
          outcome: {
            sentence:
              'The deployment was cancelled. Calls that were already on their way were let finish: 1.',
            names: ['ONE · Thing'],
          },
        });
        expect(here.writes()).toBe(2);
      },
      { latencyMs: 700 },
    );
  });

  it('is a bug, even in the last look of one that was cancelled', async () => {
    await onSite(async (here) => {
      await here.turn(1, { startingMs: 280 });
      await requestCancel(here.world.memory, here.id, 'acc-admin', here.time.now());
      const client = here.world.client('acc-admin', true);
      const broken = { ...client, listSchemas: () => Promise.reject(new TypeError('a bug')) };
      expect(await here.turn(2, { clientFor: () => broken })).toEqual(ENDED);
      expect((await here.load()).outcome).toMatchObject({ code: 'internal' });
    });
  });

  it('is a refusal after it has made something, with what is there', async () => {
    await onSite(async (here) => {
      here.world.site.addFault('deny-after=2,method=POST');
      expect(await here.turn()).toEqual(ENDED);
      const { state, outcome, written } = await here.load();
      expect([state, outcome, written]).toMatchObject([
        'failed',
        { code: 'forbidden' },
        { schema: 1, 'object-type': 1, attribute: 0 },
      ]);
    });
  });

  /** The client of a turn that somebody else is quicker than, at each call of one kind. */
  const beaten = ({ world }: Here, call: 'createSchema' | 'createObjectType'): AssetsClient => {
    const client = world.client('acc-admin', true);
    const rival = world.client('acc-admin-2');
    return {
      ...client,
      [call]: async (input: never) => {
        await rival[call](input);
        return client[call](input);
      },
    };
  };

  it.each([
    ['nothing was sent before', null, 'drifted'],
    ['an earlier turn may have sent it', false, 'succeeded'],
    ['all that was sent is known', true, 'drifted'],
  ] as const)('is an object schema that is there first, where %s', async (_, settled, ends) => {
    await onSite(async (here) => {
      if (settled !== null) await died(here, 60_000, { settled });
      const clientFor = () => beaten(here, 'createSchema');
      expect(await here.turn(settled === null ? 1 : 2, { clientFor })).toEqual(ENDED);
      const { state, meanwhile, written } = await here.load();
      expect(state).toBe(ends);
      if (ends === 'drifted') {
        expect(meanwhile).toMatchObject({ renamed: [], theirs: ['ONE'] });
        expect(written).toEqual(countSteps([]));
      } else expect([meanwhile, written]).toEqual([undefined, ALL]);
    });
  });

  it.each([
    [
      'nothing was sent before',
      null,
      'drifted',
      /^ONE is there since a moment ago/u,
      /^Wait until it is complete/u,
    ],
    ['an earlier turn may have sent it', false, 'succeeded', null, null],
    [
      'all that was sent is known',
      true,
      'drifted',
      /but somebody else has just made one/u,
      /^Wait until it is complete/u,
    ],
  ] as const)(
    'is one found at its beginning, where %s',
    async (_, settled, ends, sentence, remedy) => {
      await onSite(async (here) => {
        if (settled !== null) await died(here, 60_000, { settled });
        const rival = here.world.client('acc-admin-2');
        await rival.createSchema({
          ...{ key: 'ONE', name: 'ONE Schema', description: 'Everything about ONE.' },
        });
        expect(await here.turn(settled === null ? 1 : 2)).toEqual(ENDED);
        const { state, outcome } = await here.load();
        expect(state).toBe(ends);
        if (sentence !== null)
          expect(outcome).toMatchObject({
            sentence: expect.stringMatching(sentence) as string,
            remedy: expect.stringMatching(remedy) as string,
            names: expect.arrayContaining([expect.stringMatching(/^ONE/u)]) as string[],
          });
      });
    },
  );

  it('is one of that name that it cannot have made, although all that was sent is known', async () => {
    await onSite(async (here) => {
      await died(here, 60_000, { settled: true });
      const rival = here.world.client('acc-admin-2');
      await rival.createSchema({ key: 'ONE', name: 'ONE Schema', description: 'Of theirs.' });
      expect(await here.turn(2)).toEqual(ENDED);
      expect(await here.load()).toMatchObject({
        state: 'drifted',
        outcome: {
          sentence: expect.stringContaining('its name, key or description differ') as string,
        },
      });
    });
  });

  it('keeps what was left out until then, to be set by hand', async () => {
    await onSite(async (here) => {
      const client = here.world.client('acc-admin', true);
      const why = rejected();
      const no = { kind: 'rejected', status: 400, duplicate: false, why } as const;
      const clientFor = (): AssetsClient => ({
        ...client,
        createSchema: (input) =>
          input.description === ''
            ? client.createSchema(input)
            : Promise.resolve({ ...no, concern: 'description' }),
        createObjectType: () => Promise.resolve({ ...no, why: forbidden() }),
      });
      expect(await here.turn(1, { clientFor })).toEqual(ENDED);
      const { state, setByHand = { count: 0, chunks: 0 } } = await here.load();
      expect(state).toBe('failed');
      expect(await loadSetByHand(here.world.memory, here.id, setByHand)).toEqual([
        {
          ...{ schema: 'ONE', type: '', attribute: '', field: 'description' },
          value: 'Everything about ONE.',
        },
      ]);
    });
  });

  it('is not an object type that somebody else was quicker to make: it goes on, and says so', async () => {
    await onSite(async (here) => {
      const clientFor = () => beaten(here, 'createObjectType');
      expect(await here.turn(1, { clientFor })).toEqual(ENDED);
      expect(await here.load()).toMatchObject({
        state: 'succeeded',
        written: { ...ALL, 'object-type': 0 },
        meanwhile: { renamed: [], theirs: ['ONE · Thing'] },
      });
    });
  });

  it('is that something of its exists twice', async () => {
    await onSite(async (here) => {
      const { attributes } = here.world.site.store.tables;
      const kv = telling(here, () => {
        const note = attributeNamed(here, 'Note');
        const isTwice = attributes.all().some(({ id }) => id === '999');
        if (note !== undefined && !isTwice && runOf(here).includes('"verifying"'))
          here.world.site.store.put('attributes', { ...note, id: '999' });
      });
      expect(await here.turn(1, { kv })).toEqual(ENDED);
      expect(await here.load()).toMatchObject({
        state: 'failed',
        outcome: {
          code: 'made-twice',
          names: [expect.stringMatching(/^ONE · Thing › Note \(ids /u)],
        },
      });
    });
  });
});
