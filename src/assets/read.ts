/** One read of the site: sent, retried while that can help, checked and parsed. It returns data or throws an `AppError`. */
import * as z from 'zod/mini';
import { AppError } from '../errors';
import { inert } from '../text/inert';
import type { Send, SendRequest, SendResponse } from './api';
import {
  errorFromResponse,
  errorFromSilence,
  unreadable,
  type Asked,
} from './errors-from-response';
import { sendFollowing } from './follow-redirects';
import { looksLikeMarkup } from './refusal-text';
import { retryAfterMs } from './retry-after';

/** How reads are repeated, and the clock they go by. Writes are never repeated here. */
export interface ReadPolicy {
  /** Most tries of one request. */
  tries: number;
  /** The n-th wait is drawn evenly from 0 to `min(capMs, baseMs · 2ⁿ)`: full jitter. */
  baseMs: number;
  capMs: number;
  /** No wait that would end later than this many milliseconds after the first try is begun. */
  maxReadMs: number;
  now(): number;
  sleep(ms: number): Promise<void>;
  /** In [0, 1). */
  random(): number;
}

export type Read = <T extends z.ZodMiniType>(
  asked: Asked,
  request: SendRequest,
  shape: T,
) => Promise<z.output<T>>;

export function createRead(send: Send, policy: ReadPolicy): Read {
  return async (asked, request, shape) => {
    const response = await sendUntilAnswered(send, policy, asked, request);
    if (!isOk(response)) throw errorFromResponse(asked, response, policy.now());
    return parseBody(asked, response.body, shape);
  };
}

/** Parses a 2xx body, or throws `assets-unreadable` naming the first thing that is off (never the content itself). */
export function parseBody<T extends z.ZodMiniType>(
  asked: Asked,
  body: string,
  shape: T,
): z.output<T> {
  if (looksLikeMarkup(body)) throw unreadable(asked, 'a web page');
  if (body.trim() === '') throw unreadable(asked, 'an empty answer');
  let data: unknown;
  try {
    data = JSON.parse(body);
  } catch {
    throw unreadable(asked, 'not JSON');
  }
  const parsed = z.safeParse(shape, data);
  if (!parsed.success) throw unreadable(asked, firstIssue(parsed.error));
  return parsed.data;
}

export function isOk(response: SendResponse): boolean {
  return response.status >= 200 && response.status < 300;
}

/** The first answer that is not a passing trouble, or the last one where time or tries ran out. */
async function sendUntilAnswered(
  send: Send,
  policy: ReadPolicy,
  asked: Asked,
  request: SendRequest,
): Promise<SendResponse> {
  const deadline = policy.now() + policy.maxReadMs;
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await attemptOnce(send, request);
    const isLast = attempt + 1 >= policy.tries;
    if (outcome.kind === 'answer' && !isPassing(outcome.response)) return outcome.response;
    const asks =
      outcome.kind === 'answer' ? retryAfterMs(outcome.response.headers, policy.now()) : null;
    const wait = Math.max(
      asks ?? 0,
      Math.floor(policy.random() * Math.min(policy.capMs, policy.baseMs * 2 ** attempt)),
    );
    if (isLast || policy.now() + wait > deadline) {
      if (outcome.kind === 'answer') return outcome.response;
      throw errorFromSilence(asked, outcome.cause);
    }
    await policy.sleep(wait);
  }
}

type Attempt = { kind: 'answer'; response: SendResponse } | { kind: 'silence'; cause: unknown };

/** An `AppError` from `send` means that the request was refused on its way: repeating it would not help. */
async function attemptOnce(send: Send, request: SendRequest): Promise<Attempt> {
  try {
    return { kind: 'answer', response: await sendFollowing(send, request) };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    return { kind: 'silence', cause };
  }
}

/** A 2xx that breaks off, is empty or is a web page is as likely to pass as a 5xx; one of another shape is not. */
function isPassing(response: SendResponse): boolean {
  if (isOk(response)) return !isWhole(response.body);
  return response.status === 429 || response.status === 408 || response.status >= 500;
}

/** Every endpoint answers with an object or a list. Cheap, because lists can be megabytes: parsing has the last word. */
function isWhole(body: string): boolean {
  const text = body.trim();
  return (
    (text.startsWith('{') && text.endsWith('}')) || (text.startsWith('[') && text.endsWith(']'))
  );
}

/** The place that is off, without the content that stands there. Of the shapes of a union, the one that fitted longest. */
function firstIssue(error: z.core.$ZodError): string {
  const path = deepestPath(error.issues);
  return path.length === 0
    ? 'the answer is not as expected'
    : `${inert(path.map(String).join('.'), 80)} is not as expected`;
}

function deepestPath(issues: readonly z.core.$ZodIssue[]): PropertyKey[] {
  const paths = issues.map((issue) => {
    const inner = issue.code === 'invalid_union' ? issue.errors.map(deepestPath) : [];
    return [...issue.path, ...longest(inner)];
  });
  return longest(paths);
}

function longest(paths: readonly PropertyKey[][]): PropertyKey[] {
  return paths.reduce((best, path) => (path.length > best.length ? path : best), []);
}
