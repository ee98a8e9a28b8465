/** Which deployment is meant: the one named, else the caller's latest, else for an administrator the workspace's. */
import { readRights } from '../access/rights';
import { AppError } from '../errors';
import type { Deployment } from '../storage/deployment-record';
import { loadDeployment } from '../storage/deployments';
import { latestDeployment, latestDeploymentOf } from '../storage/recent';
import type { Tools } from './tools';

/**
 * Null where nothing has been deployed that the caller may see.
 * @throws AppError `deployment-unknown` for an id that is not there, or is another's: those are
 *   an administrator's to see
 */
export async function findDeployment(id: string | null, tools: Tools): Promise<Deployment | null> {
  if (id === null) {
    const own = await latestDeploymentOf(tools.kv, tools.accountId);
    if (own !== null) return own;
    const latest = await latestDeployment(tools.kv);
    return latest !== null && (await readRights(tools.assets)).jiraAdmin ? latest : null;
  }
  const deployment = await loadDeployment(tools.kv, id);
  if (
    deployment === null ||
    (deployment.account !== tools.accountId && !(await readRights(tools.assets)).jiraAdmin)
  ) {
    throw new AppError(
      'deployment-unknown',
      'There is no deployment with that id that you can see.',
      { remedy: 'Leave the id out for your latest; ids look like p-7k3q.' },
    );
  }
  return deployment;
}
