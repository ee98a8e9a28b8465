/**
 * For hundreds of reads in a row: as fast as they come until Assets refuses one, and from then on one after another in even steps,
 * below the documented 1,000 requests a minute (Atlassian, JSDCLOUD-11605).
 */
const STEP_MS = 62.5;

export interface EvenPace {
  /** Assets refused a call for its rate limit. */
  refused(): void;
  /** Ends when the next read may be sent. */
  turn(): Promise<void>;
}

export function evenPace({
  now,
  sleep,
}: {
  now(): number;
  sleep(ms: number): Promise<void>;
}): EvenPace {
  let isEven = false;
  let next = 0;
  return {
    refused() {
      isEven = true;
    },
    async turn() {
      if (!isEven) return;
      const at = Math.max(now(), next);
      next = at + STEP_MS;
      // A clock that was set back must not make it wait for hours.
      if (at > now()) await sleep(Math.min(at - now(), 10_000));
    },
  };
}
