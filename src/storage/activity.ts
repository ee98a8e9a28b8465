/**
 * The app's own log: one line an event, who and when, and a few small facts. Lines erase
 * themselves after the retention.
 */
import * as z from 'zod/mini';
import { keys, PREFIX } from './keys';
import type { Kv } from './kv/kv';
import { listEntries } from './kv/kv';
import type { Shape } from './kv/record';
import { createRecord, newToken } from './kv/record';
import { retentionMs } from './settings';
import { account, text, time } from './shapes';

export type ActivityKind =
  | 'preview-issued'
  | 'confirmation-wrong'
  | 'confirmation-refused'
  | 'approved'
  | 'deployment-started'
  | 'deployment-progress'
  | 'deployment-ended'
  | 'deployment-cancelled'
  | 'settings-changed';

/** Ids, digests, counts and settings; nothing found in the workspace. */
export type Facts = Record<string, string | number | boolean>;

export interface Activity {
  v: 1;
  token: string;
  at: number;
  account: string;
  kind: ActivityKind;
  deploymentId: string | null;
  facts: Facts;
}

export const activityShape: Shape<Activity> = z.lazy(() =>
  z.strictObject({
    v: z.literal(1),
    token: text(64),
    at: time,
    account,
    kind: z.enum([
      'preview-issued',
      'confirmation-wrong',
      'confirmation-refused',
      'approved',
      'deployment-started',
      'deployment-progress',
      'deployment-ended',
      'deployment-cancelled',
      'settings-changed',
    ]),
    deploymentId: z.nullable(text(20)),
    facts: z.record(text(50), z.union([text(300), z.number(), z.boolean()])),
  }),
);

/**
 * The line's lifetime is the retention as it is now: a longer one set later does not keep it
 * longer, a shorter one is `pruneActivity`'s.
 */
export async function appendActivity(kv: Kv, line: Omit<Activity, 'v' | 'token'>): Promise<void> {
  const token = newToken();
  await createRecord(
    kv,
    keys.activity(line.at, token),
    activityShape,
    { v: 1, token, ...line },
    { ttlMs: await retentionMs(kv) },
  );
}

/** Lines of the log, newest first, and how many more there are that cannot be read. */
export interface ActivityRead {
  lines: Activity[];
  damaged: number;
}

/**
 * Lines from `from` up to and including `to` (milliseconds), newest first. A line never changes,
 * so the query's own copy is good; one written a moment ago may be missing, and one past the
 * retention is left out although the platform still has it. One that cannot be read costs no other.
 */
export async function readActivity(
  kv: Kv,
  range: { from: number; to: number; now: number },
): Promise<ActivityRead> {
  const oldest = Math.max(range.from, range.now - (await retentionMs(kv)));
  if (oldest > range.to) return { lines: [], damaged: 0 };
  const read = (await listEntries(kv, prefixOf(oldest, range.to))).map(
    ({ value }) => activityShape.safeParse(value).data,
  );
  const lines = read.filter((line) => line !== undefined);
  return {
    lines: lines.filter(({ at }) => at >= oldest && at <= range.to).sort((a, b) => b.at - a.at),
    damaged: read.length - lines.length,
  };
}

/** Likewise, without a word on those that cannot be read. */
export const listActivity = async (
  kv: Kv,
  range: { from: number; to: number; now: number },
): Promise<Activity[]> => (await readActivity(kv, range)).lines;

/**
 * Deletes lines past the retention that the platform still has: those written when it was longer,
 * and those whose lifetime is over (an expired value stays for up to 48 h, Atlassian
 * documentation). Stops when `isOver` says so; `done` when none was left.
 */
export async function pruneActivity(
  kv: Kv,
  now: number,
  isOver: () => boolean,
): Promise<{ removed: number; done: boolean }> {
  const oldest = PREFIX.activity + new Date(now - (await retentionMs(kv))).toISOString();
  let removed = 0;
  let cursor: string | null = null;
  do {
    if (isOver()) return { removed, done: false };
    const page = await kv.page(PREFIX.activity, cursor);
    const past = page.entries.map(({ key }) => key).filter((key) => key < oldest);
    await kv.deleteMany(past);
    removed += past.length;
    cursor = page.cursor;
  } while (cursor !== null);
  return { removed, done: true };
}

/** What the ISO times at both ends share begins every key between them: the least that one query must read. */
function prefixOf(from: number, to: number): string {
  const [first, last] = [new Date(from).toISOString(), new Date(to).toISOString()];
  let shared = 0;
  while (shared < first.length && first[shared] === last[shared]) shared += 1;
  return PREFIX.activity + first.slice(0, shared);
}
