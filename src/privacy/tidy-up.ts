/**
 * The daily scheduled trigger. It runs without a person and calls nothing of the site; it needs
 * no licence, for a promise to forget does not lapse.
 */
import { getAppContext } from '@forge/api';
import { forgeKv } from '../storage/kv/forge-kv';
import { forgetExpired } from './daily';

/** Left of the invocation when tidying stops, so that it ends by itself (milliseconds). */
const MARGIN_MS = 5_000;

/**
 * Daily: a line carries its lifetime from when it was written, so a retention shortened since is
 * brought to bear here, and what has no lifetime of the platform's ends here.
 */
export async function tidyUp(): Promise<void> {
  const { appVersion, invocationRemainingTimeInMillis } = getAppContext();
  const failed = await forgetExpired(forgeKv(), {
    now: Date.now(),
    version: appVersion,
    isOver: () => invocationRemainingTimeInMillis() < MARGIN_MS,
  });
  if (failed.length > 0) console.error('tidying up was not finished; the next day goes on', failed);
}
