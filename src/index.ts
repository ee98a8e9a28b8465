/** The functions that manifest.yml names, and nothing else. */
import { getAppContext } from '@forge/api';
import { bindAction } from './actions/bind';
import { createResolver } from './pages/resolver';
import { eraseAll } from './storage/erase';
import { forgeKv } from './storage/forge-kv';

export const listSchemas = bindAction('list-schemas', 'chat');
export const describeSchema = bindAction('describe-schema', 'chat');
export const previewDeployment = bindAction('preview-deployment', 'chat');
export const deploySchema = bindAction('deploy-schema', 'chat');
export const getDeploymentStatus = bindAction('get-deployment-status', 'chat');
export const cancelDeployment = bindAction('cancel-deployment', 'chat');

/** For agents whose prompt is not ours (`rovo:mcp`, `rovo:skill`): the same table, and confirmation on the page only. */
export const agentListSchemas = bindAction('list-schemas', 'agent');
export const agentDescribeSchema = bindAction('describe-schema', 'agent');
export const agentPreview = bindAction('preview-deployment', 'agent');
export const agentDeploySchema = bindAction('deploy-schema', 'agent');
export const agentGetStatus = bindAction('get-deployment-status', 'agent');
export const agentCancel = bindAction('cancel-deployment', 'agent');

/** The back end of the page. */
export const page = createResolver();

export { runDeployment } from './deployer/consume';
export { reportPersonalData } from './privacy/scheduled';

/** Left of the invocation when erasing stops, so that it ends by itself. */
const MARGIN_MS = 3_000;

/** Before the app is removed: everything it stored goes. Assets is not touched. */
export async function preUninstall(): Promise<void> {
  await eraseAll(forgeKv(), () => getAppContext().invocationRemainingTimeInMillis() < MARGIN_MS);
}
