/**
 * What the site has taught about descriptions, icons and its limit of requests: lengths, ids of
 * icons and counts, and nothing that anybody wrote. One record of the installation, which the
 * holder of the lock alone writes. Forgotten a while after its last change, because Atlassian may
 * change its mind, and learning again costs a few requests.
 */
import * as z from 'zod/mini';
import { keys } from './keys';
import type { Kv } from './kv/kv';
import { readRecord, writable, type Shape } from './kv/record';
import { count, time } from './shapes';

/**
 * Lengths of descriptions, in UTF-16 units: the longest that was taken, and the shortest that was
 * refused (null: none was).
 */
export interface Lesson {
  taken: number;
  refused: number | null;
}

/** Kinds of elements that have a description. */
export type DescribedKind = 'schema' | 'object-type' | 'attribute';

/** How many requests the site takes. */
export interface PaceLesson {
  /** Requests a minute that it gives; null: it never refused one. */
  perMinute: number | null;
  /** Requests that it lets be saved up. */
  burst: number;
  /** Most requests in any minute that it took. */
  taken: number;
  /** Calls that it took at once when that was learnt; absent where it refused some. */
  together?: number | undefined;
  /** Absent where it may give more: nothing was refused at that rate. */
  measured?: true | undefined;
  /** When that was learnt, in milliseconds since 1970: what was saved up may have been used by then. */
  at: number;
}

export interface SiteMemory extends Record<DescribedKind, Lesson> {
  v: 1;
  /** Ids of icons that were refused; those that are no numbers are not kept. */
  icons: number[];
  pace?: PaceLesson | undefined;
}

const MOST_ICONS = 200;

const lesson: Shape<Lesson> = z.lazy(() =>
  z.strictObject({ taken: count, refused: z.nullable(count) }),
);
const shape: Shape<SiteMemory> = z.lazy(() =>
  z.strictObject({
    v: z.literal(1),
    schema: lesson,
    'object-type': lesson,
    attribute: lesson,
    icons: z.array(count).check(z.maxLength(MOST_ICONS)),
    pace: z.optional(
      z.strictObject({
        perMinute: z.nullable(count),
        burst: count,
        taken: count,
        together: z.optional(count),
        measured: z.optional(z.literal(true)),
        at: time,
      }),
    ),
  }),
);

/** How long what was learned last is believed. */
export const SITE_MEMORY_HOURS = 90 * 24;

const nothing = (): Lesson => ({ taken: 0, refused: null });

export const nothingKnown = (): SiteMemory => ({
  v: 1,
  schema: nothing(),
  'object-type': nothing(),
  attribute: nothing(),
  icons: [],
});

export const loadSiteMemory = async (kv: Kv): Promise<SiteMemory> =>
  (await readRecord(kv, keys.siteMemory, shape)) ?? nothingKnown();

/** To be called under the lock. */
export const saveSiteMemory = (kv: Kv, memory: SiteMemory): Promise<void> =>
  kv.set(
    keys.siteMemory,
    writable(keys.siteMemory, shape, { ...memory, icons: memory.icons.slice(-MOST_ICONS) }),
    { ttlMs: SITE_MEMORY_HOURS * 3_600_000 },
  );
