import { describe, expect, it } from 'vitest';
import { nameOf, posts, ran, type Circumstances } from '../../../test/support/run';
import {
  attributeStep,
  rejected,
  schemaStep,
  statusStep,
  stepsOf,
  type Script,
} from '../../../test/support/steps';
import { VirtualTime } from '../../../simulator/virtual-time';
import type { Step } from '../../planner/plan';

describe('a run asks whether it may go on', () => {
  it('twice a second, whatever else happens meanwhile', async () => {
    const { asked, end } = await ran({
      steps: stepsOf(3, 4),
      latencyMs: 130,
      script: {
        act: (name, nth) => (name === 'a1' && nth === 1 ? { throttled: 7_300 } : 'created'),
      },
    });
    expect(end.kind).toBe('all-done');
    expect(asked.length).toBeGreaterThan(14);
    expect(asked).toEqual(asked.map((_, at) => at * 500));
  });

  it('once at a time, as soon as the answer is there', async () => {
    const time = new VirtualTime();
    let open = 0;
    let most = 0;
    const { asked } = await ran(
      {
        steps: stepsOf(3, 10),
        latencyMs: 90,
        mayGoOn: async () => {
          open += 1;
          most = Math.max(most, open);
          await time.sleep(700);
          open -= 1;
          return 'go';
        },
      },
      time,
    );
    expect(most).toBe(1);
    expect(asked).toEqual(asked.map((_, at) => at * 700));
  });

  it('and starts nothing on an answer that is older than nine tenths of a second, nor after its time', async () => {
    const time = new VirtualTime();
    const starts: number[] = [];
    const onStart = (): void => {
      starts.push(time.ticks());
    };
    await ran(
      {
        steps: stepsOf(2, 30),
        until: 2_000,
        onStart,
        mayGoOn: () =>
          time.ticks() < 500
            ? Promise.resolve('go')
            : new Promise((go) => {
                void time.sleep(3_000).then(() => go('go'));
              }),
      },
      time,
    );
    expect(Math.max(...starts)).toBeLessThan(900);
    starts.length = 0;
    const began = time.ticks();
    const { end } = await ran({ steps: stepsOf(2, 30), until: began + 2_000, onStart }, time);
    expect(end).toEqual({ kind: 'out-of-time' });
    expect(Math.max(...starts) - began).toBe(1_900);
  });
});

describe('a run that is interrupted', () => {
  it('names exactly what was on its way and was made after it', async () => {
    const time = new VirtualTime();
    let stopsAt = Number.POSITIVE_INFINITY;
    const late: string[] = [];
    const { end } = await ran(
      {
        steps: stepsOf(4, 6),
        latencyMs: 400,
        mayGoOn: () => {
          if (time.ticks() < 2_500) return Promise.resolve('go');
          stopsAt = time.ticks();
          return Promise.resolve('cancelled');
        },
        onMade: (step) => {
          if (time.ticks() >= stopsAt) late.push(nameOf(step.key));
          return Promise.resolve();
        },
      },
      time,
    );
    expect(late.length).toBeGreaterThan(0);
    expect(end.kind === 'interrupted' ? end.finished.map(nameOf) : end.kind).toEqual(late);
  });
});

describe('a run that is refused again and again', () => {
  it('goes on after single steps, and stops soon after the tenth', async () => {
    const { end } = await ran({
      steps: stepsOf(60, 1),
      latencyMs: 3_000,
      pace: { start: 1, most: 1 },
      script: { act: (name) => (name === 'a0' ? { rejected: rejected() } : 'created') },
    });
    expect(end).toMatchObject({ kind: 'incomplete', waiting: [] });
    const failures = end.kind === 'incomplete' ? end.failures.length : 0;
    expect([failures >= 10, failures < 50]).toEqual([true, true]);
  });

  it('begins nothing after the tenth refusal, and all before it', async () => {
    const time = new VirtualTime();
    const statuses = Array.from({ length: 14 }, (_, at) => statusStep(`Status ${at}`));
    let isRead = false;
    const { end, client } = await ran(
      {
        steps: [schemaStep(), ...statuses],
        pace: { start: 1, most: 1 },
        script: {
          act: (name) => (name === 'Schema S' ? 'created' : { rejected: rejected() }),
          // A write takes twenty seconds, and a read no time: a refusal is certain in ten.
          onRead: () => {
            isRead = true;
          },
          latency: () => {
            const ms = isRead ? 0 : 20_000;
            isRead = false;
            return time.sleep(ms);
          },
        },
      },
      time,
    );
    expect(end).toMatchObject({ kind: 'incomplete', waiting: [] });
    // The eleventh was on its way when the tenth was certain.
    expect(posts(client)).toHaveLength(1 + 11);
    expect(end.kind === 'incomplete' ? end.failures : []).toHaveLength(11);
  });

  it('for the rate limit gives up after two minutes of nothing else', async () => {
    const always = await ran({
      steps: stepsOf(1, 1),
      script: { act: () => ({ throttled: null }) },
    });
    expect(always.end).toEqual({
      kind: 'unavailable',
      sentence: 'Assets keeps refusing calls because of its rate limit.',
      retryAfterMs: null,
    });
    expect(always.took).toBeGreaterThanOrEqual(120_000);
    expect(always.took).toBeLessThan(155_000);
    // One that is taken now and then is something else.
    const slow = await ran({
      steps: stepsOf(1, 50),
      script: { act: (_, nth) => (nth <= 2 ? { throttled: null } : 'created') },
    });
    expect(slow.end.kind).toBe('all-done');
    expect(slow.took).toBeGreaterThan(140_000);
  });

  it('does not wait out a long pause, once there is nothing else to do', async () => {
    const { end, made, took } = await ran({
      steps: stepsOf(6, 1),
      pace: { start: 2, most: 2 },
      latencyMs: 300,
      script: { act: (name) => (name === 'a0' ? { throttled: 40_000 } : 'created') },
    });
    expect(made).toEqual(['S', 'T0', 'T1', 'T2', 'T3', 'T4', 'T5']);
    expect(end).toMatchObject({
      kind: 'unavailable',
      sentence: 'Assets asks to wait before the next call.',
    });
    expect(took).toBeLessThan(10_000);
    const short = await ran({
      steps: stepsOf(1, 1),
      script: {
        act: (name, nth) => (name === 'a0' && nth === 1 ? { throttled: 30_000 } : 'created'),
      },
    });
    expect(short.end.kind).toBe('all-done');
  });
});

describe('a run tells', () => {
  it('of what was left out only where anything was, and of no doubt where there was none', async () => {
    const told: string[] = [];
    const { end } = await ran({
      steps: stepsOf(2, 2),
      onLeft: (step) => told.push(`left ${step.key}`),
      onDoubt: (step) => told.push(`doubt ${step.key}`),
      script: {
        act: (name, nth) => (name === 'a1' && nth === 1 ? { throttled: 100 } : 'created'),
      },
    });
    expect([end.kind, told]).toEqual(['all-done', []]);
  });

  it('what was there already, by its id, before it goes on; and nobody of what is not as it was to be', async () => {
    const there = async (some: Circumstances): Promise<[end: string, told: unknown[]]> => {
      const told: unknown[] = [];
      const onThere = ({ key }: Step, id: string) => told.push([nameOf(key), id]);
      const onStart = ({ key }: Step): void => {
        if (nameOf(key) === 'later') told.push('later begins');
      };
      const { end } = await ran({ ...some, onThere, onStart });
      return [end.kind, told];
    };
    const refused: Script['act'] = (_, nth) => (nth === 1 ? 'created' : { rejected: rejected() });
    const [one, below] = [attributeStep(['T0'], 'a0'), attributeStep(['T0'], 'later', ['theirs'])];
    const theirs = { ...one, key: 'theirs', after: [one.key] };
    const script = { act: refused };
    expect(await there({ steps: [...stepsOf(1, 1), theirs, below], script })).toEqual([
      'all-done',
      [['theirs', '3'], 'later begins'],
    ]);
    const schema = { ...schemaStep(), key: 'theirs', after: [schemaStep().key] };
    expect(await there({ steps: [schemaStep(), schema], script })).toEqual([
      'drifted',
      [['theirs', '1']],
    ]);
    const otherwise = { ...theirs, form: { ...one.form, kind: 'integer' as const } };
    expect(await there({ steps: [...stepsOf(1, 1), otherwise], script })).toEqual(['drifted', []]);
    // Nor of a global one that takes its place.
    const globals = [{ id: 'g', name: 'Active', category: 'active' as const }];
    const status = statusStep('Active');
    const act: Script['act'] = (name) => (name === 'Active' ? { rejected: rejected() } : 'created');
    expect(await there({ steps: [schemaStep(), status], script: { act, globals } })).toEqual([
      'all-done',
      [],
    ]);
  });

  it('what came first, where noting what was made fails twice', async () => {
    const time = new VirtualTime();
    let times = 0;
    const run = ran(
      {
        steps: stepsOf(3, 3),
        onMade: async (step) => {
          if (step.kind !== 'attribute') return;
          times += 1;
          const nth = times;
          await time.sleep(500);
          throw new Error(`The ${nth}th.`);
        },
      },
      time,
    );
    await expect(run).rejects.toThrow('The 1th.');
    expect(times).toBeGreaterThan(1);
  });
});
