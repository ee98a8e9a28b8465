import { describe, expect, it } from 'vitest';
import { posts, ran, type Circumstances, type Ran } from '../../../test/support/run';
import {
  attributeStep,
  forbidden,
  rejected,
  schemaStep,
  scriptedClient,
  statusStep,
  stepsOf,
  unavailable,
  type Act,
  type Script,
} from '../../../test/support/steps';
import { VirtualTime } from '../../../simulator/virtual-time';
import type { Concern } from '../../assets/api';
import { AppError } from '../../errors';
import { sharingKeyOf } from '../../planner/natural-key';
import type { SharingStep, Step } from '../../planner/plan';
import type { PaceLesson } from '../../storage/site-memory';

const notSignedIn = (): AppError =>
  new AppError('unauthorized', 'You are not signed in.', { remedy: 'Sign in.' });
const no = (why = rejected(), duplicate = false, concern?: Concern): Act => ({
  ...{ rejected: why, duplicate },
  ...(concern === undefined ? {} : { concern }),
});
const A0 = attributeStep(['T0'], 'a0').key;
const GLOBALS = [{ id: 'g', name: 'active', category: 'active' as const }];

/** What is told of a run beside its end. */
interface Told extends Ran {
  /** Names of what was in doubt, in order. */
  doubted: string[];
  paced: PaceLesson | undefined;
}

/** A run in which the nth POST of `name` ends so; all others are created. */
async function when(
  name: string,
  acts: readonly Act[],
  some: Omit<Partial<Circumstances>, 'script'> & { script?: Script } = {},
): Promise<Told> {
  const doubted: string[] = [];
  let paced: PaceLesson | undefined;
  const { script, ...more } = some;
  const found = await ran({
    steps: stepsOf(1, 1),
    onDoubt: ({ key }) => doubted.push(key.split('\u001f').at(-1) ?? ''),
    onPaced: (lesson) => {
      paced = lesson;
    },
    script: {
      act: (named, nth) => (named === name ? (acts[nth - 1] ?? 'created') : 'created'),
      ...script,
    },
    ...more,
  });
  return { ...found, doubted, paced };
}
const sentTimes = ({ client }: Ran, name: string): number =>
  posts(client).filter((one) => one === name).length;

describe('a sign-in that is not accepted', () => {
  it('is tried twice more, for nothing was carried out, and slows down', async () => {
    const end = await when('a0', [no(notSignedIn()), no(notSignedIn())]);
    expect(end.end).toEqual({ kind: 'all-done' });
    expect([sentTimes(end, 'a0'), end.doubted]).toEqual([3, []]);
    expect(end.paced).not.toHaveProperty('together');
    // Nothing is read: it is certain that it is not there.
    expect(end.client.log.filter((line) => line.startsWith('GET'))).toEqual([]);
  });

  it('is a refusal after that, also where something global could stand in', async () => {
    const acts = Array.from({ length: 4 }, () => no(notSignedIn()));
    const end = await when('Active', acts, {
      steps: [schemaStep(), statusStep('Active')],
      script: { globals: GLOBALS },
    });
    expect(end.end).toMatchObject({ kind: 'refused', error: { code: 'unauthorized' } });
    expect(sentTimes(end, 'Active')).toBe(3);
  });
});

describe('a read that goes before the write', () => {
  const sharing: SharingStep = {
    ...{ kind: 'sharing', key: sharingKeyOf('S'), schema: 'S', after: [schemaStep().key] },
    existing: false,
  };
  /** A run in which the nth look at the properties ends so; null: they are shown. */
  async function reading(troubles: readonly (Error | null)[]): Promise<Told & { looks: number }> {
    const time = new VirtualTime();
    let looks = 0;
    const client = {
      ...scriptedClient({ latency: () => time.sleep(100) }, () => time.now()),
      properties: () => {
        const trouble = troubles[looks];
        looks += 1;
        return trouble instanceof Error
          ? Promise.reject(trouble)
          : Promise.resolve({ allowOtherObjectSchema: false });
      },
    };
    const doubted: string[] = [];
    const found = await ran(
      {
        steps: [schemaStep(), sharing],
        client,
        onDoubt: ({ kind }) => doubted.push(kind),
      },
      time,
    );
    return { ...found, doubted, looks, paced: undefined };
  }

  it('that is refused is the refusal of the step', async () => {
    expect((await reading([forbidden()])).end).toMatchObject({
      kind: 'refused',
      error: { code: 'forbidden' },
    });
  });

  it('that is throttled is waited out for the time that is named', async () => {
    const limit = (retryAfterMs?: number): AppError =>
      new AppError('rate-limited', 'Too many.', {
        remedy: 'Wait.',
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      });
    const named = await reading([limit(7_000)]);
    expect([named.end.kind, named.doubted, named.looks]).toEqual(['all-done', [], 2]);
    expect(named.took).toBeGreaterThanOrEqual(7_000);
    expect((await reading([limit()])).took).toBeLessThan(3_000);
  });

  it.each(['cancelled', 'fenced'] as const)(
    'that takes long is followed by no write where the run was %s meanwhile',
    async (by) => {
      const time = new VirtualTime();
      const client = scriptedClient({ latency: () => time.sleep(100) }, () => time.now());
      const { end } = await ran(
        {
          steps: [sharing],
          ids: new Map([[schemaStep().key, '1']]),
          client: {
            ...client,
            properties: () => time.sleep(1_700).then(() => ({ allowOtherObjectSchema: false })),
          },
          mayGoOn: () => Promise.resolve(time.ticks() >= 400 ? by : 'go'),
        },
        time,
      );
      expect(end).toEqual({ kind: 'interrupted', by, finished: [] });
      expect(client.log).toEqual([]);
    },
  );

  it.each([60, 1_500])(
    'that ends after time is up is followed by the write, or the next turn would be as far: %d ms',
    async (ms) => {
      const time = new VirtualTime();
      const client = scriptedClient({ latency: () => time.sleep(100) }, () => time.now());
      const { made } = await ran(
        {
          steps: [sharing],
          ids: new Map([[schemaStep().key, '1']]),
          until: 40,
          client: {
            ...client,
            properties: () => time.sleep(ms).then(() => ({ allowOtherObjectSchema: false })),
          },
        },
        time,
      );
      expect(made).toEqual(['S']);
    },
  );

  it('that fails otherwise leaves in doubt what was done, for a second', async () => {
    const { end, doubted, took } = await reading([unavailable()]);
    expect([end.kind, doubted]).toEqual(['all-done', ['sharing']]);
    expect(took).toBeGreaterThanOrEqual(1_000);
    expect(took).toBeLessThan(2_500);
  });

  it('that meets a defect ends the run with it', async () => {
    await expect(reading([new Error('a defect')])).rejects.toThrow('a defect');
  });
});

describe('an answer that was lost', () => {
  it('is settled by the first look that shows it, and slows down', async () => {
    const { client, doubted, paced } = await when('a0', ['lost'], { steps: stepsOf(1, 2) });
    expect(client.log).toEqual([
      'POST Schema S',
      'POST T0',
      'POST a0',
      'GET attributes',
      'POST a1',
    ]);
    expect(doubted).toEqual([]);
    expect(paced).not.toHaveProperty('together');
    expect((await when('a0', [])).paced?.together).toBe(4);
  });

  it('is looked for once although time is up, and in doubt where it is not seen by then', async () => {
    const lost = await when('Schema S', ['lost'], { steps: [schemaStep()], until: 50 });
    expect([lost.end.kind, lost.made]).toEqual(['all-done', ['S']]);
    const dropped = await when('Schema S', ['dropped'], { steps: [schemaStep()], until: 50 });
    expect([dropped.end.kind, dropped.doubted]).toEqual(['out-of-time', ['S']]);
    // The last look is at the very end.
    const late = await when('a0', ['dropped'], {
      until: 3_000,
      latencyMs: 100,
      script: { isListed: (name) => name !== 'a0' },
    });
    expect([late.end.kind, late.doubted]).toEqual(['out-of-time', ['a0']]);
  });

  it('is in doubt while it is sent again, and where it can neither be read nor paid for', async () => {
    expect((await when('a0', ['dropped'])).doubted).toEqual(['a0']);
    const unread = await when('a0', ['dropped'], {
      script: {
        onRead: () => {
          throw unavailable();
        },
      },
    });
    expect([unread.end.kind, unread.doubted]).toEqual(['unavailable', ['a0']]);
  });

  it('is of its own object schema also where that is shown only minutes after it was first sent', async () => {
    const slow = await when('Schema S', ['lost', no(rejected(), true)], {
      steps: [schemaStep()],
      latencyMs: 60_000,
      script: { isListed: (_, reads) => reads > 3 },
    });
    expect([slow.end, slow.made]).toEqual([{ kind: 'all-done' }, ['S']]);
  });
});

describe('a status that is refused', () => {
  const steps: Step[] = [schemaStep(), statusStep('Active')];
  const refused = (acts: readonly Act[]) =>
    when('Active', acts, { steps, script: { globals: GLOBALS } });

  it('is replaced by a global one at once, where it was not sent before', async () => {
    for (const before of [[], [{ throttled: 100 }], [no(notSignedIn())]] as Act[][]) {
      const end = await refused([...before, no()]);
      expect([end.end.kind, end.made]).toEqual(['all-done', ['S']]);
      expect(end.took).toBeLessThan(3_000);
    }
  });

  it('is looked for before, where it may be there: sent before, or taken by that name', async () => {
    // Ten seconds for what was lost, and ten more for the refusal after it.
    for (const [looks, acts] of [
      [20_000, ['dropped', no()]],
      [20_000, ['dropped', { throttled: 100 }, no()]],
      [20_000, ['dropped', no(notSignedIn()), no()]],
      [10_000, [no(rejected(), true)]],
    ] as [number, Act[]][]) {
      const end = await refused(acts);
      expect([end.end.kind, end.made]).toEqual(['all-done', ['S']]);
      expect(end.took).toBeGreaterThanOrEqual(looks);
    }
  });
});

describe('a step that is refused', () => {
  it('is not there where four seconds did not show it, although the turn ends then', async () => {
    const until = (ms: number, acts: readonly Act[] = [no()]) => when('a0', acts, { until: ms });
    expect((await until(6_000)).end).toMatchObject({
      kind: 'incomplete',
      failures: [{ sentence: 'Assets did not accept it.', remedy: 'Change it.' }],
    });
    expect((await until(3_500)).end.kind).toBe('out-of-time');
    // An answer was lost before: that may be why.
    const doubtful = await until(20_000, ['dropped', no()]);
    expect([doubtful.end.kind, doubtful.doubted]).toEqual(['out-of-time', ['a0', 'a0']]);
  });

  it('takes as long to be believed in an app that has been up for long', async () => {
    const time = new VirtualTime();
    await time.run(time.sleep(100_000));
    const steps = stepsOf(1, 1);
    const script: Script = { act: (name) => (name === 'a0' ? no() : 'created') };
    expect((await ran({ steps, script, until: 103_500 }, time)).end.kind).toBe('out-of-time');
  });

  it('is in no doubt where its look ends early: what is there by then is not its own', async () => {
    const early = await when('a0', [no()], { until: 3_500 });
    expect([early.end.kind, early.doubted]).toEqual(['out-of-time', []]);
    const unread = await when('a0', [no()], {
      script: {
        onRead: () => {
          throw unavailable();
        },
      },
    });
    expect([unread.end.kind, unread.doubted]).toEqual(['unavailable', []]);
  });

  it('is there where a list shows it after four seconds only, and somebody else made it', async () => {
    const twin = { ...attributeStep(['T0'], 'a0'), key: 'theirs', after: [A0] };
    const there: string[] = [];
    const { end, made } = await ran({
      steps: [...stepsOf(1, 1), twin],
      onThere: ({ key }, id) => there.push(`${key} ${id}`),
      script: {
        act: (name, nth) => (name === 'a0' && nth === 2 ? no() : 'created'),
        isListed: (name, reads) => name !== 'a0' || reads > 2,
      },
    });
    expect([end, made]).toEqual([{ kind: 'all-done' }, ['S', 'T0', 'a0']]);
    expect(there).toEqual(['theirs 3']);
  });

  it('is sent with less at once where Assets says what it refuses, or where no answer was lost', async () => {
    for (const [acts, looks] of [
      [['dropped', no(rejected(), false, 'description')], 3],
      [[no(rejected(), false, 'unsaid')], 0],
      // It may be there: that is what such an answer may mean.
      [['dropped', no(rejected(), false, 'unsaid')], 3 + 4],
    ] as [Act[], number][]) {
      const end = await when('Schema S', acts, { steps: [schemaStep()] });
      const reads = end.client.log.filter((line) => line.startsWith('GET'));
      expect([end.end.kind, reads]).toEqual(['all-done', Array<string>(looks).fill('GET schemas')]);
    }
  });

  it('is made where it is sharing, and turns out to be on', async () => {
    const sharing: SharingStep = {
      ...{ kind: 'sharing', key: sharingKeyOf('S'), schema: 'S', after: [], existing: false },
    };
    let isOn = false;
    const time = new VirtualTime();
    const there: string[] = [];
    const { end, made } = await ran(
      {
        steps: [sharing],
        ids: new Map([[schemaStep().key, '1']]),
        onThere: ({ kind }) => there.push(kind),
        client: {
          ...scriptedClient({}, () => time.now()),
          properties: () => Promise.resolve({ allowOtherObjectSchema: isOn }),
          switchOnSharing: () => {
            isOn = true;
            return Promise.resolve({
              ...{ kind: 'rejected', status: 400, duplicate: false, why: rejected() },
            });
          },
        },
      },
      time,
    );
    expect([end, made, there]).toEqual([{ kind: 'all-done' }, ['S'], []]);
  });

  it('is said to be taken by what is not visible only of an object schema whose name is taken', async () => {
    const sentence = async (name: string, act: Act): Promise<string> => {
      const { end } = await when(name, [act]);
      return end.kind === 'incomplete' ? (end.failures[0]?.sentence ?? '') : end.kind;
    };
    const plain = 'Assets did not accept it.';
    expect(await sentence('Schema S', no())).toBe(plain);
    expect(await sentence('T0', no(rejected(), true))).toBe(plain);
    expect(await sentence('Schema S', no(rejected(), true))).toBe(
      `${plain} No object schema of that key or name is visible to you.`,
    );
  });

  it('because of what somebody else has there says what to do with that', async () => {
    const other = {
      ...schemaStep(),
      name: 'Another',
      key: 'schema\u001fS2',
      after: [schemaStep().key],
    };
    const { end } = await when('Another', [no(rejected(), true)], { steps: [schemaStep(), other] });
    expect(end).toMatchObject({
      kind: 'drifted',
      failures: [{ remedy: 'Rename or remove what is there, then preview again.' }],
    });
  });

  it('with something that is not an answer of Assets ends the run with it', async () => {
    const run = when('a0', ['dropped'], {
      script: {
        onRead: () => {
          throw new Error('a defect');
        },
      },
    });
    await expect(run).rejects.toThrow('a defect');
  });
});
