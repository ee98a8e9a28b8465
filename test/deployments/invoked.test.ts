/** Who moves a deployment on, as the platform invokes them: the queue’s consumer, and a person’s visit. */
import { InvocationErrorCode } from '@forge/events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ADMIN, Desk } from '../../simulator/desk';
import type { SiteOptions } from '../../simulator/site';
import { runDeployment } from '../../src/deployer/consume';
import { advanceWhilePresent } from '../../src/deployer/visit';
import type { Deployment } from '../../src/storage/deployment-record';
import { loadDeployment, recordTurn, reportRun } from '../../src/storage/deployments';
import { acquireLock } from '../../src/storage/lock/lock';
import { DEFAULT_SETTINGS, saveSettings, type Settings } from '../../src/storage/settings';
import { countSteps } from '../../src/storage/shapes';
import { invoked, type Around, type Invoked, type SiteCall } from '../support/invoked';

const TINY = 'schema TINY "Tiny things"\nThing\n  Note: text\n  Size: integer';
const AS_APP = { switches: { appReads: 'allowed', appWrites: 'allowed' } } as const;

interface Here {
  desk: Desk;
  id: string;
  load(): Promise<Deployment>;
  /** Confirms as its person, in an invocation that has so long to answer. */
  confirm(leftMs: number, around?: Around): Promise<Invoked<unknown>>;
}

/** A model of the site's own is previewed: four elements. */
async function previewed(settings: Partial<Settings> = {}, site: SiteOptions = {}): Promise<Here> {
  const desk = new Desk(site);
  await saveSettings(desk.kv, { ...DEFAULT_SETTINGS, ...settings });
  await desk.ask('draft-model', { definition: TINY });
  const asked = await desk.ask('preview-deployment', { schema: 'TINY' });
  const id = String(asked.previewId);
  desk.time.jump(5_100);
  return {
    desk,
    id,
    load: async () => {
      const found = await loadDeployment(desk.kv, id);
      if (found === null) throw new Error('It is gone.');
      return found;
    },
    confirm: (leftMs, around) =>
      invoked(
        desk,
        () =>
          desk.ask(
            'deploy-schema',
            { previewId: id, confirmation: String(asked.confirmationCode) },
            ADMIN,
            { leftMs: () => leftMs },
          ),
        { caller: ADMIN, ...around },
      ),
  };
}

/** Confirmed, and nothing carried out yet. */
async function approved(...how: Parameters<typeof previewed>): Promise<Here> {
  const here = await previewed(...how);
  await here.confirm(1_000);
  return here;
}

const consume = ({ desk, id }: Here, more: object = {}, around: Around = {}) =>
  invoked(desk, () => runDeployment({ body: { deploymentId: id, epoch: 1 }, ...more }), around);
const lockFor = ({ desk }: Here, deploymentId: string, epoch: number) => {
  const now = desk.time.now();
  return acquireLock(desk.kv, {
    ...{ deploymentId, epoch, deadline: now + 900_000, now, previousDied: false },
  });
};
const principals = ({ calls }: Invoked<unknown>): string[] => [
  ...new Set(calls.map((call) => call.as)),
];
const isCreation = ({ path, method }: SiteCall): boolean =>
  method === 'POST' && /create$|objecttypeattribute/u.test(path);
const made = ({ calls }: Invoked<unknown>): SiteCall[] => calls.filter(isCreation);
const onRights =
  (answer: (asked: number) => Response | undefined): NonNullable<Around['instead']> =>
  ({ path }) =>
    path.includes('mypermissions') ? answer((asked += 1)) : undefined;
let asked = 0;
beforeEach(() => {
  asked = 0;
});

describe('the consumer of the queue', () => {
  it('carries out what was approved, as who approved it, by a model of the site’s own', async () => {
    const here = await approved();
    const done = await consume(here);
    expect(done.answer).toBeUndefined();
    expect(await here.load()).toMatchObject({ state: 'succeeded', written: { attribute: 2 } });
    expect(principals(done)).toEqual([ADMIN]);
    expect([made(done).length, done.pushed]).toEqual([4, []]);
  });

  it('works four fifths of what the platform says is left, or of 50 seconds where it does not say', async () => {
    for (const [leftMs, tookMs] of [
      [5_000, 4_000],
      [10_000, 8_000],
      [0, null],
      [-5_000, null],
      [Number.NaN, null],
      [Number.POSITIVE_INFINITY, null],
    ] as const) {
      const here = await approved();
      here.desk.time.jump(1_000);
      // A turn has just died: lists must show what it made before anything is read.
      await reportRun(here.desk.kv, here.id, {
        ...{ generation: 1, epoch: 1, state: 'running', heartbeatAt: here.desk.time.now() },
        progress: { done: countSteps([]), total: countSteps([]), current: null },
        written: countSteps([]),
      });
      const { took, pushed } = await consume(here, {}, { leftMs });
      expect([leftMs, (await here.load()).endedAt === null]).toEqual([leftMs, tookMs !== null]);
      if (tookMs === null) expect(took).toBeGreaterThan(10_000);
      else expect([took, pushed]).toEqual([tookMs, [[{ deploymentId: here.id, epoch: 2 }, 0]]]);
    }
  });

  it('takes the place of a delivery that is over, and of no other', async () => {
    const again = InvocationErrorCode.FUNCTION_RETRY_REQUEST;
    for (const [retryContext, isTaken] of [
      [undefined, false],
      [{}, false],
      [{ retryReason: again }, false],
      [{ retryReason: again, retryData: { gaveUp: false } }, false],
      [{ retryReason: again, retryData: { gaveUp: true } }, true],
      [{ retryReason: InvocationErrorCode.FUNCTION_OUT_OF_MEMORY }, true],
    ] as const) {
      const here = await approved();
      await lockFor(here, here.id, 1);
      const { answer, calls } = await consume(here, { retryContext });
      expect([retryContext, answer, calls.length > 0]).toEqual([retryContext, undefined, isTaken]);
    }
  });

  it('pushes the next turn that was noted and never pushed, where it is delivered again', async () => {
    for (const [more, epochs] of [
      [{}, []],
      [{ retryContext: {} }, [2]],
    ] as const) {
      const here = await approved();
      const at = here.desk.time.now();
      await recordTurn(here.desk.kv, here.id, {
        ...{ epoch: 2, executor: 'background', jobId: null, at },
      });
      const { pushed } = await consume(here, more);
      expect(pushed).toEqual(epochs.map((epoch) => [{ deploymentId: here.id, epoch }, 0]));
    }
  });

  it('asks to be delivered again where another deployment is at work', async () => {
    const here = await approved();
    // The lock was kept for this one so long.
    here.desk.time.jump(130_000);
    expect((await lockFor(here, 'p-cccc', 0)).kind).toBe('held');
    const { answer, calls } = await consume(here);
    expect([answer, calls]).toMatchObject([
      {
        retryOptions: {
          retryAfter: 30,
          retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
          retryData: { gaveUp: false },
        },
      },
      [],
    ]);
  });

  it('waits longer for Assets than a conversation would', async () => {
    const here = await approved();
    const busy = (): Response =>
      Response.json({}, { status: 503, headers: { 'retry-after': '12' } });
    const { took } = await consume(
      here,
      {},
      { instead: onRights((count) => (count <= 4 ? busy() : undefined)) },
    );
    expect((await here.load()).state).toBe('succeeded');
    expect(took).toBeGreaterThan(48_000);
  });
});

describe('the rights that count in the background', () => {
  const refused = onRights(() => new Response('', { status: 403 }));

  it('are the approver’s own, also where the app itself carries out', async () => {
    const here = await approved({ principal: 'app' }, AS_APP);
    const done = await consume(here);
    expect(await here.load()).toMatchObject({ state: 'succeeded', executor: 'app' });
    const isRights = ({ path }: SiteCall): boolean => path.includes('mypermissions');
    expect(done.calls.filter(isRights).map((call) => call.as)).toEqual([ADMIN]);
    expect(new Set(done.calls.filter((call) => !isRights(call)).map((call) => call.as))).toEqual(
      new Set(['app']),
    );
  });

  it('are those that were checked, where the platform refuses to act for them, for the app alone', async () => {
    const app = await approved({ principal: 'app' }, AS_APP);
    expect(made(await consume(app, {}, { instead: refused }))).toHaveLength(4);
    expect(await app.load()).toMatchObject({ state: 'succeeded' });
    const person = await approved();
    const done = await consume(person, {}, { instead: refused });
    expect([made(done), done.pushed]).toEqual([[], []]);
    expect(await person.load()).toMatchObject({ executor: 'present', epoch: 2, endedAt: null });
  });

  it('are waited for where they cannot be read now', async () => {
    const here = await approved({ principal: 'app' }, AS_APP);
    const down = onRights(() => new Response('', { status: 503 }));
    const { pushed, ...done } = await consume(here, {}, { instead: down });
    expect([made(done as Invoked<unknown>), pushed]).toEqual([
      [],
      [[{ deploymentId: here.id, epoch: 2 }, 60]],
    ]);
    expect(await here.load()).toMatchObject({ executor: 'app', endedAt: null });
  });
});

describe('a visit of the person for whom it waits', () => {
  const waiting = (): Promise<Here> => approved({ present: 'always' });
  const visit = async (here: Here, leftMs: number, around: Around = {}) => {
    const deployment = await here.load();
    return invoked(here.desk, () => advanceWhilePresent(here.desk.kv, deployment, leftMs), {
      ...{ caller: ADMIN, leftMs: 25_000 },
      ...around,
    });
  };

  it('moves it on as them, where there is time to', async () => {
    const here = await waiting();
    expect((await visit(here, 4_999)).calls).toEqual([]);
    const done = await visit(here, 9_500);
    expect(await here.load()).toMatchObject({ state: 'succeeded', executor: 'present', epoch: 1 });
    expect([principals(done), made(done).length, done.pushed]).toEqual([['caller'], 4, []]);
  });

  it('starts nothing in the last three and a half seconds, and leaves the rest to the next', async () => {
    const here = await waiting();
    const visits: Invoked<void>[] = [];
    for (let epoch = 1; (await here.load()).endedAt === null && epoch < 9; epoch += 1) {
      visits.push(await visit(here, 9_500, { latencyMs: 1_000 }));
      if ((await here.load()).endedAt === null)
        expect(await here.load()).toMatchObject({ epoch: epoch + 1, executor: 'present' });
      await here.desk.time.jump(20_000);
    }
    expect(await here.load()).toMatchObject({ state: 'succeeded' });
    expect(visits.length).toBeGreaterThan(1);
    for (const { took, pushed, ...one } of visits) {
      expect(made(one as Invoked<void>).filter(({ at }) => at > 6_000)).toEqual([]);
      expect([took < 9_500, pushed]).toEqual([true, []]);
    }
  });

  it('does nothing while another one is at work', async () => {
    const here = await waiting();
    await lockFor(here, here.id, (await here.load()).epoch);
    expect((await visit(here, 9_500)).calls).toEqual([]);
  });

  it('waits for no answer longer than somebody does who looks', async () => {
    const here = await waiting();
    const { took } = await visit(here, 9_500, { instead: () => new Promise(() => undefined) });
    expect(took).toBeLessThan(8_000);
    expect((await here.load()).endedAt).toBeNull();
  });
});

describe('the first slice, in the answer to the confirmation', () => {
  it('is made as the person, also where the background goes on; as the app where that was chosen', async () => {
    for (const [settings, as] of [
      [{}, 'caller'],
      [{ present: 'always' }, 'caller'],
      [{ principal: 'app' }, 'app'],
    ] satisfies [Partial<Settings>, string][]) {
      const here = await previewed(settings, AS_APP);
      const done = await here.confirm(9_500);
      expect((await here.load()).state).toBe('succeeded');
      expect([settings, ...new Set(made(done).map((call) => call.as))]).toEqual([settings, as]);
      const rights = done.calls.filter(({ path }) => path.includes('mypermissions'));
      expect(new Set(rights.map((call) => call.as))).toEqual(new Set(['caller']));
    }
  });

  it('starts nothing in the last three and a half seconds', async () => {
    const here = await previewed();
    const done = await here.confirm(9_500, { latencyMs: 1_600 });
    expect(await here.load()).toMatchObject({ state: 'running', epoch: 1 });
    expect(made(done).length).toBeGreaterThan(0);
    expect(made(done).length).toBeLessThan(4);
  });
});
vi.spyOn(console, 'error').mockImplementation(() => undefined);
