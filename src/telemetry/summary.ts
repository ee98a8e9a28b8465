/** What an administrator is shown of the counters: everything there is. */
import {
  addTo,
  countedDays,
  openTallies,
  readTelemetry,
  type Counts,
  type Feature,
} from '../storage/counters';
import type { Kv } from '../storage/kv/kv';
import { dayOf } from '../storage/erasing/lifetimes';
import { addDeployments } from './deployments-of-days';

export interface CounterLine {
  version: string;
  feature: Feature;
  thisMonth: number;
  inAll: number;
}
export interface CounterSummary {
  on: boolean;
  /** The first day of which anything is known, as 2026-01-31; null where nothing was counted. */
  since: string | null;
  lines: CounterLine[];
}

export async function summariseCounters(kv: Kv, now: number): Promise<CounterSummary> {
  const { on } = await readTelemetry(kv);
  if (!on) return { on, since: null, lines: [] };
  const days = await countedDays(kv);
  const open = [...(await openTallies(kv))]
    .filter(([day]) => !days.has(day))
    .map(([day, { counts }]) => [day, counts] as const);
  const openDays = new Map(open);
  await addDeployments(kv, (day) => openDays.get(day) ?? null);
  for (const [day, counts] of open) days.set(day, counts);
  return {
    on,
    since: [...days.keys()].sort()[0] ?? null,
    lines: linesOf(days, dayOf(now).slice(0, 7)),
  };
}

function linesOf(days: ReadonlyMap<string, Counts>, month: string): CounterLine[] {
  const [all, monthly]: [Counts, Counts] = [{}, {}];
  for (const [day, counts] of days) {
    for (const [version, features] of Object.entries(counts)) {
      for (const [feature, n] of Object.entries(features) as [Feature, number][]) {
        addTo(all, version, feature, n);
        if (day.startsWith(month)) addTo(monthly, version, feature, n);
      }
    }
  }
  return Object.entries(all)
    .flatMap(([version, features]) =>
      (Object.entries(features) as [Feature, number][]).map(([feature, inAll]) => ({
        version,
        feature,
        inAll,
        thisMonth: monthly[version]?.[feature] ?? 0,
      })),
    )
    .sort((a, b) => compare(b.version, a.version) || compare(a.feature, b.feature));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
