/** Following a deployment: whoever asks how far it is may move it on. */
import { advanceWhilePresent } from '../deployer/visit';
import { resumeIfStalled } from '../deployer/start';
import type { Deployment } from '../storage/deployment-record';
import { loadDeployment } from '../storage/deployments';
import type { Tools } from './tools';

/**
 * Wakes one that stalled, and moves on one that waits for its person if they are who asks.
 * Returns it as it is then.
 */
export async function moveOn(
  deployment: Deployment,
  { kv, accountId, now, leftMs }: Tools,
): Promise<Deployment> {
  if (deployment.endedAt !== null) return deployment;
  if (deployment.executor === 'present') {
    if (deployment.account === accountId) await advanceWhilePresent(kv, deployment, leftMs());
  } else if (!(await resumeIfStalled(kv, deployment, now()))) {
    return deployment;
  }
  return (await loadDeployment(kv, deployment.id)) ?? deployment;
}
