/** A handler as the platform calls it: who calls, what they sent, the answer, and never a throw. */
import { AppError } from '../errors';
import { countAction } from '../telemetry/count';
import { bounded, refusalOf, type Answer, type Refusal, type Said } from '../service/answer';
import { parseInput, type ActionKey, type InputOf } from '../service/inputs';
import { invocationOf, type Invocation } from '../service/invocation';
import type { Outcome } from '../service/outputs';
import { HANDLERS } from './table';
import { toolsFor, type Tools } from '../service/tools';

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

/** @throws what the handler throws */
export async function runAction<K extends ActionKey>(
  action: K,
  payload: unknown,
  invocation: Invocation,
): Promise<Answer<K>> {
  const handle: (input: InputOf<K>, tools: Tools) => Promise<Outcome<K>> = HANDLERS[action];
  return bounded(await handle(parseInput(action, payload), toolsFor(invocation)));
}

/** Turns whatever `work` throws into a refusal; what is no `AppError` is a defect, logged and not shown. */
export async function answering<A extends Said>(
  name: string,
  work: () => Promise<A>,
): Promise<A | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) return bounded(refusalOf(error));
    console.error('a call met a defect', {
      name,
      error: error instanceof Error ? error.stack : String(error),
    });
    return refusalOf(
      new AppError(
        'internal',
        'LaunchPad met a defect of its own; nothing was started by this call.',
        { remedy: 'Try once more, and report it if it happens again.' },
      ),
    );
  }
}
