/**
 * Before the app is removed (`preUninstall`, which holds the removal up for at most 55 s,
 * Atlassian documentation): everything it stored goes.
 */
import { getAppContext } from '@forge/api';
import { eraseAll } from '../storage/erasing/erase-all';
import { forgeKv } from '../storage/kv/forge-kv';

/** Left of the invocation when erasing stops, so that it ends by itself (milliseconds). */
const MARGIN_MS = 3_000;

/** Assets is not touched: nothing here can reach it. */
export async function forgetEverything(): Promise<void> {
  const { invocationRemainingTimeInMillis } = getAppContext();
  const { deleted, done } = await eraseAll(
    forgeKv(),
    () => invocationRemainingTimeInMillis() < MARGIN_MS,
  );
  if (!done)
    console.error(
      `time was up after ${deleted} records were erased; the platform deletes the rest`,
    );
}
