/** What is done once a day so that nothing stays longer than was promised: the log, the records, the counters. */
import { pruneActivity } from '../storage/activity';
import { eraseExpired } from '../storage/erasing/erase-expired';
import type { Kv } from '../storage/kv/kv';
import { addUpCounters } from '../telemetry/add-up';

export interface Day {
  now: number;
  /** Of the app. */
  version: string;
  isOver(): boolean;
}

/**
 * Each part is done whatever becomes of the others, and what a run does not get to the next day's
 * does. Answers the parts that failed; their errors name keys, never values.
 */
export async function forgetExpired(kv: Kv, { now, version, isOver }: Day): Promise<string[]> {
  const parts: readonly (readonly [name: string, work: () => Promise<unknown>])[] = [
    ['log', () => pruneActivity(kv, now, isOver)],
    ['records', () => eraseExpired(kv, now, isOver)],
    ['counters', () => addUpCounters(kv, { now, version, isOver })],
  ];
  const failed: string[] = [];
  for (const [name, work] of parts) {
    if (isOver()) break;
    await work().catch((error: unknown) => {
      failed.push(`${name}: ${error instanceof Error ? error.message : 'unknown'}`);
    });
  }
  return failed;
}
