/**
 * Counting the use of a feature, after the answer is worked out and without ever standing in its
 * way: one write at most, one try, a bounded wait, and no failure that anybody sees. Nothing of
 * an input, an account or the workspace reaches this room: its doors take words of closed lists.
 */
import { getAppContext } from '@forge/api';
import {
  isFeature,
  readTelemetry,
  tally,
  type CountedAction,
  type CountedView,
  type Feature,
} from '../storage/counters';
import { forgeKv } from '../storage/kv/forge-kv';
import type { Kv } from '../storage/kv/kv';
import { dayOf } from '../storage/erasing/lifetimes';
import type { Origin } from '../storage/shapes';

/** Longest that an answer waits for its counter, in milliseconds. */
const MOST_WAIT_MS = 700;
/** With less than this left of the invocation, nothing is counted (milliseconds). */
const LEAST_LEFT_MS = 5_000;

/**
 * A status that is asked for again and again while something runs is no use of its own; nor is a
 * plan page after page.
 */
const STILL_GOING: ReadonlySet<string> = new Set(['queued', 'running', 'verifying', 'cancelling']);

export async function countAction(
  action: CountedAction,
  via: Origin,
  { ok, code }: { ok: boolean; code: string },
): Promise<void> {
  if (action === 'get-deployment-status' && STILL_GOING.has(code)) return;
  await countUse(`action.${action}.${via}.${ok ? 'done' : 'refused'}`);
}

export const countView = (view: CountedView): Promise<void> => countUse(`view.${view}`);

async function countUse(feature: Feature): Promise<void> {
  // What a compiler does not see (a caller of plain JavaScript, a defect elsewhere) is looked at again here.
  if (!isFeature(feature)) return;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, MOST_WAIT_MS);
  });
  try {
    const { appVersion, invocationRemainingTimeInMillis } = getAppContext();
    if (!(invocationRemainingTimeInMillis() < LEAST_LEFT_MS))
      await Promise.race([noted(onceOnly(), appVersion, feature), late]);
  } catch {
    // A counter that is lost is lost: what is shown is called a lower bound.
  } finally {
    clearTimeout(timer);
  }
}

async function noted(kv: Kv, version: string, feature: Feature): Promise<void> {
  // Its own end, for the case in which nobody waits for it any more.
  const note = async (): Promise<void> => {
    if ((await readTelemetry(kv)).on) await tally(kv, dayOf(Date.now()), version, feature);
  };
  await note().catch(() => undefined);
}

/** The storage without second tries: instead of waiting for one, it gives up. */
const onceOnly = (): Kv =>
  forgeKv({ sleep: () => Promise.reject(new Error('A counter is tried once.')), random: () => 0 });
