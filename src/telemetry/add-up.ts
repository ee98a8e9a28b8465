/** The daily half of counting: ended days are added up, old ones go, and the version of the app is noted. */
import {
  countedDays,
  eraseCounters,
  openTallies,
  readTelemetry,
  saveCounted,
  saveTelemetry,
  tallyVersion,
  versionLabel,
} from '../storage/counters';
import type { Kv } from '../storage/kv/kv';
import { keys } from '../storage/keys';
import { COUNTS_KEPT_DAYS, dayBefore, dayOf } from '../storage/erasing/lifetimes';
import { addDeployments } from './deployments-of-days';

/** A day is added up once it is so many days past, when no query can be behind any more. */
const SETTLED_DAYS = 2;

export interface Run {
  now: number;
  version: string;
  isOver(): boolean;
}

/**
 * May run twice at once, or die anywhere: a day's sum is created once, and entries go only when
 * it exists. Where counting is off, whatever a late invocation still wrote goes too.
 */
export async function addUpCounters(kv: Kv, { now, version, isOver }: Run): Promise<void> {
  const state = await readTelemetry(kv);
  if (!state.on) return eraseCounters(kv, isOver);
  if (state.version !== versionLabel(version)) {
    await saveTelemetry(kv, { version: versionLabel(version) });
    await tallyVersion(
      kv,
      dayOf(now),
      version,
      state.version === null ? 'version.installed' : 'version.changed',
    );
  }
  const ended = [...(await openTallies(kv))].filter(([day]) => day <= dayBefore(now, SETTLED_DAYS));
  for (const [day, { keys: entries, counts }] of ended) {
    if (isOver()) return;
    await addDeployments(kv, (one) => (one === day ? counts : null));
    // Nothing where a run before this one got as far; what it did not remove is removed now.
    await saveCounted(kv, day, counts);
    await kv.deleteMany(entries);
  }
  const oldest = dayBefore(now, COUNTS_KEPT_DAYS);
  await kv.deleteMany(
    [...(await countedDays(kv)).keys()].filter((day) => day < oldest).map(keys.counted),
  );
}
