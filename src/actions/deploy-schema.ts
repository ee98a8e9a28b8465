/**
 * deploy-schema: starts the approved deployment. Order: confirmation → licence → lock → rights → observe → digest → spend → push, so that a
 * confirmation is not burnt because somebody else is deploying, nor by a workspace that has moved.
 */
import { getAppContext } from '@forge/api';
import { requireLicenceToStart } from '../access/licence-policy';
import { readRights, requireRights } from '../access/rights';
import type { Approval } from '../approvals/approval';
import { checkConfirmation, type Given } from '../approvals/check';
import { spendApproval } from '../approvals/spend';
import { observeAndPlan } from '../survey/observe-and-plan';
import { startTurn } from '../deployer/start';
import { AppError } from '../errors';
import type { Deployment } from '../storage/deployment-record';
import { knownSchemas } from '../storage/known-schemas';
import { acquireLock, extendLock, releaseLock, type Holder } from '../storage/lock/lock';
import { readSettings, type Settings } from '../storage/settings';
import type { Executor } from '../storage/shapes';
import { loadClosure } from '../templates/load-closure';
import type { Outcome } from '../service/outputs';
import type { InputOf } from '../service/inputs';
import { totalOf } from '../service/counts';
import { statusAnswer } from './present/status-text';
import { shortDigest } from '../planner/digest';
import { blocksOf, type Plan } from '../planner/plan';
import type { Tools } from '../service/tools';

/** Longest an invocation of an action may hold the lock, in milliseconds (Forge documentation: 25 s, actions 55 s). */
const HOLD_MS = 55_000;

export async function deploySchema(
  input: InputOf<'deploy-schema'>,
  tools: Tools,
): Promise<Outcome<'deploy-schema'>> {
  return confirm(
    input.previewId,
    tools.origin === 'page'
      ? { origin: 'page' }
      : { origin: tools.origin, message: input.confirmation },
    tools,
  );
}

/** Also the page's way to approve, where the signed-in person presses a button and no code is typed. */
export async function confirm(
  previewId: string,
  given: Given,
  tools: Tools,
): Promise<Outcome<'deploy-schema'>> {
  const settings = await readSettings(tools.kv);
  const workspaceId = await tools.assets.workspaceId();
  const checked = await checkConfirmation(tools.kv, {
    previewId,
    given,
    account: tools.accountId,
    workspaceId,
    setting: settings.confirmation,
    now: tools.now(),
  });
  if (checked.kind === 'already')
    return statusAnswer(
      checked.deployment,
      tools.now(),
      [],
      'This preview was confirmed before; nothing was started twice. ',
    );
  requireLicenceToStart(tools.licence);
  const deployment = await start(checked.approval, settings, tools);
  const total = totalOf(deployment.approved);
  return {
    ok: true,
    code: 'started',
    deploymentId: deployment.id,
    state: deployment.state,
    digest: shortDigest(deployment.digest),
    total,
    text: `Deployment ${deployment.id} started (digest ${shortDigest(deployment.digest)}): ${total} elements to create. Nothing is finished yet; it goes on in the background, also when you close this chat.`,
    next: 'get-deployment-status tells how far it is.',
  };
}

async function start(approval: Approval, settings: Settings, tools: Tools): Promise<Deployment> {
  const { kv } = tools;
  const { preview } = approval;
  const lock = await acquireLock(kv, {
    deploymentId: preview.id,
    epoch: 0,
    deadline: tools.now() + HOLD_MS,
    now: tools.now(),
    previousDied: false,
  });
  if (lock.kind === 'busy') throw busy(lock.holder, tools);
  if (lock.kind === 'duplicate')
    throw new AppError(
      'deployment-running',
      'This preview is being confirmed at this very moment.',
      { remedy: 'Ask for its status.' },
    );
  const deployment = await spend(approval, settings, tools).catch(async (error: unknown) => {
    await releaseLock(kv, lock.generation, tools.now());
    throw error;
  });
  await startTurn(kv, deployment.id, {
    epoch: 1,
    executor: deployment.executor,
    delaySeconds: 0,
    now: tools.now(),
  }).catch((error: unknown) => {
    // The approval is spent and on record: asking for the status pushes the event again.
    console.error('the first turn could not be queued', {
      deploymentId: deployment.id,
      error: String(error),
    });
  });
  await extendLock(kv, lock.generation, tools.now() + HOLD_MS);
  return deployment;
}

async function spend(
  approval: Approval,
  settings: Settings,
  { kv, assets, now }: Tools,
): Promise<Deployment> {
  const { preview } = approval;
  const [closure, known, rights] = await Promise.all([
    loadClosure(preview.options.templates),
    knownSchemas(kv),
    readRights(assets),
  ]);
  const { plan } = await observeAndPlan({
    client: assets,
    closure,
    options: preview.options,
    known,
    pins: [],
    made: new Set(),
    needIcons: false,
  });
  requireRights(plan, rights);
  requireClear(plan);
  const spent = await spendApproval(kv, approval, {
    plan,
    executor: executorOf(settings),
    appVersion: getAppContext().appVersion,
    now: now(),
  });
  return spent.deployment;
}

/** What was approved stood in nobody's way. A key somebody took since leaves the steps, and so the digest, as they were. */
function requireClear(plan: Plan): void {
  const [block] = blocksOf(plan);
  if (block !== undefined)
    throw new AppError(
      'plan-changed',
      `Something stands in the way that did not when you previewed. ${block.sentence}`,
      { remedy: block.remedy },
    );
}

function executorOf(settings: Settings): Executor {
  if (settings.principal === 'app') return 'app';
  return settings.present === 'always' ? 'present' : 'background';
}

function busy(holder: Holder, tools: Tools): AppError {
  const who =
    holder.account === tools.accountId
      ? 'you'
      : holder.account === null
        ? 'somebody else'
        : `the person with the account ${holder.account}`;
  return new AppError(
    'deployment-running',
    `Another deployment (${holder.deploymentId}) is under way, started by ${who} at ${new Date(holder.since).toISOString()}.`,
    {
      remedy:
        'Your confirmation is not used up: confirm again when it has ended. get-deployment-status tells how far it is.',
    },
  );
}
