import { describe, expect, it } from 'vitest';
import { attributeStep, forbidden, rejected, schemaStep, scriptedClient, statusStep, stepsOf, typeStep, unavailable, type Script, type ScriptedClient } from '../../test/support/steps';
import { VirtualTime } from '../../test/support/world/virtual-time';
import type { Step } from '../planner/plan';
import type { PaceOptions } from './pace';
import { runSteps, type RunEnd, type RunInput } from './run-steps';

interface Ran { end: RunEnd; client: ScriptedClient; took: number; made: string[]; asked: number[] }

interface Circumstances extends Partial<Omit<RunInput, 'pace'>> { script?: Script; latencyMs?: number; steps: readonly Step[]; pace?: Partial<PaceOptions> }

const nameOf = (key: string): string => key.split('\u001f').at(-1) ?? '';

async function ran({ script = {}, latencyMs = 100, pace, ...given }: Circumstances, time = new VirtualTime()): Promise<Ran> {
  const client = scriptedClient({ latency: () => time.sleep(latencyMs), ...script }, () => time.now());
  const made: string[] = [];
  const asked: number[] = [];
  const began = time.ticks();
  const end = await time.run(runSteps({
    client, ids: new Map(), icons: [], clock: time, until: began + 600_000, onStart: () => undefined, onDoubt: () => undefined, pace: { random: () => 1, ...pace }, ...given,
    mayGoOn: () => {
      asked.push(time.ticks());
      return given.mayGoOn?.() ?? Promise.resolve('go' as const);
    },
    onMade: async (step, id) => {
      made.push(nameOf(step.key));
      await given.onMade?.(step, id);
    },
  }));
  return { end, client, took: time.ticks() - began, made, asked };
}

const posts = (client: ScriptedClient): string[] => client.log.filter((line) => line.startsWith('POST')).map((line) => line.slice(5));

describe('running steps', () => {
  it('creates everything once, parents and predecessors first, several at a time', async () => {
    const { end, client, took } = await ran({ steps: stepsOf(8, 5) });
    expect(end).toEqual({ kind: 'all-done' });
    expect(posts(client)).toHaveLength(49);
    expect(client.log.some((line) => line.startsWith('GET'))).toBe(false);
    expect(client.mostInFlight()).toBe(8);
    expect(took).toBeLessThan(1_100);
  });

  it('sends again what certainly was not carried out, after reading', async () => {
    const { end, client } = await ran({ steps: stepsOf(1, 2), script: { act: (name, nth) => (name === 'a0' && nth === 1 ? 'dropped' : 'created') } });
    expect(end.kind).toBe('all-done');
    expect(client.log).toEqual(['POST Schema S', 'POST T0', 'POST a0', 'GET attributes', 'GET attributes', 'POST a0', 'POST a1']);
  });

  it('does not send again what was carried out, though nobody heard of it', async () => {
    for (const lost of ['Schema S', 'T0', 'a0']) {
      const { end, client } = await ran({ steps: stepsOf(1, 2), script: { act: (name) => (name === lost ? 'lost' : 'created') } });
      expect(end.kind).toBe('all-done');
      expect(posts(client)).toEqual(['Schema S', 'T0', 'a0', 'a1']);
    }
  });

  it('never sends again before it could read: a read that fails stops the run', async () => {
    const { end, client } = await ran({
      steps: stepsOf(1, 1), script: { act: (name) => (name === 'a0' ? 'dropped' : 'created'), onRead: () => { throw unavailable(); } },
    });
    expect(end).toMatchObject({ kind: 'unavailable' });
    expect(posts(client).filter((name) => name === 'a0')).toHaveLength(1);
  });

  it('stops as refused where the reading after an unknown outcome is refused', async () => {
    const { end } = await ran({ steps: stepsOf(1, 1), script: { act: (name) => (name === 'a0' ? 'dropped' : 'created'), onRead: () => { throw forbidden(); } } });
    expect(end).toMatchObject({ kind: 'refused', error: { code: 'forbidden' } });
  });

  it('waits out a list that lags behind the write', async () => {
    const { end, client } = await ran({
      steps: stepsOf(1, 2), script: { act: (name) => (name === 'a0' ? 'lost' : 'created'), isListed: (name, reads) => name !== 'a0' || reads > 1 },
    });
    expect(end.kind).toBe('all-done');
    expect(posts(client)).toEqual(['Schema S', 'T0', 'a0', 'a1']);
  });

  it('believes a refusal as duplicate only after looking, and looks for ten seconds', async () => {
    const taken = { rejected: rejected('Name has to be unique.'), duplicate: true };
    const { end, client, made } = await ran({
      steps: stepsOf(1, 2),
      script: { act: (name, nth) => (name === 'a0' ? (nth === 1 ? 'lost' : taken) : 'created'), isListed: (name, reads) => name !== 'a0' || reads > 4 },
    });
    expect(end.kind).toBe('all-done');
    expect(posts(client)).toEqual(['Schema S', 'T0', 'a0', 'a0', 'a1']);
    expect(made).toEqual(['S', 'T0', 'a0', 'a1']);
  });

  it('says of a schema that is taken by what nobody can see just that', async () => {
    const { end } = await ran({ steps: [schemaStep()], script: { act: () => ({ rejected: rejected('Object schema key has to be unique.'), duplicate: true }) } });
    expect(end).toMatchObject({ kind: 'incomplete', failures: [{ sentence: expect.stringContaining('No object schema of that key or name is visible to you') }] });
  });

  it('ends as drifted where something else stands under that name', async () => {
    const time = new VirtualTime();
    const foreign = { ...schemaStep(), name: 'Another' };
    const { end } = await ran({
      steps: [schemaStep(), { ...foreign, key: 'schema\u001fS2', after: [schemaStep().key] }],
      script: { act: (name) => (name === 'Another' ? { rejected: rejected('Name has to be unique.'), duplicate: true } : 'created') },
    }, time);
    expect(end).toMatchObject({ kind: 'drifted', failures: [{ sentence: expect.stringContaining('its name, key or description differ') }] });
  });

  it('does all that does not wait for a refused step, and names what was left', async () => {
    const { end, made } = await ran({ steps: stepsOf(3, 3), script: { act: (name) => (name === 'T1' ? { rejected: rejected() } : 'created') } });
    expect(made).toHaveLength(9);
    expect(end).toMatchObject({ kind: 'incomplete', failures: [{ key: typeStep(['T1']).key }] });
    expect(end.kind === 'incomplete' ? end.waiting.map(nameOf) : []).toEqual(['a0', 'a1', 'a2']);
  });

  it('ends although two refused steps have a step that waits for both', async () => {
    const both = { ...attributeStep(['T0'], 'both'), after: [typeStep(['T0']).key, typeStep(['T1']).key] };
    const { end } = await ran({
      steps: [schemaStep(), typeStep(['T0']), typeStep(['T1']), typeStep(['T2']), both], script: { act: (name) => (/^T[01]$/.test(name) ? { rejected: rejected() } : 'created') },
    });
    expect(end).toMatchObject({ kind: 'incomplete', failures: [{}, {}] });
    expect(end.kind === 'incomplete' ? end.waiting : []).toHaveLength(1);
  });

  it('says what is gone where a step is refused because of it', async () => {
    let isGone = false;
    const client: Script = {
      act: (name) => {
        isGone ||= name === 'a0';
        return name === 'a0' ? { rejected: rejected('Nothing was found.') } : 'created';
      },
      isListed: (name) => !(isGone && name === 'T0'),
    };
    const { end } = await ran({ steps: stepsOf(1, 1), script: client });
    expect(end).toMatchObject({ kind: 'drifted', failures: [{ sentence: 'S · T0 › a0 cannot be created, because S · T0 is no longer there.' }] });
  });

  it('takes a global status of that name where the schema may not have its own, also where that is forbidden', async () => {
    for (const why of [rejected(), forbidden()]) {
      const { end, made } = await ran({
        steps: [schemaStep(), statusStep('Active')], script: { act: (name) => (name === 'Active' ? { rejected: why } : 'created'), globals: [{ id: 'g', name: 'active', category: 'active' }] },
      });
      expect(end.kind).toBe('all-done');
      // It stands in, and is not counted as made.
      expect(made).toEqual(['S']);
    }
  });

  it('stops at once, and lets what is in flight finish, when the person may no longer', async () => {
    const { end, client, made } = await ran({ steps: stepsOf(8, 5), script: { act: (name, nth) => (name === 'a3' && nth === 2 ? { rejected: forbidden() } : 'created') } });
    expect(end).toMatchObject({ kind: 'refused', error: { code: 'forbidden' } });
    expect(client.standing().length).toBe(made.length);
    expect(posts(client).length).toBeLessThan(49);
  });
});

describe('throttling', () => {
  it('obeys the time that is named', async () => {
    const { end, took, client } = await ran({ steps: stepsOf(1, 1), script: { act: (name, nth) => (name === 'a0' && nth === 1 ? { throttled: 7_000 } : 'created') } });
    expect(end.kind).toBe('all-done');
    expect(posts(client)).toEqual(['Schema S', 'T0', 'a0', 'a0']);
    expect(took).toBeGreaterThanOrEqual(7_300);
    expect(took).toBeLessThan(8_000);
  });

  it('goes on with other classes of endpoints meanwhile', async () => {
    const { client } = await ran({ steps: stepsOf(4, 1), pace: { start: 2, most: 2 }, script: { act: (name, nth) => (name === 'a0' && nth === 1 ? { throttled: 20_000 } : 'created') } });
    const order = posts(client);
    expect(order.lastIndexOf('T3')).toBeLessThan(order.lastIndexOf('a0'));
  });

  it('gives up after many refusals in a row, without a time to wait', async () => {
    const { end, client } = await ran({ steps: stepsOf(1, 1), script: { act: () => ({ throttled: null }) } });
    expect(end).toMatchObject({ kind: 'unavailable', retryAfterMs: null });
    expect(posts(client).length).toBeLessThan(60);
  });

  it('does not wait out a long pause, but says how long it is', async () => {
    const { end, took } = await ran({ steps: stepsOf(1, 1), script: { act: () => ({ throttled: 600_000 }) } });
    expect(end).toMatchObject({ kind: 'unavailable' });
    expect(end.kind === 'unavailable' ? end.retryAfterMs : 0).toBeGreaterThan(590_000);
    expect(took).toBeLessThan(1_000);
  });

  it('sleeps through a pause instead of asking the clock for ever', async () => {
    const time = new VirtualTime();
    let sleeps = 0;
    const sleep = time.sleep.bind(time);
    const clock = { now: () => time.now(), ticks: () => time.ticks(), sleep: (ms: number, cut?: Promise<unknown>) => { sleeps += 1; return sleep(ms, cut); } };
    await ran({ steps: stepsOf(1, 1), clock, script: { act: (name, nth) => (name === 'a0' && nth === 1 ? { throttled: 20_000 } : 'created') } }, time);
    expect(sleeps).toBeLessThan(150);
  });

  it('does not multiply an outage: retries are paid for', async () => {
    const { end, client } = await ran({ steps: stepsOf(8, 20), script: { act: (name) => (name.startsWith('a') ? 'dropped' : 'created') } });
    expect(end).toMatchObject({ kind: 'unavailable' });
    expect(posts(client).length).toBeLessThan(40);
  });
});

describe('stopping', () => {
  it('asks before the first call, and starts none when the answer is no', async () => {
    for (const answer of ['cancelled', 'fenced'] as const) {
      const { end, client } = await ran({ steps: stepsOf(1, 1), mayGoOn: () => Promise.resolve(answer) });
      expect(end).toEqual({ kind: 'interrupted', by: answer, finished: [] });
      expect(client.log).toEqual([]);
    }
  });

  it('starts no call later than a second after the wish to cancel, however slow the storage is, and lists what still finished', async () => {
    for (const storageMs of [0, 300, 3_000]) {
      const time = new VirtualTime();
      let cancelledAt = Infinity;
      const starts: number[] = [];
      void time.sleep(2_000).then(() => { cancelledAt = time.ticks(); });
      const { end, made } = await ran({
        steps: stepsOf(8, 30), onStart: () => { starts.push(time.ticks()); },
        mayGoOn: async () => {
          const isCancelled = time.ticks() >= cancelledAt;
          await time.sleep(storageMs);
          return isCancelled ? 'cancelled' : 'go';
        },
      }, time);
      expect(end).toMatchObject({ kind: 'interrupted', by: 'cancelled' });
      expect(Math.max(...starts) - cancelledAt).toBeLessThanOrEqual(1_000);
      if (end.kind === 'interrupted') expect(made.slice(-end.finished.length || made.length)).toEqual(end.finished.map(nameOf));
    }
  });

  it('starts nothing after its time is up, and has nothing in flight when it says so', async () => {
    const { end, client, made, took } = await ran({ steps: stepsOf(4, 50), until: 2_000 });
    expect(end).toEqual({ kind: 'out-of-time' });
    expect(took).toBeLessThanOrEqual(2_101);
    expect(client.standing()).toHaveLength(made.length);
  });

  it('does not wait for a lagging list beyond its time', async () => {
    const taken = { rejected: rejected('Name has to be unique.'), duplicate: true };
    const { end, took } = await ran({ steps: stepsOf(1, 1), until: 3_000, script: { act: (name) => (name === 'a0' ? taken : 'created') } });
    expect(end).toEqual({ kind: 'out-of-time' });
    expect(took).toBeLessThan(3_000);
  });

  it('throws what storage throws, but not before every call in flight has ended', async () => {
    const time = new VirtualTime();
    const client = scriptedClient({ latency: () => time.sleep(100) }, () => time.now());
    let asked = 0;
    const noted: string[] = [];
    const run = runSteps({
      client, steps: stepsOf(8, 20), ids: new Map(), icons: [], clock: time, until: 600_000, onStart: () => undefined, onDoubt: () => undefined,
      mayGoOn: () => ((asked += 1) < 3 ? Promise.resolve('go' as const) : Promise.reject(new Error('storage'))),
      onMade: (step) => { noted.push(step.key); return Promise.resolve(); },
    });
    await expect(time.run(run)).rejects.toThrow('storage');
    expect(client.standing()).toHaveLength(noted.length);
  });

  it('lets nothing that depends on a schema begin before the schema is noted, and throws where noting fails', async () => {
    const time = new VirtualTime();
    const client = scriptedClient({}, () => time.now());
    const run = runSteps({
      client, steps: stepsOf(2, 2), ids: new Map(), icons: [], clock: time, until: 600_000, onStart: () => undefined, onDoubt: () => undefined, mayGoOn: () => Promise.resolve('go'),
      onMade: async () => {
        await time.sleep(400);
        throw new Error('storage');
      },
    });
    await expect(time.run(run)).rejects.toThrow('storage');
    expect(client.log).toEqual(['POST Schema S']);
  });

  it('is not held up by a wall clock that jumps back an hour, and still asks', async () => {
    const time = new VirtualTime();
    void time.sleep(1_000).then(() => time.jump(-3_600_000));
    const { end, took, asked } = await ran({ steps: stepsOf(8, 20), pace: { perWindow: 100, windowMs: 10_000 } }, time);
    expect(end.kind).toBe('all-done');
    expect(took).toBeLessThan(25_000);
    expect(Math.max(...asked.slice(1).map((at, index) => at - (asked[index] ?? 0)))).toBeLessThanOrEqual(600);
  });
});
