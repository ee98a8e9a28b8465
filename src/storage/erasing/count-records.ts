/** How many records of each kind there are: what an administrator is shown of the storage. */
import type { Kv } from '../kv/kv';
import { kindOfKey, type KeyName } from './record-kinds';

/** Pages of a hundred that one look reads at most: it must end within an answer. */
const MOST_PAGES = 30;

export interface RecordCounts {
  counts: Map<KeyName, number>;
  /** False where there are more than were looked at: the counts are then the least there are. */
  whole: boolean;
}

/** As a query shows it, which can be a moment behind. */
export async function countRecords(kv: Kv): Promise<RecordCounts> {
  const counts = new Map<KeyName, number>();
  let cursor: string | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await kv.page('', cursor);
    for (const { key } of page.entries) {
      const kind = kindOfKey(key);
      if (kind !== null) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    ({ cursor } = page);
    if (cursor === null) return { counts, whole: true };
  }
  return { counts, whole: false };
}
