/** Which answers of the platform's store are worth another try, and what the person is told about the rest. */
import { ForgeKvsAPIError } from '@forge/kvs';
import { AppError } from '../../errors';
import { bug } from './kv';

export interface Patience {
  /** Waits so many milliseconds. */
  sleep(ms: number): Promise<void>;
  /** Uniform in [0, 1): spreads the tries of several callers. */
  random(): number;
}

export const patience: Patience = {
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: Math.random,
};

/** Five tries wait at most 100 + 200 + 400 + 800 ms together, so that an action keeps most of its ten seconds. */
const TRIES = 5;
const FIRST_WAIT_MS = 100;

/** Codes of throttling (public Forge documentation names both); they may come with another status inside a batch. */
const THROTTLED = new Set(['RATE_LIMIT_EXCEEDED', 'TOO_MANY_REQUESTS']);

/** `KEY_CONFLICT` is what `FAIL_IF_EXISTS` answers, with status 409 (observed in public clients). */
export const isConflict = (error: unknown): boolean =>
  error instanceof ForgeKvsAPIError && error.code === 'KEY_CONFLICT';

/**
 * Repeats `work` while the platform is busy or unreachable, with full jitter. A conflict is passed
 * on as it is. What did not come from the store's own answers is the network or the proxy before
 * it: worth another try.
 */
export async function withRetry<T>(work: () => Promise<T>, how: Patience): Promise<T> {
  for (let failures = 0; ;) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof AppError || isConflict(error)) throw error;
      if (error instanceof ForgeKvsAPIError && !isTransient(error)) throw refused(error);
      failures += 1;
      if (failures === TRIES) throw unavailable(error);
      await how.sleep(Math.ceil(FIRST_WAIT_MS * 2 ** (failures - 1) * how.random()));
    }
  }
}

/** A failed key of a batch as the error it would have been alone. */
export function batchFailure(failed: {
  key: string;
  error: { code: string; message: string };
}): ForgeKvsAPIError {
  // The batch itself answered 2xx; of a single key only code and message are known, so it is
  // taken for a passing trouble.
  return new ForgeKvsAPIError(
    { status: 503, statusText: `in a batch, key ${failed.key}` },
    failed.error,
  );
}

function isTransient(error: ForgeKvsAPIError): boolean {
  const { status } = error.responseDetails;
  // A 2xx that is an error is one whose body is not JSON: something in between answered.
  return (
    status < 300 || status === 429 || status === 408 || status >= 500 || THROTTLED.has(error.code)
  );
}

function unavailable(cause: unknown): AppError {
  return new AppError('storage-unavailable', "The app's storage does not answer at the moment.", {
    remedy: 'Wait a moment and ask again; nothing was started twice.',
    retryAfterMs: 5_000,
    cause,
  });
}

function refused(error: ForgeKvsAPIError): AppError {
  const { status } = error.responseDetails;
  if (status === 401 || status === 403) {
    return new AppError(
      'storage-unavailable',
      'The platform refuses the app access to its own storage.',
      {
        remedy:
          'Ask a Jira admin to review and approve the app (scope storage:app) under Manage apps, then try again.',
        cause: error,
      },
    );
  }
  const sentence = `The app's storage refused a request as wrong (${status}, ${error.code}).`;
  return Object.assign(bug(sentence), { cause: error });
}
