/**
 * One read of the site: sent, retried while that can help, checked and parsed. It returns data or
 * throws an `AppError`.
 */
import * as z from 'zod/mini';
import { AppError } from '../errors';
import type { Send, SendRequest, SendResponse } from './api';
import {
  errorFromResponse,
  errorFromSilence,
  unreadable,
  type Asked,
} from './errors-from-response';
import { sendFollowing } from './follow-redirects';
import { oddPlace } from './odd-place';
import { mayPass } from './passing';
import { looksLikeMarkup } from './refusal-text';

/** How reads are repeated, and the clock they go by. Writes are never repeated here. */
export interface ReadPolicy {
  /** Most tries of one request. */
  tries: number;
  /** The n-th wait is drawn evenly from 0 to `min(capMs, baseMs · 2ⁿ)`: full jitter. */
  baseMs: number;
  capMs: number;
  /** No wait that would end later than this many milliseconds after the first try is begun. */
  maxReadMs: number;
  /** The wall clock, for the dates of headers. */
  now(): number;
  /** Milliseconds, never going back: the wall clock may be set while a read lasts. */
  ticks(): number;
  sleep(ms: number): Promise<void>;
  /** In [0, 1). */
  random(): number;
}

export type Read = <T extends z.ZodMiniType>(
  asked: Asked,
  request: SendRequest,
  shape: T,
  patience?: Partial<Pick<ReadPolicy, 'tries' | 'maxReadMs'>>,
) => Promise<z.output<T>>;

/**
 * Whatever may pass is waited out, as long as tries and time allow: no answer, 408, 429, 5xx, a
 * 401 that names no scope, a redirect that leads nowhere, and a 2xx that cannot be read. Only
 * then does it end with its error.
 */
export function createRead(send: Send, usual: ReadPolicy): Read {
  return async (asked, request, shape, patience) => {
    const policy = { ...usual, ...patience };
    const deadline = policy.ticks() + policy.maxReadMs;
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await ask(send, policy, asked, request, shape);
      if (!(outcome instanceof AppError)) return outcome.data;
      const wait = Math.max(
        outcome.retryAfterMs ?? 0,
        Math.floor(policy.random() * Math.min(policy.capMs, policy.baseMs * 2 ** attempt)),
      );
      const isLast = attempt + 1 >= policy.tries || policy.ticks() + wait > deadline;
      if (isLast || !mayPass(outcome)) throw outcome;
      await policy.sleep(wait);
    }
  };
}

/**
 * What was read, or why it was not. Throws the `AppError` of `send`: refused on its way, so that
 * repeating would not help.
 */
async function ask<T extends z.ZodMiniType>(
  send: Send,
  policy: ReadPolicy,
  asked: Asked,
  request: SendRequest,
  shape: T,
): Promise<{ data: z.output<T> } | AppError> {
  let response: SendResponse;
  try {
    response = await sendFollowing(send, request);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    return errorFromSilence(asked, cause);
  }
  if (!isOk(response)) return errorFromResponse(asked, response, policy.now());
  try {
    return { data: parseBody(asked, response.body, shape) };
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
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
  if (!parsed.success) throw unreadable(asked, oddPlace(parsed.error), parsed.error);
  return parsed.data;
}

export function isOk(response: SendResponse): boolean {
  return response.status >= 200 && response.status < 300;
}
