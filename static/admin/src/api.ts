/** Calls of the page's resolver, through Forge's bridge. */
import { invoke } from '@forge/bridge';

/** What a resolver refused: a sentence and what would do. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    sentence: string,
    readonly remedy: string,
    readonly retryAfterSeconds: number | null,
  ) {
    super(sentence);
    this.name = 'Refusal';
  }
}

interface Answered {
  ok: boolean;
  code: string;
  text: string;
  remedy?: string;
  retryAfterSeconds?: number;
}

/** @throws Refusal for `{ok: false}`, and where no answer came */
export async function ask<T extends object>(
  key: string,
  payload: Record<string, unknown> = {},
): Promise<T & { code: string; text: string }> {
  const answer = await answerOf(key, payload);
  if (!answer.ok) throw refusalOf(answer);
  return answer as Answered & T;
}

/** The same for what comes back as `{ok: false}` although it is an outcome to show: a deployment that failed, a plan that is blocked. */
export async function answerOf(
  key: string,
  payload: Record<string, unknown> = {},
): Promise<Answered & Record<string, unknown>> {
  try {
    return (await invoke<Answered & Record<string, unknown>>(key, payload)) as Answered &
      Record<string, unknown>;
  } catch (cause) {
    throw new Refusal(
      'no-answer',
      'LaunchPad did not answer.',
      `Try again in a moment. (${cause instanceof Error ? cause.message.slice(0, 200) : 'unknown'})`,
      null,
    );
  }
}

export function refusalOf({ code, text, remedy, retryAfterSeconds }: Answered): Refusal {
  const told = remedy ?? '';
  return new Refusal(
    code,
    told !== '' && text.endsWith(told) ? text.slice(0, -told.length).trim() : text,
    told,
    retryAfterSeconds ?? null,
  );
}

export const toRefusal = (error: unknown): Refusal =>
  error instanceof Refusal
    ? error
    : new Refusal(
        'internal',
        'The page met a defect of its own.',
        error instanceof Error ? error.message.slice(0, 200) : 'Reload the page.',
        null,
      );
