/** The functions that manifest.yml names, and nothing else. */
import { getAppContext } from '@forge/api';
import { bindAction } from './actions/bind';
import { eraseAll } from './storage/erase';
import { forgeKv } from './storage/forge-kv';

export const listSchemas = bindAction('list-schemas', 'chat');
export const describeSchema = bindAction('describe-schema', 'chat');
export const previewDeployment = bindAction('preview-deployment', 'chat');
export const deploySchema = bindAction('deploy-schema', 'chat');
export const getDeploymentStatus = bindAction('get-deployment-status', 'chat');
export const cancelDeployment = bindAction('cancel-deployment', 'chat');

export { runDeployment } from './deployer/consume';

/** Left of the invocation when erasing stops, so that it ends by itself. */
const MARGIN_MS = 3_000;

/** Before the app is removed: everything it stored goes. Assets is not touched. */
export async function preUninstall(): Promise<void> {
  await eraseAll(forgeKv(), () => getAppContext().invocationRemainingTimeInMillis() < MARGIN_MS);
}
