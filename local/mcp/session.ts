import { textFact, type Account, type ActionOutput, type App } from '../chat/app';
import { callAction } from '../tools/call-action';
import type { Confirmer } from './confirmer';
import { followDeployment } from './follow-deployment';
import type { Request } from './request';
import type { ActionTool } from '../tools/manifest-actions';
import {
  CANNOT_CONFIRM,
  hideCode,
  readPreview,
  withoutConfirmation,
  type HeldPreview,
} from './held-preview';

export interface SessionOptions {
  app: App;
  account: Account;
  tools: readonly ActionTool[];
  /** Asks the person; null where the client cannot. */
  confirmer: () => Confirmer | null;
  /**
   * Where the client cannot ask: the model is shown the code, and passes on the message in which
   * the person types it.
   */
  confirmInChat: boolean;
  /** Waits so many milliseconds, or until the signal. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  now(): number;
}

/**
 * One client's calls of the actions. A confirmation code is kept here, and not told, where the
 * person can be asked. Where nobody can be asked, none is made: the calls are those of another
 * agent, which the app lets preview and never confirm.
 */
export interface Session {
  call(name: string, input: Record<string, unknown>, request: Request): Promise<ActionOutput>;
}

const refusal = (code: string, text: string, remedy: string): ActionOutput => ({
  ok: false,
  code,
  text: `${text} ${remedy}`,
  remedy,
});

export function createSession(options: SessionOptions): Session {
  const { app, account, tools } = options;
  const run = (action: string, input: Record<string, unknown>): Promise<ActionOutput> =>
    callAction(app, action, input, account);
  let held: HeldPreview | null = null;
  /** Id of the latest preview without a code: where it is confirmed, if at all, the app says. */
  let codeless: string | null = null;
  let asking = false;

  const preview = async (input: Record<string, unknown>): Promise<ActionOutput> => {
    if (options.confirmer() === null)
      return options.confirmInChat
        ? run('preview-deployment', input)
        : withoutConfirmation(await run('preview-deployment-for-agents', input));
    const output = await run('preview-deployment', input);
    const fresh = readPreview(output, `${app.workspace}, as ${account.name}`, options.now());
    if (fresh === null) codeless = textFact(output, 'previewId') ?? codeless;
    else held = fresh;
    return fresh === null ? output : hideCode(output, fresh.code);
  };

  /** The message that confirms, after the person accepted; or why there is nothing to send. */
  const askPerson = async (
    confirmer: Confirmer,
    previewId: string,
    request: Request,
  ): Promise<{ message: string } | { refused: ActionOutput }> => {
    if (previewId === codeless) return { message: '' };
    const shown = held;
    if (shown === null || shown.id !== previewId) {
      return {
        refused: refusal(
          'preview-unknown',
          `This session has shown no preview ${previewId.slice(0, 40)} that can still be confirmed here.`,
          'Call preview-deployment again, then deploy-schema with its previewId.',
        ),
      };
    }
    const { kind } = await confirmer.ask(shown, request);
    if (kind !== 'accepted')
      return {
        refused: refusal(
          `confirmation-${kind}`,
          NOT_CONFIRMED[kind],
          'Nothing was started. Do not ask again unless the person wants it.',
        ),
      };
    await options.sleep(shown.earliestAt - options.now(), request.signal);
    return request.signal.aborted
      ? {
          refused: refusal(
            'confirmation-dismissed',
            NOT_CONFIRMED.dismissed,
            'Nothing was started.',
          ),
        }
      : { message: `confirm ${shown.code}` };
  };

  const confirmed = async (
    confirmer: Confirmer,
    input: Record<string, unknown>,
    request: Request,
  ): Promise<ActionOutput> => {
    if (asking)
      return refusal(
        'confirmation-open',
        'The person is being asked to confirm already.',
        'Wait for the answer of that call.',
      );
    asking = true;
    try {
      const previewId = typeof input['previewId'] === 'string' ? input['previewId'].trim() : '';
      const asked = await askPerson(confirmer, previewId, request);
      return 'refused' in asked
        ? asked.refused
        : await run('deploy-schema', { previewId, confirmation: asked.message });
    } finally {
      asking = false;
    }
  };

  /** How a deployment stands that was confirmed elsewhere; else that it cannot be confirmed here. */
  const unconfirmed = async (input: Record<string, unknown>): Promise<ActionOutput> => {
    const output = await run('deploy-schema-for-agents', { previewId: input['previewId'] });
    return output.code === 'confirmation-on-page'
      ? refusal('confirmation-not-here', 'Nothing was started.', CANNOT_CONFIRM)
      : output;
  };

  const deploy = async (
    input: Record<string, unknown>,
    request: Request,
  ): Promise<ActionOutput> => {
    const confirmer = options.confirmer();
    const started =
      confirmer !== null
        ? await confirmed(confirmer, input, request)
        : options.confirmInChat
          ? await run('deploy-schema', input)
          : await unconfirmed(input);
    const id = textFact(started, 'deploymentId');
    if (!started.ok || id === null || request.progress === null) return started;
    return followDeployment(id, started, {
      run,
      progress: request.progress,
      signal: request.signal,
      sleep: options.sleep,
      now: options.now,
    });
  };

  return {
    async call(name, input, request) {
      const tool = tools.find((one) => one.key === name);
      if (tool === undefined)
        return refusal(
          'bad-input',
          `There is no tool of that name.`,
          `There are: ${tools.map((one) => one.key).join(', ')}.`,
        );
      const names = Object.keys(tool.inputSchema.properties);
      const unknown = Object.keys(input).filter((given) => !names.includes(given));
      if (unknown.length > 0)
        return refusal(
          'bad-input',
          `${name} has no input ${unknown
            .slice(0, 5)
            .map((given) => JSON.stringify(given.slice(0, 40)))
            .join(', ')}.`,
          `It takes: ${names.join(', ')}.`,
        );
      if (name === 'preview-deployment') return preview(input);
      return name === 'deploy-schema' ? deploy(input, request) : run(name, input);
    },
  };
}

const NOT_CONFIRMED = {
  declined: 'The person was asked and declined.',
  dismissed: 'The person was asked and gave no answer.',
  unasked: 'The client could not ask the person.',
};
