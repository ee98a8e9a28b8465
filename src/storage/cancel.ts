/**
 * The wish to cancel a deployment, under its own key: no report of progress can overwrite it. It
 * is never taken back.
 */
import * as z from 'zod/mini';
import { keys } from './keys';
import type { Kv, Lifetime } from './kv/kv';
import type { Shape } from './kv/record';
import { createRecord, newToken, readRecord } from './kv/record';
import { account, text, time } from './shapes';

export interface Cancellation {
  v: 1;
  token: string;
  account: string;
  at: number;
}
export const cancellationShape: Shape<Cancellation> = z.lazy(() =>
  z.strictObject({
    v: z.literal(1),
    token: text(64),
    account,
    at: time,
  }),
);

/**
 * False when it was cancelled before. A preview is cancelled under the id its deployment would
 * have, so that one which starts in the very same moment heeds it before its first write; `life`
 * is then that of the preview.
 */
export const requestCancel = (
  kv: Kv,
  deploymentId: string,
  by: string,
  now: number,
  life: Lifetime = 'kept',
): Promise<boolean> =>
  createRecord(
    kv,
    keys.cancel(deploymentId),
    cancellationShape,
    { v: 1, token: newToken(), account: by, at: now },
    life,
  );

/** Strictly read, and true even if the record is damaged: when in doubt, nothing more is written. */
export async function isCancelled(kv: Kv, deploymentId: string): Promise<boolean> {
  return (await kv.get(keys.cancel(deploymentId))) !== undefined;
}

/** Who cancelled, and when; null when nobody did. */
export const readCancellation = (kv: Kv, deploymentId: string): Promise<Cancellation | null> =>
  readRecord(kv, keys.cancel(deploymentId), cancellationShape);
