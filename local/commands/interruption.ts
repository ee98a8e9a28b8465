/** Ctrl-C and the like, once for all that waits. */
export interface Interruption {
  stopped(): boolean;
  stop(): void;
  /** Waits; ends early when stopped. */
  sleep(ms: number): Promise<void>;
  /** Resolves when stopped. */
  whenStopped: Promise<void>;
  /** Stops listening to signals. */
  release(): void;
}

/** Listens to SIGINT and SIGTERM until it is released. A second signal ends the process at once. */
export function createInterruption(): Interruption {
  let stopped = false;
  let wake: () => void = () => undefined;
  const whenStopped = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const stop = (): void => {
    stopped = true;
    process.off('SIGINT', stop).off('SIGTERM', stop);
    wake();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return {
    stopped: () => stopped,
    stop,
    sleep: async (ms) => {
      let timer: NodeJS.Timeout | null = null;
      await Promise.race([
        whenStopped,
        new Promise<void>((resolve) => (timer = setTimeout(resolve, ms))),
      ]);
      if (timer !== null) clearTimeout(timer);
    },
    whenStopped,
    release: () => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
    },
  };
}
