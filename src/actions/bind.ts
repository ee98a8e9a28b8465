/** A handler as the platform calls it: who calls, what they sent, the answer, and never a throw. */
import { AppError } from '../errors';
import { countAction } from '../telemetry/count';
import { bounded, failed, type Answer } from '../service/answer';
import { parseInput, type ActionKey } from '../service/inputs';
import { invocationOf, type Invocation } from '../service/invocation';
import { HANDLERS } from './table';
import { toolsFor } from '../service/tools';

export type ActionFunction = (payload: unknown, context: unknown) => Promise<Answer>;

export const bindAction =
  (action: ActionKey, origin: Invocation['origin']): ActionFunction =>
  async (payload, context) => {
    const answer = await answering(action, () =>
      runAction(
        action,
        origin === 'agent' ? withoutCode(payload) : payload,
        invocationOf(payload, context, origin),
      ),
    );
    await countAction(action, origin, answer);
    return answer;
  };

/** Another agent never confirms: a code it may send is not even looked at. */
const withoutCode = (payload: unknown): unknown =>
  typeof payload === 'object' && payload !== null ? { ...payload, confirmation: '' } : payload;

export async function runAction<K extends ActionKey>(
  action: K,
  payload: unknown,
  invocation: Invocation,
): Promise<Answer> {
  return bounded(await HANDLERS[action](parseInput(action, payload), toolsFor(invocation)));
}

/** Turns whatever `work` throws into an answer; what is no `AppError` is a defect, logged and not shown. */
export async function answering(name: string, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError)
      return bounded(
        failed(
          error,
          error.retryAfterMs === undefined
            ? {}
            : { retryAfterSeconds: Math.ceil(error.retryAfterMs / 1_000) },
        ),
      );
    console.error('a call met a defect', {
      name,
      error: error instanceof Error ? error.stack : String(error),
    });
    return failed(
      new AppError(
        'internal',
        'LaunchPad met a defect of its own; nothing was started by this call.',
        { remedy: 'Try once more, and report it if it happens again.' },
      ),
    );
  }
}
