/**
 * One turn of a deployment under the lock. It knows no invoker: the queue's consumer and a
 * person's visit call it alike. Whatever happens after the lock is held ends in a turn that
 * ended, or in storage that does not answer.
 */
import { readRights, type Rights } from '../access/rights';
import type { AssetsClient } from '../assets/api';
import { AppError } from '../errors';
import { loadBaseline } from '../storage/baseline';
import type { Deployment } from '../storage/deployment-record';
import { loadDeployment } from '../storage/deployments';
import type { Kv } from '../storage/kv/kv';
import { acquireLock, handOverLock, releaseLock } from '../storage/lock/lock';
import { loadSiteMemory, saveSiteMemory } from '../storage/site-memory';
import type { TemplateClosure } from '../templates/load-closure';
import { SILENT, type Announcer } from './watch/announcer';
import { carryOn } from './carry-on';
import { IdentityBook } from './identity-book';
import { LeftOut } from './left-out';
import { SiteLessons } from './run/site-lessons';
import type { Clock } from './run/clock';
import { failedAs, stopAs } from './endings';
import type { Held, TurnEnd } from './job';
import type { PaceOptions } from './run/pace';
import { ProgressReport } from './watch/progress';
import { LEASE_MS } from './run/run-steps';

export interface TurnInput {
  kv: Kv;
  clock: Clock;
  deploymentId: string;
  epoch: number;
  /** The previous delivery of this event is certainly over: the platform says it died, or it gave up by itself. */
  previousDied: boolean;
  /** Milliseconds left of this invocation. */
  remainingMs: number;
  /** Milliseconds in which calls are started. Default: four fifths of `remainingMs`. */
  startingMs?: number;
  clientFor(deployment: Deployment): AssetsClient;
  /** What the approver may do. Default: what the client's own account may. */
  rightsOf?(deployment: Deployment): Promise<Rights>;
  closureOf(templates: readonly string[]): Promise<TemplateClosure>;
  pace?: Partial<PaceOptions>;
  /** Tells those who watch. Default: nobody is told. */
  announcer?: Announcer;
}

const SHARE = 0.8;
/** The lock stays ours between a hand-over and the turn that follows. */
const HAND_OVER_GRACE_MS = 120_000;
const BUSY_SECONDS = 30;

/** @throws AppError `storage-unavailable`: nothing is known to be wrong, the turn is to be taken again */
export async function takeTurn(input: TurnInput): Promise<TurnEnd> {
  const { kv, clock, deploymentId, epoch, remainingMs } = input;
  const began = clock.ticks();
  const before = await loadDeployment(kv, deploymentId);
  if (before === null || epoch < before.epoch) return { kind: 'ignored' };
  // One that has ended may have been killed before it gave the lock back: nobody works under it any more.
  const previousDied = input.previousDied || before.endedAt !== null;
  const lock = await acquireLock(kv, {
    deploymentId,
    epoch,
    deadline: clock.now() + remainingMs,
    now: clock.now(),
    previousDied,
  });
  if (lock.kind === 'duplicate') return { kind: 'ignored' };
  if (lock.kind === 'busy')
    return before.endedAt === null
      ? { kind: 'busy', retryAfterSeconds: BUSY_SECONDS }
      : { kind: 'ignored' };
  // A turn that was superseded begins calls for as long as its last look at the lock is good.
  // What it makes by then, this one must see.
  if (lock.afterWriter) await clock.sleep(LEASE_MS);
  const deployment = await loadDeployment(kv, deploymentId);
  // A later turn may have been noted in the meantime, perhaps for another executor.
  if (deployment === null || deployment.endedAt !== null || epoch < deployment.epoch) {
    await releaseLock(kv, lock.generation, clock.now());
    return { kind: 'ignored' };
  }
  const until = began + (input.startingMs ?? remainingMs * SHARE);
  return workUnderLock(input, { deployment, generation: lock.generation, until });
}

/**
 * The work of a turn whose lock is held already; where there is more to do, the lock is kept for the turn that follows.
 * @param until no call is started after this time (by `clock.ticks()`)
 * @throws AppError `storage-unavailable`, as `takeTurn`
 */
export async function workUnderLock(
  input: TurnInput,
  turn: { deployment: Deployment; generation: number; until: number },
): Promise<TurnEnd> {
  const { kv, clock, epoch } = input;
  const { deployment, generation, until } = turn;
  const announcer = input.announcer ?? SILENT;
  const held: Held = {
    kv,
    clock,
    deployment,
    epoch,
    generation,
    leftOut: new LeftOut(),
    progress: new ProgressReport({ kv, clock, announcer, deployment, epoch, generation }),
  };
  const end = await work(input, held, until);
  if (end.kind === 'hand-over')
    await handOverLock(kv, generation, clock.now() + end.delaySeconds * 1_000 + HAND_OVER_GRACE_MS);
  await announcer.last();
  return end;
}

async function work(input: TurnInput, held: Held, until: number): Promise<TurnEnd> {
  const { deployment, kv } = held;
  const client = input.clientFor(deployment);
  try {
    const memory = await loadSiteMemory(kv);
    if (memory.pace !== undefined) client.load?.rate.remember(memory.pace, held.clock.now());
    const baseline = await loadBaseline(kv, deployment.id, deployment.baselineChunks);
    return await carryOn({
      ...held,
      until,
      client,
      rights: () => input.rightsOf?.(deployment) ?? readRights(client),
      closure: await input.closureOf(deployment.options.templates),
      baseline,
      book: new IdentityBook({ kv, clock: held.clock, deployment, baseline }),
      lessons: new SiteLessons(memory, (learnt) => saveSiteMemory(kv, learnt)),
      pace: input.pace ?? {},
    });
  } catch (error) {
    if (error instanceof AppError && error.code === 'storage-unavailable') throw error;
    return endOnDefect(held, error);
  }
}

/** The deployment ends saying so, instead of being tried for ever. */
function endOnDefect(held: Held, error: unknown): Promise<TurnEnd> {
  console.error('deployment stopped', {
    deploymentId: held.deployment.id,
    error: error instanceof Error ? error.stack : String(error),
  });
  if (error instanceof AppError) return failedAs(held, error);
  return stopAs(held, 'failed', {
    code: 'internal',
    sentence: 'The app met a defect of its own and stopped.',
    remedy: 'What was created stays. Preview again to finish it, and please report the defect.',
  });
}
