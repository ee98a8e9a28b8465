/** The invokers of a turn: the queue's consumer, and a person's visit. */
import { getAppContext } from '@forge/api';
import * as z from 'zod/mini';
import type { Principal } from '../assets/api';
import { createAssetsClient } from '../assets/client';
import { forgeSend } from '../assets/forge-send';
import { AppError } from '../errors';
import type { Deployment } from '../storage/deployment-record';
import { endDeployment, loadDeployment } from '../storage/deployments';
import { forgeKv } from '../storage/forge-kv';
import type { Kv } from '../storage/kv';
import { systemClock } from './clock';
import { known } from './finish';
import { deliverAgain, diedBefore } from './queue';
import { startTurn } from './start';
import { takeTurn, type TurnInput } from './take-turn';
import type { TurnEnd } from './job';

const eventShape = z.object({
  body: z.object({ deploymentId: z.string().check(z.maxLength(40)), epoch: z.int() }),
  retryContext: z.optional(z.object({ retryReason: z.optional(z.string()) })),
});

/** A turn in a person's visit must end before the visit does (milliseconds). */
const VISIT_MS = 20_000;

/** The queue's consumer. Returns nothing when done, or a wish to be called again. */
export async function runDeployment(event: unknown): Promise<unknown> {
  const parsed = eventShape.safeParse(event);
  if (!parsed.success) return undefined;
  const { body, retryContext } = parsed.data;
  const kv = forgeKv();
  try {
    const end = await takeTurn(turnInput(kv, { ...body, previousDied: diedBefore(retryContext?.retryReason), deadline: Date.now() + remainingMs() }));
    return await afterTurn(kv, body, end);
  } catch (error) {
    return afterFailure(kv, body.deploymentId, error);
  }
}

/** Moves a deployment on whose executor is the present person; only who approved it can. */
export async function advanceWhilePresent(kv: Kv, deployment: Deployment): Promise<void> {
  const deadline = Date.now() + VISIT_MS;
  const end = await takeTurn(turnInput(kv, { deploymentId: deployment.id, epoch: deployment.epoch, previousDied: false, deadline }));
  if (end.kind === 'hand-over') await startTurn(kv, deployment.id, { epoch: deployment.epoch + 1, executor: 'present', delaySeconds: 0, now: Date.now() });
}

function turnInput(kv: Kv, turn: Pick<TurnInput, 'deploymentId' | 'epoch' | 'previousDied' | 'deadline'>): TurnInput {
  return { ...turn, kv, clock: systemClock, clientFor: (deployment) => createAssetsClient(forgeSend(principalOf(deployment))) };
}

/** As the person who approved, never silently as the app. */
function principalOf(deployment: Deployment): Principal {
  switch (deployment.executor) {
    case 'background': return { kind: 'account', accountId: deployment.account };
    case 'present': return { kind: 'caller' };
    case 'app': return { kind: 'app' };
  }
}

async function afterTurn(kv: Kv, { deploymentId, epoch }: { deploymentId: string; epoch: number }, end: TurnEnd): Promise<unknown> {
  if (end.kind === 'busy') return deliverAgain(end.retryAfterSeconds);
  if (end.kind === 'needs-presence') await startTurn(kv, deploymentId, { epoch: epoch + 1, executor: 'present', delaySeconds: 0, now: Date.now() });
  if (end.kind === 'hand-over') {
    const deployment = await loadDeployment(kv, deploymentId);
    await startTurn(kv, deploymentId, { epoch: epoch + 1, executor: deployment?.executor ?? 'background', delaySeconds: end.delaySeconds, now: Date.now() });
  }
  return undefined;
}

/** Storage that does not answer: later. Anything else is a defect: the deployment ends saying so, instead of being tried for ever. */
async function afterFailure(kv: Kv, deploymentId: string, error: unknown): Promise<unknown> {
  if (error instanceof AppError && error.code === 'storage-unavailable') return deliverAgain(30);
  const sentence = error instanceof AppError ? error.message : 'The app met a defect of its own and stopped.';
  const remedy = error instanceof AppError ? error.remedy : 'What was created stays. Preview again to finish it, and please report the defect.';
  console.error('deployment stopped', { deploymentId, error: error instanceof Error ? error.stack : String(error) });
  const deployment = await loadDeployment(kv, deploymentId);
  if (deployment === null || deployment.endedAt !== null) return undefined;
  await endDeployment(kv, deploymentId, {
    generation: Number.MAX_SAFE_INTEGER, state: 'failed', at: Date.now(), outcome: known('internal', sentence, remedy), written: deployment.written, setByHand: { count: 0, chunks: 0 },
  });
  return undefined;
}

/** What the platform says is left of this invocation; where it does not say, a short one is assumed. */
function remainingMs(): number {
  const left = getAppContext().invocationRemainingTimeInMillis();
  return Number.isFinite(left) && left > 0 ? left : 50_000;
}
