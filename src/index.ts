/** The functions that manifest.yml names, and nothing else. */
import { bindAction } from './actions/bind';
import { createResolver } from './pages/resolver';

export const listSchemas = bindAction('list-schemas', 'chat');
export const describeSchema = bindAction('describe-schema', 'chat');
export const draftModel = bindAction('draft-model', 'chat');
export const previewDeployment = bindAction('preview-deployment', 'chat');
export const deploySchema = bindAction('deploy-schema', 'chat');
export const getDeploymentStatus = bindAction('get-deployment-status', 'chat');
export const cancelDeployment = bindAction('cancel-deployment', 'chat');
export const listActivity = bindAction('list-activity', 'chat');
export const openGuide = bindAction('open-guide', 'chat');

/**
 * For agents whose prompt is not ours (`rovo:mcp`, `rovo:skill`): the same table, and
 * confirmation on the page only.
 */
export const agentListSchemas = bindAction('list-schemas', 'agent');
export const agentDescribeSchema = bindAction('describe-schema', 'agent');
export const agentDraftModel = bindAction('draft-model', 'agent');
export const agentPreview = bindAction('preview-deployment', 'agent');
export const agentDeploySchema = bindAction('deploy-schema', 'agent');
export const agentGetStatus = bindAction('get-deployment-status', 'agent');
export const agentCancel = bindAction('cancel-deployment', 'agent');
export const agentListActivity = bindAction('list-activity', 'agent');
export const agentOpenGuide = bindAction('open-guide', 'agent');

/** The back end of the page. */
export const page = createResolver();

export { runDeployment } from './deployer/consume';
export { forgetEverything as preUninstall } from './privacy/forget-everything';
export { reportPersonalData } from './privacy/scheduled';
export { tidyUp } from './privacy/tidy-up';
