/** Erasing a person, and finding those that are stored. */
import { accountHash, keys, PREFIX, previewSlots } from '../keys';
import type { Kv } from '../kv/kv';
import { listEntries } from '../kv/kv';
import { latestPreviewId, readPreview } from '../previews';
import type { Sighting } from './scan';
import { anonymise, eachSighting } from './scan';

export { ERASED } from './scan';

/**
 * The accounts that records name, each with the newest time it came into one: what is to be
 * reported to Atlassian on its cycle.
 */
export async function accountsStored(kv: Kv): Promise<Sighting[]> {
  const newest = new Map<string, number>();
  const note = ({ account, since }: Sighting): void =>
    void newest.set(account, Math.max(since, newest.get(account) ?? since));
  await eachSighting(kv, note);
  for (const { key } of await listEntries(kv, PREFIX.preview)) {
    // One that is damaged names nobody who could be told; the daily job removes it when its day is over.
    const preview = await readPreview(kv, key.slice(PREFIX.preview.length)).catch(() => null);
    if (preview !== null) note({ account: preview.account, since: preview.createdAt });
  }
  return [...newest].map(([account, since]) => ({ account, since }));
}

/**
 * Removes a person: previews and lists of theirs are deleted, deployments and activities stay
 * with `erased` in place of the account. Finds what a query shows; the next cycle finds the rest.
 * A record that cannot be read is deleted where the account is in it, and otherwise left.
 * Answers the number of records changed, and the keys that could not be read (and were left).
 */
export async function eraseAccount(
  kv: Kv,
  account: string,
  now: number,
): Promise<{ changed: number; unreadable: string[] }> {
  // With its quotation marks: an id can be the beginning of another.
  const names = (value: unknown): boolean =>
    JSON.stringify(value).includes(JSON.stringify(account));
  const previews = (await listEntries(kv, PREFIX.preview))
    .filter(({ value }) => names(value))
    .map(({ key }) => key);
  const latest = await latestPreviewId(kv, account).catch(() => null);
  if (latest !== null) previews.push(keys.preview(latest));
  const slots = (await listEntries(kv, previewSlots(account))).map(({ key }) => key);
  const strangers = (await listEntries(kv, PREFIX.stranger))
    .map(({ key }) => key)
    .filter((key) => key.endsWith(`:${accountHash(account)}`));
  // First what only a hash tells of, last what names the account: whoever is stopped on the way
  // is found and asked about again.
  const gone = [
    ...new Set([
      ...slots,
      ...strangers,
      keys.latestPreview(account),
      keys.recent(account),
      keys.drafts(account),
      ...previews,
    ]),
  ];
  await kv.deleteMany(gone);
  const { rewritten, unreadable } = await anonymise(kv, account, now);
  const damaged = await Promise.all(
    unreadable.map(async (key) => ({ key, isTheirs: names((await kv.get(key)) ?? null) })),
  );
  const theirs = damaged.filter(({ isTheirs }) => isTheirs).map(({ key }) => key);
  await kv.deleteMany(theirs);
  return {
    changed: gone.length + theirs.length + rewritten,
    unreadable: unreadable.filter((key) => !theirs.includes(key)),
  };
}
