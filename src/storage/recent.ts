/**
 * Which deployments there are, newest first. Queries are eventually consistent, so each account
 * and the installation have a short list read with `get`. An id is noted before its deployment is
 * created: one whose deployment never came is skipped.
 */
import * as z from 'zod/mini';
import type { Deployment } from './deployment-record';
import { approvedShape } from './deployment-record';
import { loadDeployment } from './deployments';
import { keys, PREFIX } from './keys';
import type { Kv } from './kv/kv';
import { listEntries } from './kv/kv';
import type { Shape } from './kv/record';
import { readRecord, unlessDamaged, writable } from './kv/record';
import { previewId, time } from './shapes';

interface Recent {
  v: 1;
  entries: { id: string; at: number }[];
}
const recentShape: Shape<Recent> = z.lazy(() =>
  z.strictObject({
    v: z.literal(1),
    entries: z.array(z.strictObject({ id: previewId, at: time })),
  }),
);

const MOST_RECENT = 20;

/** To be called under the lock, which makes it the only writer of the installation's list. */
export async function noteRecent(
  kv: Kv,
  account: string,
  entry: { id: string; at: number },
): Promise<void> {
  for (const whose of [account, null]) {
    const key = keyOf(whose);
    const others = (await entriesOf(kv, whose)).filter(({ id }) => id !== entry.id);
    const entries = [...others, entry].sort((a, b) => b.at - a.at).slice(0, MOST_RECENT);
    await kv.set(key, writable<Recent>(key, recentShape, { v: 1, entries }), 'kept');
  }
}

const keyOf = (account: string | null): string =>
  account === null ? keys.recentOfAll : keys.recent(account);

/**
 * Of an account, or of the installation where null. A list that cannot be read is made anew of
 * the deployments themselves: it holds nothing that they do not.
 */
async function entriesOf(kv: Kv, account: string | null): Promise<Recent['entries']> {
  const read = readRecord(kv, keyOf(account), recentShape).then((found) => found?.entries ?? []);
  const entries = await unlessDamaged(read);
  if (entries !== null) return entries;
  return (await listEntries(kv, PREFIX.deployment))
    .flatMap(({ value }) => approvedShape.safeParse(value).data ?? [])
    .filter((approved) => account === null || approved.account === account)
    .map(({ id, createdAt }) => ({ id, at: createdAt }))
    .sort((a, b) => b.at - a.at);
}

/** The account's latest deployment, strictly read. */
export const latestDeploymentOf = (kv: Kv, account: string): Promise<Deployment | null> =>
  latestIn(kv, account);

/** The installation's latest deployment, strictly read. */
export const latestDeployment = (kv: Kv): Promise<Deployment | null> => latestIn(kv, null);

async function latestIn(kv: Kv, account: string | null): Promise<Deployment | null> {
  for (const { id } of await entriesOf(kv, account)) {
    const deployment = await loadDeployment(kv, id);
    if (deployment !== null) return deployment;
  }
  return null;
}

/**
 * The newest `limit` deployments of the installation. The last twenty are sure to be among them;
 * older ones come from a query. One that cannot be read costs no other.
 */
export async function readDeployments(
  kv: Kv,
  limit: number,
): Promise<{ deployments: Deployment[]; damaged: number }> {
  const ages = new Map(
    (await listEntries(kv, PREFIX.deployment)).map(({ key, value }) => {
      // One that cannot be read is counted where it is read strictly, as the oldest.
      const at = approvedShape.safeParse(value).data?.createdAt ?? 0;
      return [key.slice(PREFIX.deployment.length), at];
    }),
  );
  for (const { id, at } of await entriesOf(kv, null)) if (!ages.has(id)) ages.set(id, at);
  const newest = [...ages].sort(([, a], [, b]) => b - a).map(([id]) => id);
  const deployments: Deployment[] = [];
  let damaged = 0;
  for (const id of newest) {
    if (deployments.length === limit) break;
    const deployment = await unlessDamaged(
      loadDeployment(kv, id).then((found) => found ?? ('none' as const)),
    );
    if (deployment === null) damaged += 1;
    else if (deployment !== 'none') deployments.push(deployment);
  }
  return { deployments, damaged };
}

/** Keys of people's lists whose newest entry is older than `before`. The installation's own list stays. */
export async function oldLists(kv: Kv, before: number): Promise<string[]> {
  const old: string[] = [];
  for (const { key } of await listEntries(kv, PREFIX.recent)) {
    // Read strictly: an entry may just have been noted.
    const entries = (await readRecord(kv, key, recentShape).catch(() => null))?.entries;
    if (entries !== undefined && entries.every(({ at }) => at <= before)) old.push(key);
  }
  return old;
}
