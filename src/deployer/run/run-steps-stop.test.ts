import { describe, expect, it } from 'vitest';
import { nameOf, posts, ran } from '../../../test/support/run';
import {
  forbidden,
  rejected,
  schemaStep,
  scriptedClient,
  statusStep,
  stepsOf,
  typeStep,
  type Script,
} from '../../../test/support/steps';
import { RateBudget } from '../../assets/rate-budget';
import { VirtualTime } from '../../../simulator/virtual-time';
import { runSteps } from './run-steps';

describe('throttling', () => {
  it('obeys the time that is named', async () => {
    const { end, took, client } = await ran({
      steps: stepsOf(1, 1),
      script: {
        act: (name, nth) => (name === 'a0' && nth === 1 ? { throttled: 7_000 } : 'created'),
      },
    });
    expect(end.kind).toBe('all-done');
    expect(posts(client)).toEqual(['Schema S', 'T0', 'a0', 'a0']);
    expect(took).toBeGreaterThanOrEqual(7_300);
    expect(took).toBeLessThan(8_000);
  });

  it('goes on at that very moment, whenever it asks next', async () => {
    const time = new VirtualTime();
    const starts: number[] = [];
    const { asked } = await ran(
      {
        steps: [schemaStep()],
        onStart: () => {
          starts.push(time.ticks());
        },
        script: { act: (_, nth) => (nth === 1 ? { throttled: 730 } : 'created') },
      },
      time,
    );
    expect([starts, asked]).toEqual([
      [0, 830],
      [0, 500],
    ]);
  });

  it('goes on with other classes of endpoints meanwhile', async () => {
    const { client } = await ran({
      steps: stepsOf(4, 1),
      pace: { start: 2, most: 2 },
      script: {
        act: (name, nth) => (name === 'a0' && nth === 1 ? { throttled: 20_000 } : 'created'),
      },
    });
    const order = posts(client);
    expect(order.lastIndexOf('T3')).toBeLessThan(order.lastIndexOf('a0'));
  });

  it('gives up after many refusals in a row, without a time to wait', async () => {
    const { end, client } = await ran({
      steps: stepsOf(1, 1),
      script: { act: () => ({ throttled: null }) },
    });
    expect(end).toMatchObject({ kind: 'unavailable', retryAfterMs: null });
    expect(posts(client).length).toBeLessThan(60);
  });

  it('does not wait out a long pause, but says how long it is', async () => {
    const { end, took } = await ran({
      steps: stepsOf(1, 1),
      script: { act: () => ({ throttled: 600_000 }) },
    });
    expect(end).toMatchObject({ kind: 'unavailable' });
    expect(end.kind === 'unavailable' ? end.retryAfterMs : 0).toBeGreaterThan(590_000);
    expect(took).toBeLessThan(1_000);
  });

  it('sleeps through a pause instead of asking the clock for ever', async () => {
    const time = new VirtualTime();
    let sleeps = 0;
    const sleep = time.sleep.bind(time);
    const clock = {
      now: () => time.now(),
      ticks: () => time.ticks(),
      sleep: (ms: number, cut?: Promise<unknown>) => {
        sleeps += 1;
        return sleep(ms, cut);
      },
    };
    await ran(
      {
        steps: stepsOf(1, 1),
        clock,
        script: {
          act: (name, nth) => (name === 'a0' && nth === 1 ? { throttled: 20_000 } : 'created'),
        },
      },
      time,
    );
    expect(sleeps).toBeLessThan(150);
  });

  it('does not multiply an outage: retries are paid for', async () => {
    const { end, client } = await ran({
      steps: stepsOf(8, 20),
      script: { act: (name) => (name.startsWith('a') ? 'dropped' : 'created') },
    });
    expect(end).toMatchObject({ kind: 'unavailable' });
    expect(posts(client).length).toBeLessThan(40);
  });
});

describe('stopping', () => {
  it('asks before the first call, and starts none when the answer is no', async () => {
    for (const answer of ['cancelled', 'fenced'] as const) {
      const { end, client } = await ran({
        steps: stepsOf(1, 1),
        mayGoOn: () => Promise.resolve(answer),
      });
      expect(end).toEqual({ kind: 'interrupted', by: answer, finished: [] });
      expect(client.log).toEqual([]);
    }
  });

  it(
    'starts no call later than a second after the wish to cancel, however slow the ' +
      'storage is, and lists what still finished',
    async () => {
      for (const storageMs of [0, 300, 3_000]) {
        const time = new VirtualTime();
        let cancelledAt = Infinity;
        const starts: number[] = [];
        void time.sleep(2_000).then(() => {
          cancelledAt = time.ticks();
        });
        const { end, made } = await ran(
          {
            steps: stepsOf(8, 30),
            onStart: () => {
              starts.push(time.ticks());
            },
            mayGoOn: async () => {
              const isCancelled = time.ticks() >= cancelledAt;
              await time.sleep(storageMs);
              return isCancelled ? 'cancelled' : 'go';
            },
          },
          time,
        );
        expect(end).toMatchObject({ kind: 'interrupted', by: 'cancelled' });
        expect(Math.max(...starts) - cancelledAt).toBeLessThanOrEqual(1_000);
        if (end.kind === 'interrupted')
          expect(made.slice(-end.finished.length || made.length)).toEqual(end.finished.map(nameOf));
      }
    },
  );

  it('starts nothing after its time is up, and has nothing in flight when it says so', async () => {
    const { end, client, made, took } = await ran({ steps: stepsOf(4, 50), until: 2_000 });
    expect(end).toEqual({ kind: 'out-of-time' });
    expect(took).toBeLessThanOrEqual(2_101);
    expect(client.standing()).toHaveLength(made.length);
  });

  it('does not wait for a lagging list beyond its time', async () => {
    const taken = { rejected: rejected('Name has to be unique.'), duplicate: true };
    const { end, took } = await ran({
      steps: stepsOf(1, 1),
      until: 3_000,
      script: { act: (name) => (name === 'a0' ? taken : 'created') },
    });
    expect(end).toEqual({ kind: 'out-of-time' });
    expect(took).toBeLessThan(3_000);
  });

  it('says why it stopped, although its time is up before what is in flight has ended', async () => {
    const time = new VirtualTime();
    const ids = new Map([[schemaStep().key, '1']]);
    const steps = [statusStep('Slow'), typeStep(['T'])];
    let nth = 0;
    const latency = () => time.sleep((nth += 1) === 1 ? 5_000 : 500);
    const act: Script['act'] = (name) => (name === 'T' ? { rejected: forbidden() } : 'created');
    const { end, made } = await ran({ steps, ids, until: 2_000, script: { act, latency } }, time);
    expect(end).toMatchObject({ kind: 'refused', error: { code: 'forbidden' } });
    expect(made).toEqual(['Slow']);
  });

  it('throws what storage throws, but not before every call in flight has ended', async () => {
    const time = new VirtualTime();
    const client = scriptedClient({ latency: () => time.sleep(100) }, () => time.now());
    let asked = 0;
    const noted: string[] = [];
    const run = runSteps({
      client,
      steps: stepsOf(8, 20),
      ids: new Map(),
      icons: [],
      clock: time,
      until: 600_000,
      onStart: () => undefined,
      onDoubt: () => undefined,
      mayGoOn: () =>
        (asked += 1) < 3 ? Promise.resolve('go' as const) : Promise.reject(new Error('storage')),
      onMade: (step) => {
        noted.push(step.key);
        return Promise.resolve();
      },
    });
    await expect(time.run(run, 20_000)).rejects.toThrow('storage');
    expect(client.standing()).toHaveLength(noted.length);
  });

  it(
    'lets nothing that depends on a schema begin before the schema is noted, and ' +
      'throws where noting fails',
    async () => {
      const time = new VirtualTime();
      const client = scriptedClient({}, () => time.now());
      const run = runSteps({
        client,
        steps: stepsOf(2, 2),
        ids: new Map(),
        icons: [],
        clock: time,
        until: 600_000,
        onStart: () => undefined,
        onDoubt: () => undefined,
        mayGoOn: () => Promise.resolve('go'),
        onMade: async () => {
          await time.sleep(400);
          throw new Error('storage');
        },
      });
      await expect(time.run(run, 20_000)).rejects.toThrow('storage');
      expect(client.log).toEqual(['POST Schema S']);
    },
  );

  it('is not held up by a wall clock that jumps back an hour, and still asks', async () => {
    const time = new VirtualTime();
    void time.sleep(1_000).then(() => time.jump(-3_600_000));
    const { end, took, asked } = await ran(
      { steps: stepsOf(8, 20), pace: { load: { rate: taughtRate(time), quotaMs: () => 0 } } },
      time,
    );
    expect(end.kind).toBe('all-done');
    expect(took).toBeLessThan(25_000);
    expect(
      Math.max(...asked.slice(1).map((at, index) => at - (asked[index] ?? 0))),
    ).toBeLessThanOrEqual(600);
  });
});

/** Of a site that gives 600 a minute. */
function taughtRate(time: VirtualTime): RateBudget {
  const rate = new RateBudget(() => time.ticks());
  rate.remember({ perMinute: 600, burst: 0, taken: 600, at: time.now() }, time.now());
  return rate;
}
