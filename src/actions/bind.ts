/** A handler as the platform calls it: who calls, what they sent, the answer, and never a throw. */
import { AppError } from '../errors';
import { bounded, failed, type Answer } from './answer';
import { parseInput, type ActionKey } from './inputs';
import { invocationOf, type Invocation } from './invocation';
import { HANDLERS } from './table';
import { toolsFor } from './tools';

export type ActionFunction = (payload: unknown, context: unknown) => Promise<Answer>;

export const bindAction = (action: ActionKey, origin: Invocation['origin']): ActionFunction => async (payload, context) => {
  try {
    return await runAction(action, payload, invocationOf(payload, context, origin));
  } catch (error) {
    return answerError(action, error);
  }
};

export async function runAction<K extends ActionKey>(action: K, payload: unknown, invocation: Invocation): Promise<Answer> {
  try {
    return bounded(await HANDLERS[action](parseInput(action, payload), toolsFor(invocation)));
  } catch (error) {
    return answerError(action, error);
  }
}

function answerError(action: ActionKey, error: unknown): Answer {
  if (error instanceof AppError) return bounded(failed(error, error.retryAfterMs === undefined ? {} : { retryAfterSeconds: Math.ceil(error.retryAfterMs / 1_000) }));
  console.error('an action met a defect', { action, error: error instanceof Error ? error.stack : String(error) });
  return failed(new AppError('internal', 'LaunchPad met a defect of its own; nothing was started by this call.', { remedy: 'Try once more, and report it if it happens again.' }));
}
