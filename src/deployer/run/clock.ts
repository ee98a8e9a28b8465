/** Time as the deployer sees it; tests bring their own. Milliseconds. */
export interface Clock {
  /** Since 1970. It may jump either way: only for what is stored, or compared with other machines. */
  now(): number;
  /** Since some moment, never going back: for waits, rates and how long something took. */
  ticks(): number;
  /** Ends after `ms`, or as soon as `cut` ends; `cut` must not reject. */
  sleep(ms: number, cut?: Promise<unknown>): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  ticks: () => performance.now(),
  sleep: (ms, cut) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      void cut?.then(() => {
        clearTimeout(timer);
        resolve();
      });
    }),
};
