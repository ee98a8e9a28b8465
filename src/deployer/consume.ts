/** The queue's consumer: a turn in the background, as Forge invokes it. */
import { getAppContext } from '@forge/api';
import * as z from 'zod/mini';
import { readRights, type Rights } from '../access/rights';
import { createAssetsClient } from '../assets/client';
import { forgeSend } from '../assets/forge-send';
import { AppError } from '../errors';
import type { Deployment } from '../storage/deployment-record';
import { forgeKv } from '../storage/kv/forge-kv';
import { modelsOfDeployment } from '../storage/models';
import { loadClosure } from '../templates/load-closure';
import { systemClock } from './run/clock';
import { deliver } from './deliver';
import { deliverAgain, isOverBefore, pushTurn } from './queue';
import { principalOf } from './principal';
import { announcerOn } from './watch/realtime';
import { isRefusal } from './refusal';

const eventShape = z.lazy(() =>
  z.object({
    body: z.object({ deploymentId: z.string().check(z.maxLength(40)), epoch: z.int() }),
    retryContext: z.optional(
      z.object({ retryReason: z.optional(z.string()), retryData: z.optional(z.unknown()) }),
    ),
  }),
);

/** In the background nobody waits: a read that is throttled is worth more patience than in a conversation. */
const BACKGROUND_READS = { tries: 5, maxReadMs: 60_000 };

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
    closureOf: (templates) => loadClosure(templates, modelsOfDeployment(kv, body.deploymentId)),
    clientFor: (deployment) =>
      createAssetsClient(forgeSend(principalOf(deployment)), BACKGROUND_READS),
    rightsOf: approversRights,
  });
  return delivered.kind === 'again'
    ? deliverAgain(delivered.afterSeconds, delivered.gaveUp)
    : undefined;
}

/**
 * Also where the app itself carries out: the approver's own, because the app's say nothing of
 * theirs. Where the platform refuses to act for them, which is what that executor is for, those
 * stand that were checked as they confirmed; Assets decides what the app may.
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
