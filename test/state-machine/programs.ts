/** Who may call the app, and how. */
import type { Present } from './build';
import type { Program } from './machine';
import type { QueuedEvent } from './state';

export const ANN = 'account-ann';
export const BOB = 'account-bob';

/**
 * Longest that an action, and the queue's consumer, may live (Forge documentation, function
 * limits), in milliseconds.
 */
export const ACTION_MS = 55_000;
export const CONSUMER_MS = 900_000;

export const preview = (account: string): Program =>
  action('preview-deployment', { schema: 'WFM', name: 'One', key: 'ONE' }, account);

export const confirm = (account: string, previewId: string, code: string): Program =>
  action('deploy-schema', { previewId, confirmation: code }, account);

export const status = (account: string, deploymentId: string): Program =>
  action('get-deployment-status', { deploymentId }, account);

export const cancel = (account: string, deploymentId: string): Program =>
  action('cancel-deployment', { deploymentId }, account);

function action(key: string, inputs: Record<string, string>, account: string): Program {
  return {
    name: `${key} ${Object.values(inputs).join(' ')} by ${account}`,
    account,
    lifetime: ACTION_MS,
    run: (app) => app.action(key, inputs, account),
  };
}

export function consume({ deploymentId, epoch, retry }: QueuedEvent): Program {
  const retryContext = CONTEXTS[retry];
  return {
    name: `consume ${deploymentId} ${epoch} ${retry}`,
    account: 'nobody',
    lifetime: CONSUMER_MS,
    run: (app) =>
      app.consume({
        body: { deploymentId, epoch },
        ...(retryContext === null ? {} : { retryContext }),
      }),
  };
}

const CONTEXTS = {
  none: null,
  died: { retryReason: 'FUNCTION_TIME_OUT' },
  'gave-up': { retryReason: 'FUNCTION_RETRY_REQUEST', retryData: { gaveUp: true } },
  busy: { retryReason: 'FUNCTION_RETRY_REQUEST', retryData: { gaveUp: false } },
} as const;

/** Somebody else wants to deploy: whether the lock can be had. */
export const probe: Program = {
  name: 'another deployment asks for the lock',
  account: BOB,
  lifetime: ACTION_MS,
  run: (app) => app.probe(),
};

/** An administrator's setting: whether deployments are moved on by their person's visits. */
export const setPresent = (present: Present): Program => ({
  name: `the setting ${present}`,
  account: ANN,
  lifetime: ACTION_MS,
  run: (app) => app.present(present),
});
