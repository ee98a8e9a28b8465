/** Spending an approval, once: to be called under the lock, with the plan as it is at this moment. */
import { AppError } from '../errors';
import type { Plan } from '../planner/plan';
import { appendActivity } from '../storage/activity';
import { saveBaseline } from '../storage/baseline';
import { isCancelled } from '../storage/cancel';
import type { Approved, Deployment } from '../storage/deployment-record';
import { createDeployment, loadDeployment } from '../storage/deployments';
import type { Kv } from '../storage/kv/kv';
import { bug } from '../storage/kv/kv';
import { keepForDeployment } from '../storage/models';
import { latestPreviewId } from '../storage/previews';
import { noteRecent } from '../storage/recent';
import { newToken } from '../storage/kv/record';
import type { Executor } from '../storage/shapes';
import { toStoredPins } from '../storage/shapes';
import type { Template } from '../templates/template.generated';
import type { Approval } from './approval';
import {
  previewCancelled,
  previewExpired,
  previewOtherWorkspace,
  previewReplaced,
} from './refusals';

export interface SpendRequest {
  /** Planned anew under the lock. */
  plan: Pick<Plan, 'workspaceId' | 'digest' | 'schemas' | 'steps' | 'elements'>;
  /** Models of the plan that are not of the catalogue: the deployment keeps them. */
  models?: readonly Template[];
  executor: Executor;
  appVersion: string;
  now: number;
}

export type Spent =
  { kind: 'spent'; deployment: Deployment } | { kind: 'already'; deployment: Deployment };

/**
 * The baseline is saved first, so that a deployment never exists without it; creating the
 * deployment is the spending, and of any number of callers one does it. Throws `plan-changed`
 * when the workspace is no longer what was approved; the approval is then not spent.
 */
export async function spendApproval(
  kv: Kv,
  approval: Approval,
  { plan, models = [], executor, appVersion, now }: SpendRequest,
): Promise<Spent> {
  const { preview } = approval;
  const before = await loadDeployment(kv, preview.id);
  if (before !== null) return { kind: 'already', deployment: before };
  // Between the check and this moment the workspace was read: what can have changed meanwhile is looked at again.
  if (plan.workspaceId !== preview.workspaceId) throw previewOtherWorkspace();
  if (plan.digest !== preview.digest) throw planChanged();
  if (now >= preview.expiresAt) throw previewExpired();
  const latest = await latestPreviewId(kv, preview.account);
  if (latest !== preview.id) throw previewReplaced(latest);
  if (await isCancelled(kv, preview.id)) throw previewCancelled();

  const baselineChunks = await saveBaseline(kv, preview.id, standingIn(plan));
  await keepForDeployment(kv, preview.id, models);
  await noteRecent(kv, preview.account, { id: preview.id, at: now });
  const approved: Approved = {
    v: 1,
    token: newToken(),
    id: preview.id,
    account: preview.account,
    workspaceId: preview.workspaceId,
    digest: preview.digest,
    options: preview.options,
    templates: preview.templates,
    schemas: toStoredPins(plan.schemas),
    approved: preview.counts,
    baselineChunks,
    executor,
    createdAt: now,
    origin: approval.origin,
    setting: approval.setting,
    appVersion,
  };
  const spent = await createDeployment(kv, approved);
  if (spent) await noteApproved(kv, approved);
  const deployment = await loadDeployment(kv, preview.id);
  if (deployment === null) throw bug('A deployment that was just created is not there.');
  return { kind: spent ? 'spent' : 'already', deployment };
}

/** What the templates want and the plan need not create. */
function standingIn({ steps, elements }: SpendRequest['plan']): string[] {
  const created = new Set(steps.map(({ key }) => key));
  return elements.filter((key) => !created.has(key));
}

/** The deployment carries the same facts, so that a kill before this line leaves no approval without a trace. */
const noteApproved = (
  kv: Kv,
  { id, account, digest, options, origin, setting, createdAt }: Approved,
): Promise<void> =>
  appendActivity(kv, {
    at: createdAt,
    account,
    kind: 'approved',
    deploymentId: id,
    facts: { templates: options.templates.join(', ').slice(0, 300), digest, origin, setting },
  });

function planChanged(): AppError {
  return new AppError(
    'plan-changed',
    'What would be created is no longer what was approved: the workspace or the ' +
      'templates have changed since the preview.',
    {
      remedy: 'Ask for a new preview: it shows what is different now. Nothing was written.',
    },
  );
}
