/**
 * Counters of features, in the tenant's own storage and nowhere else. What can be counted is a
 * closed list: a counter has no place for an account, a name, a workspace or a time of day, in
 * its key as in its value.
 *
 * Adding one to a number that is read and written back loses counts, so a use is an entry of its
 * own, created under a random key. Once a day the entries of an ended day are added up into one
 * record, created once (`FAIL_IF_EXISTS`), and removed. What is shown is a lower bound: a use
 * whose write failed, or came after its day was added up, is not in it; none is counted twice.
 */
import * as z from 'zod/mini';
import { TEMPLATE_KEYS, type TemplateKey } from '../templates/catalogue';
import type { EndState } from './deployment-record';
import { keys, PREFIX } from './keys';
import type { Kv } from './kv/kv';
import { listEntries, MAX_BATCH_KEYS } from './kv/kv';
import type { Shape } from './kv/record';
import { createRecord, newToken, readRecord, unlessDamaged, writable } from './kv/record';
import type { Origin } from './shapes';
import { count, text } from './shapes';

/** Actions that can be counted; `src/actions/bind.ts` does not compile with one that is missing here. */
export const COUNTED_ACTIONS = [
  'list-schemas',
  'describe-schema',
  'draft-model',
  'preview-deployment',
  'deploy-schema',
  'get-deployment-status',
  'cancel-deployment',
  'list-activity',
  'open-guide',
] as const;
export type CountedAction = (typeof COUNTED_ACTIONS)[number];

/** Views of the page. */
export const COUNTED_VIEWS = [
  'templates',
  'template',
  'plan',
  'confirm',
  'deployments',
  'deployed',
  'about',
] as const;
export type CountedView = (typeof COUNTED_VIEWS)[number];

const ORIGINS = ['chat', 'page', 'agent'] as const satisfies readonly Origin[];
const OUTCOMES = ['done', 'refused'] as const;
const ENDS = ['succeeded', 'failed', 'drifted', 'cancelled'] as const satisfies readonly EndState[];
const VERSIONS = ['installed', 'changed'] as const;

/** Everything that can be counted, and nothing else. */
export type Feature =
  | `action.${CountedAction}.${Origin}.${(typeof OUTCOMES)[number]}`
  | `view.${CountedView}`
  | `deployment.${EndState}`
  | `template.${TemplateKey}`
  | `version.${(typeof VERSIONS)[number]}`;

export const FEATURES: readonly Feature[] = [
  ...COUNTED_ACTIONS.flatMap((action) =>
    ORIGINS.flatMap((origin) =>
      OUTCOMES.map((outcome) => `action.${action}.${origin}.${outcome}` as const),
    ),
  ),
  ...COUNTED_VIEWS.map((view) => `view.${view}` as const),
  ...ENDS.map((end) => `deployment.${end}` as const),
  ...TEMPLATE_KEYS.map((key) => `template.${key}` as const),
  ...VERSIONS.map((what) => `version.${what}` as const),
];

const KNOWN: ReadonlySet<string> = new Set(FEATURES);
export const isFeature = (value: unknown): value is Feature =>
  typeof value === 'string' && KNOWN.has(value);

/**
 * A version of the app as Forge numbers them (`1.1`, `9.0.0`: Atlassian documentation shows
 * both); anything else counts as `unknown`.
 */
export const versionLabel = (version: unknown): string =>
  typeof version === 'string' && VERSION.test(version) ? version : 'unknown';
const VERSION = /^\d{1,5}(?:\.\d{1,5}){1,2}$/;
const versionShape = z.lazy(() =>
  z.string().check(z.regex(/^(?:unknown|\d{1,5}(?:\.\d{1,5}){1,2})$/)),
);

/** Counts by version of the app, then by feature. */
export type Counts = Record<string, Partial<Record<Feature, number>>>;

interface Tally {
  v: 1;
  token: string;
  version: string;
  feature: Feature;
}
const featureShape: Shape<Feature> = z.lazy(() => z.enum(FEATURES));
const tallyShape: Shape<Tally> = z.lazy(() =>
  z.strictObject({
    v: z.literal(1),
    token: text(64),
    version: versionShape,
    feature: featureShape,
  }),
);

interface Counted {
  v: 1;
  token: string;
  counts: Counts;
}
const countedShape: Shape<Counted> = z.lazy(() =>
  z.strictObject({
    v: z.literal(1),
    token: text(64),
    counts: z.record(versionShape, z.partialRecord(featureShape, count)),
  }),
);

/**
 * On unless an administrator switched it off. `version`: the latest version of the app that the
 * daily job has met, null before.
 */
export interface TelemetryState {
  on: boolean;
  version: string | null;
}
interface StoredState extends TelemetryState {
  v: 1;
}
const stateShape: Shape<StoredState> = z.lazy(() =>
  z.strictObject({
    v: z.literal(1),
    on: z.boolean(),
    version: z.nullable(versionShape),
  }),
);

/** Where it cannot be read, nothing is counted: it may have been switched off. */
export async function readTelemetry(kv: Kv): Promise<TelemetryState> {
  const read = readRecord(kv, keys.telemetry, stateShape).then(
    (found) => found ?? { on: true, version: null },
  );
  const { on, version } = (await unlessDamaged(read)) ?? { on: false, version: null };
  return { on, version };
}

export async function saveTelemetry(kv: Kv, change: Partial<TelemetryState>): Promise<void> {
  const state: StoredState = { v: 1, ...(await readTelemetry(kv)), ...change };
  await kv.set(keys.telemetry, writable(keys.telemetry, stateShape, state), 'kept');
}

/** Longer than any day takes to be added up; what is left then was missed, and goes. */
const TALLY_LIFE = { ttlMs: 7 * 24 * 3_600_000 };

/** One write. Throws what the storage throws. */
export async function tally(kv: Kv, day: string, version: string, feature: Feature): Promise<void> {
  const token = newToken();
  await createRecord(
    kv,
    keys.tally(day, token),
    tallyShape,
    { v: 1, token, version: versionLabel(version), feature },
    TALLY_LIFE,
  );
}

/**
 * A version met for the first time: under a key that its day has once, so that two runs of the
 * job do not count it twice.
 */
export async function tallyVersion(
  kv: Kv,
  day: string,
  version: string,
  feature: Extract<Feature, `version.${string}`>,
): Promise<void> {
  await createRecord(
    kv,
    keys.tally(day, 'version'),
    tallyShape,
    { v: 1, token: newToken(), version: versionLabel(version), feature },
    TALLY_LIFE,
  );
}

/** The entries not added up yet, by day; one that cannot be read is counted by nobody. */
export async function openTallies(
  kv: Kv,
): Promise<Map<string, { keys: string[]; counts: Counts }>> {
  const days = new Map<string, { keys: string[]; counts: Counts }>();
  for (const { key, value } of await listEntries(kv, PREFIX.tally)) {
    const day = key.slice(PREFIX.tally.length, PREFIX.tally.length + 10);
    const open = days.get(day) ?? { keys: [], counts: {} };
    days.set(day, open);
    open.keys.push(key);
    const parsed = tallyShape.safeParse(value);
    if (parsed.success) addTo(open.counts, parsed.data.version, parsed.data.feature, 1);
  }
  return days;
}

export function addTo(counts: Counts, version: string, feature: Feature, by: number): void {
  const label = versionLabel(version);
  const of = (counts[label] ??= {});
  of[feature] = (of[feature] ?? 0) + by;
}

/** False where that day was added up before. */
export const saveCounted = (kv: Kv, day: string, counts: Counts): Promise<boolean> =>
  createRecord(kv, keys.counted(day), countedShape, { v: 1, token: newToken(), counts }, 'kept');

/** By day; one that cannot be read is left out. */
export async function countedDays(kv: Kv): Promise<Map<string, Counts>> {
  const days = new Map<string, Counts>();
  for (const { key, value } of await listEntries(kv, PREFIX.counted)) {
    const parsed = countedShape.safeParse(value);
    if (parsed.success) days.set(key.slice(PREFIX.counted.length), parsed.data.counts);
  }
  return days;
}

/** Removes every counter; the switch stays as it is. */
export async function eraseCounters(kv: Kv, isOver: () => boolean = () => false): Promise<void> {
  for (const prefix of [PREFIX.tally, PREFIX.counted]) {
    const all = (await listEntries(kv, prefix)).map(({ key }) => key);
    for (let at = 0; at < all.length && !isOver(); at += MAX_BATCH_KEYS)
      await kv.deleteMany(all.slice(at, at + MAX_BATCH_KEYS));
  }
}
