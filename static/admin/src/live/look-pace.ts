/** When to look again by oneself. Pure. */

export interface LookPace {
  /** Milliseconds between two looks while things move. */
  baseMs: number;
  /** Looks that may find nothing new before the next ones come more rarely. */
  patience: number;
  /** Never more rarely than this, in milliseconds. */
  mostMs: number;
}

/** A little rarer with each look that found nothing new: half as long again. */
export function nextLookMs({ baseMs, patience, mostMs }: LookPace, quietLooks: number): number {
  return Math.min(mostMs, baseMs * 1.5 ** Math.max(0, quietLooks - patience));
}
