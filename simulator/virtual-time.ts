/**
 * Time that passes only when nothing else happens: a deployment of hours runs in seconds, and the
 * same seed gives the same run. While installed, `Date`, `setTimeout` and `performance.now` go by
 * it too, so that everything in the process agrees on the time.
 */
import type { Clock } from '../src/deployer/run/clock';

interface Timer {
  at: number;
  run: () => void;
}

const RealDate = Date;
const real = {
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  now: performance.now.bind(performance),
};

export class VirtualTime implements Clock {
  private elapsed = 0;
  private offset = 0;
  private busy = 0;
  private readonly timers = new Set<Timer>();

  /**
   * @param turns of the event loop in which nothing may happen before time passes: more where the
   * work plans with setImmediate
   */
  constructor(
    private readonly start = RealDate.UTC(2026, 10, 21, 12),
    private readonly turns = 1,
  ) {}

  now(): number {
    return Math.floor(this.start + this.offset + this.elapsed);
  }

  ticks(): number {
    return this.elapsed;
  }

  /** Runs once, in so many milliseconds; returns what cancels it. */
  setTimer(ms: number, run: () => void): () => void {
    const timer: Timer = { at: this.elapsed + (ms > 0 ? ms : 0), run };
    this.timers.add(timer);
    return () => void this.timers.delete(timer);
  }

  sleep(ms: number, cut?: Promise<unknown>): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.setTimer(ms, resolve);
      void cut?.then(() => {
        cancel();
        resolve();
      });
    });
  }

  /** The wall clock is set forward or back; what is measured in ticks does not notice. */
  jump(ms: number): void {
    this.offset += ms;
  }

  /** Time stands still while this goes on: for work that really takes turns of the event loop. */
  async working<T>(work: Promise<T>): Promise<T> {
    this.busy += 1;
    try {
      return await work;
    } finally {
      this.busy -= 1;
    }
  }

  /**
   * Lets time pass until the task is over. Throws where nothing is left that could ever happen, or
   * where time has gone on `mostSteps` times.
   */
  async run<T>(task: Promise<T>, mostSteps = Number.POSITIVE_INFINITY): Promise<T> {
    let steps = 0;
    let isOver = false;
    const done = task.finally(() => {
      isOver = true;
    });
    done.catch(() => undefined);
    for (let idle = 0; ;) {
      for (let turns = 0; turns < this.turns; turns += 1) await turn();
      if (isOver) return done;
      if (this.busy > 0) continue;
      const next = this.earliest();
      // What others planned with setImmediate may need a few turns, and a thread of its own time.
      if (next === null && (idle += 1) > 100) {
        if (idle > 200) throw new Error('Everything waits, and nothing will ever happen.');
        await new Promise((resolve) => real.setTimeout(resolve, 5));
      }
      if (next === null) continue;
      idle = 0;
      if ((steps += 1) > mostSteps)
        throw new Error(`Time went on ${mostSteps} times, and it goes on.`);
      this.timers.delete(next);
      this.elapsed = Math.max(this.elapsed, next.at);
      next.run();
    }
  }

  /** Takes over the process's clock and timers; returns what gives them back. */
  install(): () => void {
    const now = (): number => this.now();
    class VirtualDate extends RealDate {
      constructor(...given: unknown[]) {
        super(...((given.length === 0 ? [now()] : given) as [number]));
      }

      static override now(): number {
        return now();
      }
    }
    globalThis.Date = VirtualDate as DateConstructor;
    globalThis.setTimeout = ((run: () => void, ms?: number) => ({
      cancel: this.setTimer(ms ?? 0, run),
    })) as unknown as typeof setTimeout;
    globalThis.clearTimeout = ((timer?: { cancel?: () => void }) =>
      timer?.cancel?.()) as typeof clearTimeout;
    performance.now = () => this.elapsed;
    return () => {
      globalThis.Date = RealDate;
      globalThis.setTimeout = real.setTimeout;
      globalThis.clearTimeout = real.clearTimeout;
      performance.now = real.now;
    };
  }

  private earliest(): Timer | null {
    let first: Timer | null = null;
    for (const timer of this.timers) if (first === null || timer.at < first.at) first = timer;
    return first;
  }
}

const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** In a time of its own, which ends with it. `mostSteps`: as of `VirtualTime.run`. */
export async function inTime<T>(
  time: VirtualTime,
  work: () => Promise<T>,
  mostSteps?: number,
): Promise<T> {
  const uninstall = time.install();
  try {
    return await time.run(work(), mostSteps);
  } finally {
    uninstall();
  }
}
