/** cancel-deployment: no further write within a second; what was created stays. */
import { readRights } from '../access/rights';
import { endIfNeverStarted } from '../deployer/cancel';
import { AppError } from '../errors';
import { appendActivity } from '../storage/activity';
import { requestCancel } from '../storage/cancel';
import { loadDeployment } from '../storage/deployments';
import type { Outcome } from '../service/outputs';
import type { InputOf } from '../service/inputs';
import { renderCounts, totalOf } from '../service/counts';
import { statusAnswer } from './present/status-text';
import type { Tools } from '../service/tools';

export async function cancelDeployment(
  input: InputOf<'cancel-deployment'>,
  tools: Tools,
): Promise<Outcome<'cancel-deployment'>> {
  const { kv, accountId, now } = tools;
  const deployment = await loadDeployment(kv, input.deploymentId);
  if (
    deployment === null ||
    (deployment.account !== accountId && !(await readRights(tools.assets)).jiraAdmin)
  ) {
    throw new AppError(
      'deployment-unknown',
      'There is no deployment with that id that you can cancel.',
      { remedy: 'get-deployment-status tells the id of your latest one.' },
    );
  }
  if (deployment.endedAt !== null)
    return statusAnswer(
      deployment,
      now(),
      [],
      'It had ended already; there was nothing to cancel. ',
    );
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
    text: `Deployment ${deployment.id} is being stopped: no further call is started within a second; those in flight finish. ${there} Nothing is removed: LaunchPad never deletes.`,
    next: 'get-deployment-status lists what stays once it has stopped.',
  };
}
