/**
 * Turns that are carried out while the person waits for an answer: the first slice, in the answer
 * to their confirmation, and their visits later, where only those move the deployment on.
 */
import { readRights } from '../access/rights';
import type { AssetsClient, Principal } from '../assets/api';
import { createAssetsClient } from '../assets/client';
import { forgeSend } from '../assets/forge-send';
import type { Deployment } from '../storage/deployment-record';
import type { Kv } from '../storage/kv/kv';
import { modelsOfDeployment } from '../storage/models';
import { loadClosure } from '../templates/load-closure';
import type { TurnEnd } from './job';
import { principalOf } from './principal';
import { systemClock } from './run/clock';
import { startTurn } from './start';
import { takeTurn, workUnderLock, type TurnInput } from './take-turn';
import { announcerOn } from './watch/realtime';

/**
 * Kept of the time until the answer: for the call that was started last, and for what is written
 * down (milliseconds).
 */
const RESERVE_MS = 3_500;
/** With less than this for starting calls, a slice would do nothing but read (milliseconds). */
const LEAST_MS = 1_500;
/** Somebody waits: one call, and the reading of one list, may take so long (milliseconds). */
const PATIENCE = { sendMs: 3_000, readMs: 3_000 };

/** Whether there is time to move a deployment on before an answer that is due in `leftMs` milliseconds. */
export const isTimeForSlice = (leftMs: number): boolean => leftMs >= RESERVE_MS + LEAST_MS;

/**
 * Moves a deployment on whose executor is the present person; only who approved it can, which the
 * caller has checked.
 */
export async function advanceWhilePresent(
  kv: Kv,
  deployment: Deployment,
  leftMs: number,
): Promise<void> {
  if (!isTimeForSlice(leftMs)) return;
  const end = await takeTurn(turnOf(kv, deployment, deployment.epoch, leftMs));
  if (end.kind === 'hand-over')
    await startTurn(kv, deployment.id, {
      epoch: deployment.epoch + 1,
      executor: 'present',
      delaySeconds: 0,
      now: systemClock.now(),
      waiting: end.waiting,
    });
}

/**
 * The first slice, under the lock that the confirmation holds (`generation`), whatever carries on
 * afterwards: as the person who is there, so that what Assets refuses them is the answer; as the
 * app only where an administrator chose that.
 * @returns how it ended; `hand-over` keeps the lock for the next turn
 */
export function firstSlice(
  kv: Kv,
  approved: Deployment,
  { generation, leftMs }: { generation: number; leftMs: number },
): Promise<TurnEnd> {
  const deployment: Deployment = {
    ...approved,
    executor: approved.executor === 'app' ? 'app' : 'present',
  };
  return workUnderLock(turnOf(kv, deployment, 0, leftMs), {
    deployment,
    generation,
    until: systemClock.ticks() + leftMs - RESERVE_MS,
  });
}

const turnOf = (kv: Kv, deployment: Deployment, epoch: number, leftMs: number): TurnInput => ({
  kv,
  clock: systemClock,
  announcer: announcerOn(kv, deployment.id, systemClock),
  deploymentId: deployment.id,
  epoch,
  previousDied: false,
  remainingMs: leftMs,
  startingMs: leftMs - RESERVE_MS,
  closureOf: (templates) => loadClosure(templates, modelsOfDeployment(kv, deployment.id)),
  clientFor: (own) => clientAs(principalOf(own)),
  rightsOf: () => readRights(clientAs({ kind: 'caller' })),
});

const clientAs = (principal: Principal): AssetsClient =>
  createAssetsClient(forgeSend(principal, PATIENCE.sendMs), { maxReadMs: PATIENCE.readMs });
