/**
 * Time that passes only when nothing else happens: a deployment of hours runs in seconds, and the same seed gives the same run.
 * While installed, `Date` tells it too, so that everything in the process agrees on what time it is.
 */
import type { Clock } from '../../../src/deployer/clock';

interface Timer { at: number; run: () => void }

const RealDate = Date;

export class VirtualTime implements Clock {
  private elapsed = 0;
  private offset = 0;
  private busy = 0;
  private readonly timers = new Set<Timer>();

  constructor(private readonly start = RealDate.UTC(2026, 10, 21, 12)) {}

  now(): number {
    return Math.floor(this.start + this.offset + this.elapsed);
  }

  ticks(): number {
    return this.elapsed;
  }

  sleep(ms: number, cut?: Promise<unknown>): Promise<void> {
    return new Promise((resolve) => {
      const timer: Timer = { at: this.elapsed + Math.max(0, ms), run: resolve };
      this.timers.add(timer);
      void cut?.then(() => {
        this.timers.delete(timer);
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

  /** Lets time pass until the task is over. Throws where nothing is left that could ever happen. */
  async run<T>(task: Promise<T>): Promise<T> {
    let isOver = false;
    const done = task.finally(() => { isOver = true; });
    done.catch(() => undefined);
    for (;;) {
      await turn();
      if (isOver) return done;
      if (this.busy > 0) continue;
      const next = this.earliest();
      if (next === null) throw new Error('Everything waits, and nothing will ever happen.');
      this.timers.delete(next);
      this.elapsed = Math.max(this.elapsed, next.at);
      next.run();
    }
  }

  /** Makes `Date` tell this time, for the whole process; returns what undoes it. */
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
    return () => { globalThis.Date = RealDate; };
  }

  private earliest(): Timer | null {
    let first: Timer | null = null;
    for (const timer of this.timers) if (first === null || timer.at < first.at) first = timer;
    return first;
  }
}

const turn = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });
