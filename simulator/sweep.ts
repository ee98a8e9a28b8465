/** One deployment replayed with a kill at each single call of the platform, and what must hold after each. */
import type { DeployOptions } from '../src/planner/options';
import type { Plan } from '../src/planner/plan';
import type { Deployment } from '../src/storage/deployment-record';
import { acquireLock, releaseLock } from '../src/storage/lock/lock';
import type { TemplateClosure } from '../src/templates/load-closure';
import {
  duplicates,
  forbiddenRequests,
  notAdditive,
  outOfOrder,
  snapshotOf,
  untrue,
  type Snapshot,
} from './checks';
import { inTime, VirtualTime } from './virtual-time';
import { World, type Capture, type WorldOptions } from './world';

/** A deployment as it was approved. */
export interface Begun {
  id: string;
  approved: Plan;
  options: DeployOptions;
  before: Snapshot;
  /** Requests before it, and its time: there must be no write between the two. */
  asked: number;
  from: number;
}

export interface Ended {
  deployment: Deployment;
  wrong: string[];
}

/** Previews and confirms. */
export async function begin(world: World, options: DeployOptions): Promise<Begun> {
  const before = snapshotOf(world.site.store);
  const asked = world.site.requests.length;
  const approved = await world.plan(options);
  const from = world.time.now();
  return { approved, options, before, asked, from, id: await world.approve(options) };
}

/** Waits for the end, and checks everything that must hold of it. */
export async function finish(
  world: World,
  { id, approved, options, before, asked, from }: Begun,
  beforeChecks: () => void = () => undefined,
): Promise<Ended> {
  const { store, requests } = world.site;
  const deployment = await world.untilEnded(id);
  beforeChecks();
  const left = await world.plan({
    ...options,
    extend: [...options.extend, ...approved.schemas.map((schema) => schema.key)],
  });
  const sharing = approved.schemas.flatMap((schema) =>
    schema.id !== null && options.allowSharing.includes(schema.key) ? [schema.id] : [],
  );
  return {
    deployment,
    wrong: [
      ...notAdditive(before, store, sharing),
      ...duplicates(store),
      ...forbiddenRequests(requests.slice(asked), from),
      ...outOfOrder(approved, store),
      ...untrue(deployment, approved, left, store),
      ...((await isLocked(world)) ? ['the lock was not given back'] : []),
    ],
  };
}

/**
 * Whether a deployment of somebody else would have to wait, longer than for a visit whose storage
 * failed at the last moment.
 */
async function isLocked(world: World): Promise<boolean> {
  await world.time.sleep(20_000);
  const now = world.time.now();
  const lock = await acquireLock(world.memory, {
    deploymentId: 'p-zzzz',
    epoch: 0,
    deadline: now + 1_000,
    now,
    previousDied: false,
  });
  if (lock.kind === 'held') await releaseLock(world.memory, lock.generation, now);
  return lock.kind !== 'held';
}

/**
 * Carries a deployment out once, and then once more from each state that a kill after one of its
 * calls would have left. Calls in flight at that moment are lost; `replayKilled` has them land.
 * @param every 1: each call; 3: every third
 * @returns how many states were gone on from, and what was wrong, by call
 */
export async function sweep(
  closure: TemplateClosure,
  options: DeployOptions,
  more: Partial<WorldOptions> = {},
  every = 1,
): Promise<{ replays: number; failures: string[] }> {
  const captures: Capture[] = [];
  const time = new VirtualTime();
  let world: World | null = null;
  // After each request by itself, although several are carried out at the same moment, and after
  // each call of the storage.
  const keep = (capture: Capture): void => {
    if (!isStored(captures.at(-1), capture)) captures.push(capture);
  };
  world = new World(time, {
    closure,
    latencyMs: 20,
    ...more,
    onCommit: () => {
      if (world !== null && begun !== null)
        captures.push(world.capture({ deploymentId: begun.id, epoch: 1 }));
    },
    onCall: () => {
      if (world !== null && begun !== null)
        keep(world.capture({ deploymentId: begun.id, epoch: 1 }, captures.at(-1)?.workspace));
    },
  });
  let begun: Begun | null = null;
  const failures: string[] = [];
  let replays = 0;
  await inTime(time, async () => {
    begun = await begin(world as World, options);
    failures.push(...problems('without a kill', await finish(world as World, begun)));
  });
  for (const [call, from] of captures.entries()) {
    if (call % every !== 0) continue;
    replays += 1;
    const later = new VirtualTime(from.now);
    const ended = await inTime(later, () =>
      finish(new World(later, { closure, latencyMs: 20, ...more, from }), {
        ...(begun as unknown as Begun),
        asked: 0,
      }),
    );
    failures.push(...problems(`killed at change ${call + 1}`, ended));
  }
  return { replays, failures };
}

/** A call that only read left nothing that the change before it had not left. */
const isStored = (last: Capture | undefined, next: Capture): boolean =>
  last !== undefined &&
  last.stored.size === next.stored.size &&
  [...next.stored].every(([key, value]) => last.stored.get(key) === value);

/** From the preview on, with a kill in the first run of the consumer, while up to sixteen calls are in flight. */
export async function replayKilled(
  closure: TemplateClosure,
  options: DeployOptions,
  kill: { call: number; phase: 'before' | 'after' },
  more: Partial<WorldOptions> = {},
): Promise<string[]> {
  const time = new VirtualTime();
  const world = new World(time, { closure, latencyMs: 20, ...more, kills: { 1: kill } });
  return inTime(time, async () =>
    problems(
      `killed ${kill.phase} call ${kill.call}`,
      await finish(world, await begin(world, options)),
    ),
  );
}

const problems = (when: string, { deployment, wrong }: Ended): string[] =>
  deployment.state === 'succeeded' && wrong.length === 0
    ? []
    : [`${when}: ${[deployment.state, ...wrong].join('; ')}`];
