/**
 * cancel-deployment: before a confirmation, the caller's preview can no longer be confirmed;
 * after it, no further write within a second. What was created stays.
 */
import { readRights } from '../access/rights';
import { cancelOpenPreview, openPreviewOf } from '../approvals/cancel-preview';
import { shortDigest } from '../text/short-digest';
import { endIfNeverStarted } from '../deployer/cancel';
import { AppError } from '../errors';
import { appendActivity } from '../storage/activity';
import { requestCancel } from '../storage/cancel';
import type { Deployment } from '../storage/deployment-record';
import { loadDeployment } from '../storage/deployments';
import type { Preview } from '../storage/previews';
import { latestDeploymentOf } from '../storage/recent';
import type { Outcome } from '../service/outputs';
import { given, type InputOf } from '../service/inputs';
import { renderCounts } from '../service/counts';
import { statusAnswer } from '../service/status-text';
import type { Tools } from '../service/tools';
import { totalOf } from '../storage/shapes';

export async function cancelDeployment(
  input: InputOf<'cancel-deployment'>,
  tools: Tools,
): Promise<Outcome<'cancel-deployment'>> {
  const { kv, accountId, now } = tools;
  const id = given(input.deploymentId);
  // A preview is newer than every deployment of its person: without an id it is what they saw last.
  const open = await openPreviewOf(kv, accountId, now());
  if (
    open !== null &&
    (id === null || id === open.id) &&
    (await cancelOpenPreview(kv, open, now()))
  ) {
    const latest = await latestDeploymentOf(kv, accountId);
    // Else it was confirmed in this very moment: it is a deployment, which heeds this.
    if (latest?.id !== open.id) return previewCancelled(open, latest);
  }
  const deployment = await deploymentToCancel(id ?? open?.id ?? null, tools);
  if (deployment.endedAt !== null)
    return statusAnswer(
      deployment,
      now(),
      [],
      // It may have been this request that ended it.
      deployment.state === 'cancelled' ? '' : 'It had ended already; there was nothing to cancel. ',
    );
  return cancelRunning(deployment, tools);
}

/** @throws AppError `deployment-unknown` where there is none, or one that is not the caller's to cancel */
async function deploymentToCancel(id: string | null, tools: Tools): Promise<Deployment> {
  const { kv, accountId } = tools;
  if (id === null) {
    const own = await latestDeploymentOf(kv, accountId);
    if (own !== null) return own;
    throw new AppError(
      'deployment-unknown',
      'You have no open preview and no deployment, so there was nothing to cancel.',
      { remedy: 'Ask for the status to see what an administrator may stop.' },
    );
  }
  const deployment = await loadDeployment(kv, id);
  if (
    deployment === null ||
    (deployment.account !== accountId && !(await readRights(tools.assets)).jiraAdmin)
  ) {
    throw new AppError(
      'deployment-unknown',
      'There is no deployment with that id that you can cancel, and no open preview of yours.',
      { remedy: 'Ask for the status: it says the id of your latest one.' },
    );
  }
  return deployment;
}

/** Says what still runs: to cancel a preview stops no deployment. */
function previewCancelled(
  preview: Preview,
  latest: Deployment | null,
): Outcome<'cancel-deployment'> {
  const running =
    latest === null || latest.endedAt !== null
      ? ''
      : ` Your deployment ${latest.id} goes on; to stop it, say: cancel ${latest.id}.`;
  return {
    ok: true,
    code: 'preview-cancelled',
    previewId: preview.id,
    digest: shortDigest(preview.digest),
    text: `Preview ${preview.id} is cancelled: it can no longer be confirmed. Nothing was deployed from it.${running}`,
  };
}

async function cancelRunning(
  deployment: Deployment,
  { kv, accountId, now }: Tools,
): Promise<Outcome<'cancel-deployment'>> {
  if (await requestCancel(kv, deployment.id, accountId, now())) {
    await appendActivity(kv, {
      at: now(),
      account: accountId,
      kind: 'deployment-cancelled',
      deploymentId: deployment.id,
      facts: {},
    });
  }
  await endIfNeverStarted(kv, deployment, now());
  const there =
    totalOf(deployment.written) === 0
      ? 'So far nothing was created.'
      : `So far created, and staying: ${renderCounts(deployment.written)}.`;
  return {
    ok: true,
    code: 'cancelling',
    deploymentId: deployment.id,
    state: deployment.state,
    text:
      `Deployment ${deployment.id} is being stopped: no further call is started ` +
      `within a second; those in flight finish. ${there} Nothing is removed: ` +
      'LaunchPad never deletes.',
    next: 'Ask for its status once it has stopped: it lists what stays.',
  };
}
