import { mkdirSync, rmSync, statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Longer than any work that is done under a lock takes on a slow machine: an older lock is of a
 * process that died (milliseconds).
 */
const STALE_MS = 180_000;

/**
 * Does `work` while no other process that names the same folder does its own. The folder is the
 * lock: making it succeeds for one.
 */
export async function oneAtATime<T>(folder: string, work: () => Promise<T>): Promise<T> {
  while (!isTaken(folder)) await wait(100);
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isTaken(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    const since = statSync(folder, { throwIfNoEntry: false })?.mtimeMs;
    if (since !== undefined && performance.timeOrigin + performance.now() - since > STALE_MS)
      rmSync(folder, { recursive: true, force: true });
    return false;
  }
}
