/** Cancelling a preview before anything came of it: from then on nothing confirms it. */
import { isCancelled, requestCancel } from '../storage/cancel';
import { loadDeployment } from '../storage/deployments';
import type { Kv } from '../storage/kv/kv';
import type { Preview } from '../storage/previews';
import { latestPreviewId, PREVIEW_LIFE, readPreview } from '../storage/previews';

/** The person's latest preview while it can still be confirmed; null where there is none. */
export async function openPreviewOf(kv: Kv, account: string, now: number): Promise<Preview | null> {
  const id = await latestPreviewId(kv, account);
  const preview = id === null ? null : await readPreview(kv, id);
  if (preview === null || preview.account !== account || now >= preview.expiresAt) return null;
  const [cancelled, deployment] = await Promise.all([
    isCancelled(kv, preview.id),
    loadDeployment(kv, preview.id),
  ]);
  return cancelled || deployment !== null ? null : preview;
}

/**
 * False where it was confirmed in this very moment: then there is a deployment, which heeds this
 * before its next write, and is to be told of as one.
 */
export async function cancelOpenPreview(kv: Kv, preview: Preview, now: number): Promise<boolean> {
  await requestCancel(kv, preview.id, preview.account, now, PREVIEW_LIFE);
  return (await loadDeployment(kv, preview.id)) === null;
}
