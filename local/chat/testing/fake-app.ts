import type { Account, ActionSpec, App } from '../app';
import type { TemplateFact } from '../facts';
import { THREE } from './read-as';

/** For this folder's tests: an app whose actions answer as told, and which remembers what was called. */
export interface FakeApp extends App {
  calls: { action: string; input: Record<string, unknown>; accountId: string }[];
  /** What an action answers from now on; a list is used up in order, its last entry again and again. */
  answer(action: string, ...outputs: Record<string, unknown>[]): void;
}

export const ADMIN: Account = {
  short: 'admin',
  accountId: 'acc-admin',
  email: 'admin@example.test',
  name: 'Ada Admin',
};
export const USER: Account = {
  short: 'user',
  accountId: 'acc-user',
  email: 'user@example.test',
  name: 'Uma User',
};

const ACTIONS: ActionSpec[] = [
  { key: 'list-schemas', inputs: ['query', 'category'] },
  { key: 'describe-schema', inputs: ['schema', 'compareWith'] },
  {
    key: 'preview-deployment',
    inputs: [
      'schema',
      'name',
      'key',
      'references',
      'extend',
      'allowSharing',
      'project',
      'variant',
      'leaveOut',
    ],
  },
  { key: 'deploy-schema', inputs: ['previewId', 'confirmation'] },
  { key: 'get-deployment-status', inputs: ['deploymentId'] },
  { key: 'cancel-deployment', inputs: ['deploymentId'] },
];

export const PREVIEW = {
  ok: true,
  code: 'preview',
  text: 'Would create things. Reply: confirm 4F7K-9QXD',
  previewId: 'p-7k3q',
  digest: '4be19c',
  confirmationCode: '4F7K-9QXD',
  expiresInMinutes: 15,
  earliestConfirmationInSeconds: 5,
};
export const STARTED = {
  ok: true,
  code: 'started',
  text: 'Deployment started.',
  deploymentId: 'p-7k3q',
  state: 'queued',
};
export const RUNNING = {
  ok: true,
  code: 'running',
  text: 'Running.',
  deploymentId: 'p-7k3q',
  state: 'running',
  done: 5,
  total: 10,
  current: 'Laptop',
  elapsedSeconds: 1,
  remainingSeconds: 1,
};
export const SUCCEEDED = {
  ...RUNNING,
  code: 'succeeded',
  text: 'Done and verified in 2 s.',
  state: 'succeeded',
  done: 10,
};
export const CANCELLED = {
  ...RUNNING,
  code: 'cancelled',
  text: 'It was cancelled.',
  state: 'cancelled',
};

export function fakeApp(
  templates: readonly TemplateFact[] = THREE,
  actions: readonly ActionSpec[] = ACTIONS,
): FakeApp {
  const outputs = new Map<string, Record<string, unknown>[]>([
    ['list-schemas', [{ ok: true, code: 'templates', text: 'The templates.', schemas: templates }]],
    ['describe-schema', [{ ok: true, code: 'template', text: 'A template.' }]],
    ['preview-deployment', [PREVIEW]],
    ['deploy-schema', [STARTED]],
    ['get-deployment-status', [SUCCEEDED]],
    [
      'cancel-deployment',
      [
        {
          ok: true,
          code: 'cancelling',
          text: 'It is being stopped.',
          deploymentId: 'p-7k3q',
          state: 'running',
        },
      ],
    ],
  ]);
  const calls: FakeApp['calls'] = [];
  return {
    workspace: 'demo',
    actions,
    accounts: [ADMIN, USER],
    notices: [],
    calls,
    answer: (action, ...answers) => {
      outputs.set(action, answers);
    },
    call: (action, input, account) => {
      calls.push({ action, input, accountId: account.accountId });
      const answers = outputs.get(action) ?? [];
      return Promise.resolve(answers.length > 1 ? answers.shift() : answers[0]);
    },
    idle: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
