/** The invokers of a turn as Forge knows them: the queue's consumer, and a person's visit. */
import { getAppContext } from '@forge/api';
import * as z from 'zod/mini';
import { readRights, type Rights } from '../access/rights';
import type { Principal } from '../assets/api';
import { createAssetsClient } from '../assets/client';
import { forgeSend } from '../assets/forge-send';
import { AppError } from '../errors';
import type { Deployment } from '../storage/deployment-record';
import { forgeKv } from '../storage/kv/forge-kv';
import type { Kv } from '../storage/kv/kv';
import { loadClosure } from '../templates/load-closure';
import { systemClock } from './run/clock';
import { deliver } from './deliver';
import { deliverAgain, isOverBefore, pushTurn } from './queue';
import { announcerOn } from './watch/realtime';
import { isRefusal } from './refusal';
import { startTurn } from './start';
import { takeTurn } from './take-turn';

const eventShape = z.object({
  body: z.object({ deploymentId: z.string().check(z.maxLength(40)), epoch: z.int() }),
  retryContext: z.optional(
    z.object({ retryReason: z.optional(z.string()), retryData: z.optional(z.unknown()) }),
  ),
});

/** A visit ends within 25 s (Atlassian documentation, function limits); calls are started for four fifths of this (milliseconds). */
const VISIT_MS = 18_000;
/** What is started last in a visit must end before the visit does: one call, and the reading after it (milliseconds). */
const VISIT_PATIENCE = { sendMs: 5_000, readMs: 3_000 };

/** In the background nobody waits: a read that is throttled is worth more patience than in a conversation. */
const BACKGROUND_READS = { tries: 6, maxReadMs: 60_000 };

/** The queue's consumer. Returns nothing when done, or a wish to be called again. */
export async function runDeployment(event: unknown): Promise<unknown> {
  const parsed = eventShape.safeParse(event);
  if (!parsed.success) return undefined;
  const { body, retryContext } = parsed.data;
  const kv = forgeKv();
  const delivered = await deliver({
    event: body,
    isRedelivered: retryContext !== undefined,
    previousDied: isOverBefore(retryContext?.retryReason, retryContext?.retryData),
    kv,
    clock: systemClock,
    announcer: announcerOn(kv, body.deploymentId, systemClock),
    remainingMs: remainingMs(),
    push: pushTurn,
    closureOf: loadClosure,
    clientFor: (deployment) =>
      createAssetsClient(forgeSend(principalOf(deployment)), BACKGROUND_READS),
    rightsOf: approversRights,
  });
  return delivered.kind === 'again'
    ? deliverAgain(delivered.afterSeconds, delivered.gaveUp)
    : undefined;
}

/** Moves a deployment on whose executor is the present person; only who approved it can. */
export async function advanceWhilePresent(kv: Kv, deployment: Deployment): Promise<void> {
  const end = await takeTurn({
    kv,
    clock: systemClock,
    announcer: announcerOn(kv, deployment.id, systemClock),
    deploymentId: deployment.id,
    epoch: deployment.epoch,
    previousDied: false,
    remainingMs: VISIT_MS,
    closureOf: loadClosure,
    clientFor: (own) =>
      createAssetsClient(forgeSend(principalOf(own), VISIT_PATIENCE.sendMs), {
        maxReadMs: VISIT_PATIENCE.readMs,
      }),
  });
  if (end.kind === 'hand-over')
    await startTurn(kv, deployment.id, {
      epoch: deployment.epoch + 1,
      executor: 'present',
      delaySeconds: 0,
      now: Date.now(),
      waiting: end.waiting,
    });
}

/** As the person who approved, never silently as the app. */
function principalOf(deployment: Deployment): Principal {
  switch (deployment.executor) {
    case 'background':
      return { kind: 'account', accountId: deployment.account };
    case 'present':
      return { kind: 'caller' };
    case 'app':
      return { kind: 'app' };
  }
}

/**
 * Also where the app itself carries out: the approver's own, because the app's say nothing of theirs. Where the platform refuses to
 * act for them, which is what that executor is for, those stand that were checked as they confirmed; Assets decides what the app may.
 */
async function approversRights({ account, executor }: Deployment): Promise<Rights> {
  try {
    return await readRights(
      createAssetsClient(forgeSend({ kind: 'account', accountId: account }), BACKGROUND_READS),
    );
  } catch (error) {
    if (executor === 'app' && error instanceof AppError && isRefusal(error))
      return { jiraAdmin: true };
    throw error;
  }
}

/** What the platform says is left of this invocation; where it does not say, a short one is assumed. */
function remainingMs(): number {
  const left = getAppContext().invocationRemainingTimeInMillis();
  return Number.isFinite(left) && left > 0 ? left : 50_000;
}
