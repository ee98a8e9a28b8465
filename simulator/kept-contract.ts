/**
 * Whether an answer is what the contract of its action says: what no compiler sees, because it
 * comes through the host as anything.
 */
import * as z from 'zod/mini';
import { ERROR_CODES } from '../src/errors';
import type { ActionKey } from '../src/service/inputs';
import { OUTPUTS } from '../src/service/outputs';

const refusal = z.strictObject({
  ok: z.literal(false),
  code: z.enum(ERROR_CODES),
  text: z.string(),
  remedy: z.string(),
  retryAfterSeconds: z.optional(z.int()),
});

/** An answer whose text is longer than this (bytes) may have had facts left out, so that it fits. */
const LONG_TEXT = 3_000;

/** @throws Error naming what is not in the contract, or missing */
export function expectKept(
  action: string,
  answer: { ok: boolean; code: string; text: string },
): void {
  if (!isAction(action)) return;
  const outcomes: readonly z.ZodMiniObject[] = [...OUTPUTS[action], refusal];
  const light = Buffer.byteLength(answer.text, 'utf8') <= LONG_TEXT;
  const found = outcomes.map((outcome) => lightened(outcome, light).safeParse(answer));
  if (found.some((result) => result.success)) return;
  throw new Error(
    `${action} answered what its contract does not say: ` +
      `${JSON.stringify(answer).slice(0, 600)}\n${found.map((result) => result.error?.message ?? '').join('\n')}`,
  );
}

const isAction = (action: string): action is ActionKey => action in OUTPUTS;

function lightened(outcome: z.ZodMiniObject, whole: boolean): z.ZodMiniObject {
  if (whole) return outcome;
  const { ok, code, text } = outcome.shape;
  return z.extend(z.partial(outcome), { ok, code, text } as z.core.$ZodLooseShape);
}
