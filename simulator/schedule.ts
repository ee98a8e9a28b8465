/** Everything that can go wrong in one deployment, drawn at random, and the deployment in the midst of it. */
import fc from 'fast-check';
import { AppError } from '../src/errors';
import { createElement } from '../src/deployer/run/create-element';
import { wornPlainly } from '../src/deployer/run/dresser';
import { WorkList } from '../src/deployer/run/work-list';
import type { NaturalKey } from '../src/planner/natural-key';
import type { DeployOptions } from '../src/planner/options';
import { blocksOf } from '../src/planner/plan';
import { requestCancel } from '../src/storage/cancel';
import type { Kv } from '../src/storage/kv/kv';
import type { Template } from '../src/templates/template.generated';
import { catalogueOf, catalogues, fitting, requests } from './templates';
import type { KillAt } from './life';
import { seeded } from './platform-faults';
import { begin, finish } from './sweep';
import { inTime, VirtualTime } from './virtual-time';
import { World, type WorldOptions } from './world';

/** What others do to the workspace meanwhile, and after how many milliseconds. */
export type Meddling =
  | { kind: 'none' }
  | { kind: 'cancel'; afterMs: number }
  /** Somebody deletes the nth type (with all below it) or attribute. */
  | { kind: 'delete'; what: 'type' | 'attribute'; nth: number; afterMs: number }
  /** Somebody creates something of their own. */
  | { kind: 'add'; afterMs: number }
  | { kind: 'clock'; jumpMs: number; afterMs: number }
  /** From then on every write is forbidden. */
  | { kind: 'deny'; afterMs: number };

export interface Schedule {
  templates: Template[];
  options: DeployOptions;
  /** How much of the plan somebody built by hand before, in percent. */
  builtBefore: number;
  world: Omit<WorldOptions, 'closure' | 'kv'>;
  storagePercent: number;
  meddling: Meddling;
  seed: number;
}

const fault = fc
  .tuple(
    fc.constantFrom(
      '429',
      'status=500',
      'status=503',
      'status-after=502',
      'status-after=503',
      'drop-before',
      'drop-after-commit',
      'html',
      'html-after',
      'garble',
      'empty',
      'repeat',
      'slow=16000',
    ),
    fc.integer({ min: 1, max: 8 }),
    fc.nat(10_000),
    fc.constantFrom('', ',method=POST', ',path=objecttype/create', ',path=objectschema/create'),
  )
  .map(
    ([kind, percent, seed, where]) =>
      `${kind}@${kind.startsWith('slow') ? 1 : percent}%,seed=${seed}${where}`,
  );

const kill: fc.Arbitrary<KillAt> = fc.record({
  call: fc.integer({ min: 1, max: 120 }),
  phase: fc.constantFrom('before' as const, 'after' as const),
});

const afterMs = fc.integer({ min: 0, max: 6_000 });
const meddling: fc.Arbitrary<Meddling> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ kind: 'none' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), afterMs }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('delete' as const),
      what: fc.constantFrom('type' as const, 'attribute' as const),
      nth: fc.nat(50),
      afterMs,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('add' as const), afterMs }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('clock' as const),
      jumpMs: fc.constantFrom(-3_600_000, -60_000, 60_000, 3_600_000),
      afterMs,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deny' as const), afterMs }) },
);

/**
 * What the network carries out twice exists twice, where Assets takes a second attribute of one
 * name: nobody can prevent that.
 */
const possible = (world: Schedule['world']): Schedule['world'] =>
  (world.faults ?? []).some((spec) => spec.startsWith('repeat'))
    ? { ...world, switches: { ...world.switches, duplicateAttributes: 'refused' } }
    : world;

const worlds: fc.Arbitrary<Schedule['world']> = fc.record({
  latencyMs: fc.constantFrom(5, 40, 150),
  faults: fc.array(fault, { maxLength: 4 }),
  kills: fc.dictionary(fc.constantFrom('1', '2', '3', '4'), kill),
  consumerMs: fc.constantFrom(900_000, 900_000, 30_000, 6_000),
  copies: fc.constantFrom(1 as const, 2 as const),
  tellsDeath: fc.boolean(),
  ratePerMinute: fc.constantFrom(100_000, 100_000, 1_000),
  switches: fc.record({
    staleListsMs: fc.constantFrom(0, 0, 800, 3_000),
    typeNameScope: fc.constantFrom('siblings' as const, 'siblings' as const),
    duplicateStatus: fc.constantFrom('400' as const, '409' as const),
    duplicateAttributes: fc.constantFrom('accepted' as const, 'refused' as const),
    retryHeaders: fc.constantFrom('none' as const, 'Retry-After' as const, 'X-RateLimit' as const),
    impersonation: fc.constantFrom(
      'allowed' as const,
      'allowed' as const,
      'allowed' as const,
      'refused' as const,
    ),
    propertyPost: fc.constantFrom('replace' as const, 'merge' as const),
  }),
});

export const schedules: fc.Arbitrary<Schedule> = fc
  .record({
    templates: catalogues,
    options: requests,
    builtBefore: fc.constantFrom(0, 0, 20, 60, 95),
    world: worlds,
    storagePercent: fc.constantFrom(0, 0, 0, 2, 5),
    meddling,
    seed: fc.nat(1_000_000),
  })
  .map((schedule) => ({
    ...schedule,
    world: possible(schedule.world),
    options: fitting(schedule.options, catalogueOf(schedule.templates)),
  }));

export type Outcome =
  | { kind: 'not-approvable' }
  | { kind: 'ended'; state: string; sentence: string; runs: number; wrong: string[] };

/** Lives through one schedule; what must hold whatever happens is in `wrong`. */
export function live(schedule: Schedule): Promise<Outcome> {
  const time = new VirtualTime();
  const random = seeded(schedule.seed);
  const { kills = {}, ratePerMinute = null, ...rest } = schedule.world;
  return inTime(time, async () => {
    const catalogue = catalogueOf(schedule.templates);
    // Faults begin with the deployment: what a person confirmed, they have seen.
    const world = new World(time, {
      ...rest,
      faults: [],
      kills,
      closure: catalogue,
      random,
      kv: (kv) => flaky(kv, schedule.storagePercent, random),
    });
    const switches = { ...world.options.switches };
    world.site.set({ impersonation: 'allowed', staleListsMs: 0 });
    const options = await buildBefore(world, schedule);
    const approvable = await world.plan(options);
    if (blocksOf(approvable).length > 0 || approvable.steps.length === 0)
      return { kind: 'not-approvable' };
    const begun = await begin(world, options);
    world.site.set(switches);
    world.site.setRate(ratePerMinute);
    for (const spec of schedule.world.faults ?? []) world.site.addFault(spec);
    let meddledAt = Number.NEGATIVE_INFINITY;
    const meddled = meddle(world, begun.id, schedule.meddling, () => {
      meddledAt = time.now();
    });
    const ended = await finish(world, begun, () => {
      world.site.faults.clear();
      world.site.setRate(null);
      world.site.set({ impersonation: 'allowed', staleListsMs: 0 });
    });
    await meddled;
    const isTooLate = meddledAt > (ended.deployment.endedAt ?? 0) - JUST_BEFORE_MS;
    const { deployment } = ended;
    return {
      kind: 'ended',
      state: deployment.state,
      sentence: deployment.outcome.kind === 'known' ? deployment.outcome.sentence : '',
      runs: world.runs,
      wrong: ended.wrong.filter((problem) => !isMeddlers(problem, schedule.meddling, isTooLate)),
    };
  });
}

/** What was deleted so shortly before the end may have been read before that. */
const JUST_BEFORE_MS = 10_000;

/**
 * What somebody else deleted is gone, missing if it was deleted after it was read, and last if
 * the deployment made it again.
 */
function isMeddlers(problem: string, { kind }: Meddling, isTooLate: boolean): boolean {
  if (kind === 'clock') return /before the confirmation$/.test(problem);
  return (
    kind === 'delete' &&
    (/ instead of | is gone$|elements were created/.test(problem) ||
      (isTooLate && /lacks/.test(problem)))
  );
}

async function buildBefore(
  world: World,
  { options, builtBefore }: Schedule,
): Promise<DeployOptions> {
  if (builtBefore === 0) return options;
  const client = world.client('acc-admin-2');
  const plan = await world.plan(options, client);
  if (blocksOf(plan).length > 0) return options;
  const ids = new Map<NaturalKey, string>(Object.entries(plan.ids));
  const work = new WorkList(plan.steps);
  const icons = await client.icons();
  const keys = new Set<string>();
  for (let left = Math.floor((plan.steps.length * builtBefore) / 100); left > 0; left -= 1) {
    const step = work.take();
    if (step === undefined) break;
    const outcome = await createElement(client, step, ids, wornPlainly(step, icons));
    if (outcome.kind !== 'created')
      throw new Error(`What somebody builds by hand is ${outcome.kind}.`);
    ids.set(step.key, outcome.value.id);
    keys.add(step.schema);
    work.done(step);
  }
  return { ...options, extend: [...keys], allowSharing: [...keys] };
}

async function meddle(
  world: World,
  id: string,
  meddling: Meddling,
  onMeddle: () => void,
): Promise<void> {
  if (meddling.kind === 'none') return;
  await world.time.sleep(meddling.afterMs);
  if ((await world.load(id)).endedAt !== null) return;
  onMeddle();
  const { store } = world.site;
  switch (meddling.kind) {
    case 'cancel':
      await requestCancel(world.memory, id, 'acc-admin-2', world.time.now());
      return;
    case 'clock':
      world.time.jump(meddling.jumpMs);
      return;
    case 'deny':
      world.site.addFault('status=403@from:1,method=POST');
      return;
    case 'add': {
      const [schema] = store.tables.schemas.all();
      const client = world.client('acc-admin-2');
      await client.createSchema({ name: 'Something else', key: 'ELSE', description: '' });
      if (schema !== undefined)
        await client.createObjectType({
          schemaId: schema.id,
          name: 'Something else',
          description: '',
          iconId: '1',
          parentId: null,
          inherited: false,
          abstract: false,
        });
      return;
    }
    case 'delete':
      remove(world, meddling.what, meddling.nth);
  }
}

function remove({ site: { store } }: World, what: 'type' | 'attribute', nth: number): void {
  const { tables } = store;
  if (what === 'attribute') {
    const own = tables.attributes.all().filter((row) => row.removable && !row.system && !row.label);
    const gone = own[nth % Math.max(1, own.length)];
    if (gone !== undefined) store.remove('attributes', gone.id);
    return;
  }
  const types = tables.types.all();
  const gone = types[nth % Math.max(1, types.length)];
  const below = (id: string): string[] => [
    id,
    ...tables.types
      .all()
      .filter((row) => row.parentId === id)
      .flatMap((row) => below(row.id)),
  ];
  for (const id of gone === undefined ? [] : below(gone.id)) {
    for (const attribute of tables.attributes.by('type', id))
      store.remove('attributes', attribute.id);
    store.remove('types', id);
  }
}

/** Storage that gives up now and then, before or after it did what was asked. */
function flaky(kv: Kv, percent: number, random: () => number): Kv {
  if (percent === 0) return kv;
  const through = async <T>(work: () => Promise<T>): Promise<T> => {
    const fails = random() * 100 < percent / 10;
    if (fails && random() < 0.5) throw unavailable();
    const result = await work();
    if (fails) throw unavailable();
    return result;
  };
  return {
    get: (key) => through(() => kv.get(key)),
    getMany: (keys) => through(() => kv.getMany(keys)),
    set: (key, value, life) => through(() => kv.set(key, value, life)),
    setMany: (entries, life) => through(() => kv.setMany(entries, life)),
    create: (key, value, life) => kv.create(key, value, life),
    delete: (key) => through(() => kv.delete(key)),
    deleteMany: (keys) => through(() => kv.deleteMany(keys)),
    page: (prefix, cursor) => through(() => kv.page(prefix, cursor)),
  };
}

const unavailable = (): AppError =>
  new AppError('storage-unavailable', 'The storage does not answer.', { remedy: 'Later.' });
