/** Erasing a person, and erasing everything. */
import { keys, PREFIX, previewSlots } from './keys';
import type { Kv } from './kv';
import { listEntries } from './kv';
import { latestPreviewId, readPreview } from './previews';
import type { Sighting } from './scan';
import { anonymise, eachSighting } from './scan';

export { ERASED } from './scan';

/** The accounts that records name, each with the newest time it came into one: what is to be reported to Atlassian on its cycle. */
export async function accountsStored(kv: Kv): Promise<Sighting[]> {
  const newest = new Map<string, number>();
  const note = ({ account, since }: Sighting): void => void newest.set(account, Math.max(since, newest.get(account) ?? since));
  await eachSighting(kv, note);
  for (const { key } of await listEntries(kv, PREFIX.preview)) {
    const preview = await readPreview(kv, key.slice(PREFIX.preview.length));
    if (preview !== null) note({ account: preview.account, since: preview.createdAt });
  }
  return [...newest].map(([account, since]) => ({ account, since }));
}

/**
 * Removes a person: previews and lists of theirs are deleted, deployments and activities stay with `erased` in place of the
 * account. Finds what a query shows; the next cycle finds the rest. Answers the number of records changed, and the keys that
 * could not be read (and were left).
 */
export async function eraseAccount(kv: Kv, account: string, now: number): Promise<{ changed: number; unreadable: string[] }> {
  const previews = (await listEntries(kv, PREFIX.preview))
    .filter(({ value }) => typeof value === 'object' && value !== null && 'account' in value && value.account === account)
    .map(({ key }) => key);
  const latest = await latestPreviewId(kv, account);
  if (latest !== null) previews.push(keys.preview(latest));
  const slots = (await listEntries(kv, previewSlots(account))).map(({ key }) => key);
  const gone = [...new Set([...previews, ...slots, keys.latestPreview(account), keys.recent(account)])];
  await kv.deleteMany(gone);
  const { rewritten, unreadable } = await anonymise(kv, account, now);
  return { changed: gone.length + rewritten, unreadable };
}

/**
 * Deletes everything of the installation, page by page, until `isOver` says that time is up. `done` once a whole pass has
 * found nothing that was not deleted before (a stale query may still show that).
 */
export async function eraseAll(kv: Kv, isOver: () => boolean): Promise<{ deleted: number; done: boolean }> {
  const deleted = new Set<string>();
  for (;;) {
    const before = deleted.size;
    let cursor: string | null = null;
    do {
      if (isOver()) return { deleted: deleted.size, done: false };
      const page = await kv.page('', cursor);
      const fresh = page.entries.map(({ key }) => key).filter((key) => !deleted.has(key));
      await kv.deleteMany(fresh);
      for (const key of fresh) deleted.add(key);
      cursor = page.cursor;
    } while (cursor !== null);
    if (deleted.size === before) return { deleted: deleted.size, done: true };
  }
}
