import { setTimeout as delay } from 'node:timers/promises';
import { retryAfterMs } from '../../src/assets/retry-after';
import type { Question } from '../sites/ask';
import type { Answered } from '../sites/way-out';

/** How a probe treats a site that is not its own. */
export interface Patience {
  /** Most requests of one probe, repetitions included. */
  requests: number;
  sleep(ms: number): Promise<unknown>;
  now(): number;
  /** Told before a wait, in milliseconds. */
  onWait(ms: number): void;
}

/** Answers 429 in a row after which a probe stops. */
const REFUSALS_IN_A_ROW = 5;
/** Where a 429 names no time. */
const UNNAMED_WAIT_MS = 5_000;
/** A longer wait is not sat out: the probe stops and says when to run it again. */
const LONGEST_WAIT_MS = 120_000;

type Sent = Omit<Question, 'signal'>;

/**
 * Sends one request after the other, waits as long as a 429 asks for, and stops for good where
 * the site wants a long pause or the budget is used up: from then on every call rejects with the
 * same sentence. Only a 429, which says that nothing was done, is repeated.
 */
export function patient(
  ask: (question: Sent) => Promise<Answered>,
  {
    requests: most = 500,
    sleep = delay,
    now = Date.now,
    onWait = () => undefined,
  }: Partial<Patience> = {},
): { send(question: Sent): Promise<Answered>; requests(): number } {
  let sent = 0;
  let stopped: string | null = null;
  const stop = (why: string): never => {
    stopped = why;
    throw new Error(why);
  };
  return {
    requests: () => sent,
    async send(question) {
      for (let refused = 0; ; refused += 1) {
        if (stopped !== null) throw new Error(stopped);
        if (sent >= most) stop(`the budget of ${String(most)} requests is used up`);
        sent += 1;
        const answer = await ask(question);
        if (answer.status !== 429) return answer;
        const wait = Math.max(
          1_000,
          retryAfterMs(answer.headers, now()) ?? UNNAMED_WAIT_MS * 2 ** refused,
        );
        if (wait > LONGEST_WAIT_MS || refused + 1 >= REFUSALS_IN_A_ROW)
          stop(
            `the site asked for a pause of ${String(Math.ceil(wait / 1_000))} s (status ` +
              '429): run the probe again after it',
          );
        onWait(wait);
        await sleep(wait);
      }
    },
  };
}
