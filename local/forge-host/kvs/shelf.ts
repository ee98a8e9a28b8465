import type { Clock } from '../clock';
import type { Limits } from '../limits';
import type { Change, KvRecord } from '../storage/records';
import type { KvStore } from '../storage/store';

export type ShelfName = 'kvs' | 'secret';

/** The records of one installation as the key-value store sees them. */
export interface Shelf {
  /** As it is now; undefined for a key that is missing, or expired long enough to be gone. */
  get(name: ShelfName, key: string): KvRecord | undefined;
  /** As queries see it: the plain records of a moment ago, in the order of their keys. */
  earlier(): [string, KvRecord][];
  /** All or none, and kept when it returns. */
  write(changes: readonly Change[]): void;
}

export function createShelf(
  store: KvStore,
  installationId: string,
  clock: Clock,
  limits: Limits,
): Shelf {
  /** What recent writes replaced, oldest first. Lost with the process: a view may be fresher than it need be. */
  let replaced: { at: number; key: string; before: KvRecord | undefined }[] = [];

  const readable = (record: KvRecord | undefined): record is KvRecord =>
    record !== undefined &&
    (record.expireAt === null || clock.now() < record.expireAt + limits.kvsExpiredReadableMs);

  const touched = (change: Change): string | null =>
    ('put' in change ? change.put : change.remove) === 'kvs' ? change.key : null;

  return {
    get(name, key) {
      const record = store.tables(installationId)[name].get(key);
      return readable(record) ? record : undefined;
    },
    earlier() {
      const view = new Map(store.tables(installationId).kvs);
      const since = clock.now() - limits.kvsQueryStalenessMs;
      for (const { at, key, before } of replaced.toReversed()) {
        if (at <= since) break;
        if (before === undefined) view.delete(key);
        else view.set(key, before);
      }
      return [...view]
        .filter(([, record]) => readable(record))
        .sort(([a], [b]) => (a < b ? -1 : 1));
    },
    write(changes) {
      const now = clock.now();
      const before = store.tables(installationId).kvs;
      const undo = changes
        .map(touched)
        .filter((key) => key !== null)
        .map((key) => ({ at: now, key, before: before.get(key) }));
      store.commit(installationId, changes);
      replaced = [
        ...replaced.filter((entry) => entry.at > now - limits.kvsQueryStalenessMs),
        ...undo,
      ];
    },
  };
}
