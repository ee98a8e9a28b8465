/**
 * Confirming a preview, whichever face it was confirmed on, and starting what was approved.
 * Order: confirmation → licence → lock → rights → observe → digest → spend → first slice and
 * push, so that a confirmation is not burnt because somebody else is deploying, nor by a
 * workspace that has moved.
 */
import { getAppContext } from '@forge/api';
import { requireLicenceToStart } from '../access/licence-policy';
import { readRights, requireRights } from '../access/rights';
import type { Approval } from '../approvals/approval';
import { checkConfirmation, type Given } from '../approvals/check';
import { spendApproval, type Spent } from '../approvals/spend';
import { systemClock } from '../deployer/run/clock';
import { LEASE_MS } from '../deployer/run/run-steps';
import { WAIT_FOR_THEM } from '../deployer/run/standing';
import type { SchemaSummary } from '../assets/observation';
import { AppError } from '../errors';
import { blocksOf, type Plan } from '../planner/plan';
import type { Deployment } from '../storage/deployment-record';
import { loadIdentities } from '../storage/identities';
import { knownSchemas } from '../storage/known-schemas';
import { acquireLock, releaseLock, type Holder } from '../storage/lock/lock';
import { modelsFor } from '../storage/models';
import { readSettings, type Settings } from '../storage/settings';
import type { Executor } from '../storage/shapes';
import { observeAndPlan } from '../survey/observe-and-plan';
import { loadClosure } from '../templates/load-closure';
import { keepModels } from './keep-models';
import { setGoing } from './set-going';
import type { Tools } from './tools';

/** Longest an invocation of an action may hold the lock, in milliseconds (Forge documentation: 25 s, actions 55 s). */
const HOLD_MS = 55_000;

/** What came of a confirmation that counts. */
export type Confirmed =
  /** It was spent by this call, and the deployment set going. */
  | { kind: 'started'; deployment: Deployment }
  /** The preview was confirmed before; nothing was started twice. */
  | { kind: 'already'; deployment: Deployment };

/**
 * Confirms a preview as the calling person. On the page a button is pressed and no code is typed.
 * @throws AppError for each way in which a confirmation does not count, or the deployment cannot be started now
 */
export async function confirm(previewId: string, given: Given, tools: Tools): Promise<Confirmed> {
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
  if (checked.kind === 'already') return checked;
  requireLicenceToStart(tools.licence);
  return start(checked.approval, settings, tools);
}

async function start(approval: Approval, settings: Settings, tools: Tools): Promise<Confirmed> {
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
  // A turn of somebody else's that was superseded may still make something: what it makes by then must be seen.
  if (lock.afterWriter) await systemClock.sleep(LEASE_MS);
  const release = (): Promise<void> => releaseLock(kv, lock.generation, tools.now());
  const spent = await spend(approval, settings, tools).catch(async (error: unknown) => {
    await release();
    throw error;
  });
  if (spent.kind === 'already') {
    // Another call with the same confirmation was quicker; what that one set going goes on, and may be over.
    await release();
    return spent;
  }
  return {
    kind: 'started',
    deployment: await setGoing(spent.deployment, lock.generation, settings, tools),
  };
}

async function spend(
  approval: Approval,
  settings: Settings,
  { kv, assets, accountId, now }: Tools,
): Promise<Spent> {
  const { preview } = approval;
  const [closure, known, rights] = await Promise.all([
    loadClosure(preview.options.templates, modelsFor(kv, accountId, now())),
    knownSchemas(kv),
    readRights(assets),
  ]);
  const { plan, observation } = await observeAndPlan({
    client: assets,
    closure,
    options: preview.options,
    known,
    pins: [],
    made: new Set(),
    needIcons: false,
    identitiesOf: (ids) => loadIdentities(kv, ids),
  });
  requireRights(plan, rights);
  const others = observation.schemas.filter(({ id }) =>
    known.every(({ schemaId }) => schemaId !== id),
  );
  requireNotBegun(plan, others, preview.createdAt);
  requireClear(plan);
  // What is approved is what the digest covers: each model exactly as it was read just now.
  const models = closure.own ?? [];
  const at = now();
  const spent = await spendApproval(kv, approval, {
    plan,
    models,
    executor: executorOf(settings),
    appVersion: getAppContext().appVersion,
    now: at,
  });
  if (spent.kind === 'spent') await keepModels(kv, models, plan, { person: accountId, at });
  return spent;
}

/**
 * Not begun by somebody else since the preview: another installation of the app on the same site
 * knows nothing of our lock. To add to what they are building, or to remove it, would both be
 * wrong.
 */
function requireNotBegun(plan: Plan, others: readonly SchemaSummary[], previewedAt: number): void {
  for (const { key, name } of plan.schemas) {
    const begun = others.find((schema) => schema.key === key && schema.name === name);
    const at = Date.parse(begun?.created ?? '');
    if (at >= previewedAt)
      throw new AppError(
        'plan-changed',
        `Somebody else is building ${key} now, or has just built it: its object schema ` +
          `was made at ${new Date(at).toISOString().slice(11, 16)} UTC, after your ` +
          'preview.',
        { remedy: `${WAIT_FOR_THEM} This confirmation has written nothing.` },
      );
  }
}

/**
 * What was approved stood in nobody's way. A key somebody took since leaves the steps, and so the
 * digest, as they were.
 */
function requireClear(plan: Plan): void {
  const [block] = blocksOf(plan);
  if (block !== undefined)
    throw new AppError(
      'plan-changed',
      `Something is in the way that was not when you previewed. ${block.sentence}`,
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
    `Another deployment (${holder.deploymentId}) is under way, started by ${who} ` +
      `at ${new Date(holder.since).toISOString()}.`,
    {
      remedy:
        'Your confirmation is not used up: confirm again when it has ended. To see how ' +
        'far it is, ask: how is it going?',
    },
  );
}
