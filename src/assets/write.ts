/**
 * One POST that creates or changes something: sent once, never repeated, its outcome told apart
 * as `WriteOutcome` has it.
 */
import { AppError } from '../errors';
import type { Send, SendRequest, SendResponse, WriteOutcome } from './api';
import { concernOf } from './concern';
import { errorFromResponse, type Asked } from './errors-from-response';
import { isOk } from './read';
import { refusalText } from './refusal-text';
import { retryAfterMs } from './retry-after';

/**
 * `request` makes the request; where that fails with an `AppError` nothing was sent. `readEcho`
 * turns the body of a 2xx into the value, or throws an `AppError` where it is not the echo of a
 * creation.
 */
export async function writeOnce<T>(
  send: Send,
  asked: Asked,
  request: () => Promise<SendRequest>,
  readEcho: (body: string) => T,
  now: () => number,
): Promise<WriteOutcome<T>> {
  let response: SendResponse;
  try {
    response = await send(await request());
  } catch (cause) {
    return outcomeOfThrow(cause);
  }
  if (isOk(response)) return outcomeOfEcho(response.body, readEcho);
  return outcomeOfRefusal(asked, response, now());
}

/**
 * An `AppError` here means that the request was refused before it reached the site; anything
 * else, that no answer came.
 */
function outcomeOfThrow<T>(cause: unknown): WriteOutcome<T> {
  if (!(cause instanceof AppError)) return { kind: 'unknown', detail: 'no answer' };
  if (cause.code === 'rate-limited')
    return { kind: 'throttled', retryAfterMs: cause.retryAfterMs ?? null };
  return { kind: 'rejected', status: 0, duplicate: false, why: cause };
}

function outcomeOfEcho<T>(body: string, readEcho: (body: string) => T): WriteOutcome<T> {
  try {
    return { kind: 'created', value: readEcho(body) };
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    return { kind: 'unknown', detail: cause.message };
  }
}

/** A 408 or a redirect does not prove that nothing was committed, so they count as unknown like a 5xx. */
function outcomeOfRefusal<T>(asked: Asked, response: SendResponse, now: number): WriteOutcome<T> {
  const { status } = response;
  if (status === 429)
    return { kind: 'throttled', retryAfterMs: retryAfterMs(response.headers, now) };
  if (status < 400 || status === 408 || status >= 500)
    return { kind: 'unknown', detail: `status ${status}` };
  const duplicate = isDuplicate(response);
  return {
    kind: 'rejected',
    status,
    duplicate,
    why: errorFromResponse(asked, response, now),
    ...(duplicate ? {} : { concern: concernOf(response) }),
  };
}

/**
 * Whether a refusal says that such a name or key exists. "Name has to be unique" with 400 is
 * observed in public clients; the other wordings, and 409 at all, are inferred. Taken too widely
 * it costs one read: the caller looks before it decides.
 */
function isDuplicate(response: SendResponse): boolean {
  if (response.status === 409) return true;
  if (response.status !== 400) return false;
  return new RegExp(
    String.raw`(?:has|have|needs?) to be unique|must be unique|is not unique|already (?:exists?` +
      String.raw`|in use|used|taken)|duplicate`,
    'i',
  ).test(refusalText(response.body));
}
