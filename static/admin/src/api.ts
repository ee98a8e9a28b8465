/** Calls of the page's resolver, through Forge's bridge. */
import { invoke } from '@forge/bridge';
import type { PageAnswer, PageInput, PageKey } from '../../../src/pages/contract';

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

/** The answer to a question that was not refused. */
export type Answered<K extends PageKey> = Extract<PageAnswer<K>, { ok: true }>;

/** The payload, which may be left out where nothing has to be said. */
type Payload<K extends PageKey> =
  Record<never, never> extends PageInput<K> ? [payload?: PageInput<K>] : [payload: PageInput<K>];

/** @throws Refusal for `{ok: false}`, and where no answer came */
export async function ask<K extends PageKey>(key: K, ...payload: Payload<K>): Promise<Answered<K>> {
  const answer = await answerOf(key, ...payload);
  if (isDone(answer)) return answer;
  throw refusalOf(answer);
}

const isDone = <A extends { ok: boolean }>(answer: A): answer is Extract<A, { ok: true }> =>
  answer.ok;

/**
 * The same for what comes back as `{ok: false}` although it is an outcome to show: a deployment
 * that failed, a plan that is blocked. What the bridge carries has no type: that it is what the
 * contract says is asserted here, and only here.
 */
export async function answerOf<K extends PageKey>(
  key: K,
  ...[payload]: Payload<K>
): Promise<PageAnswer<K>> {
  try {
    return (await invoke<PageAnswer<K>>(key, payload ?? {})) as PageAnswer<K>;
  } catch (cause) {
    throw new Refusal(
      'no-answer',
      'LaunchPad did not answer.',
      `Try again in a moment. (${cause instanceof Error ? cause.message.slice(0, 200) : 'unknown'})`,
      null,
    );
  }
}

interface Unsuccessful {
  code: string;
  text: string;
  remedy?: string;
  retryAfterSeconds?: number;
}

export function refusalOf({ code, text, remedy, retryAfterSeconds }: Unsuccessful): Refusal {
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
