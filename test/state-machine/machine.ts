/** One invocation of the real code, held at every point where it waits for the world. */
import { enter, type App } from './build';
import type { Host } from './edges';
import { nameOf, type Operation, type Result } from './operation';

export interface Program {
  /** Programs of one name do the same for the same answers. */
  name: string;
  account: string;
  /** Milliseconds until the platform ends it. */
  lifetime: number;
  run(app: App): Promise<unknown>;
}

export interface Pending {
  seq: number;
  operation: Operation;
}
export interface Moment {
  now: number;
  ticks: number;
}

/**
 * Answers that are the same in every state of a search, given without a step; null for all
 * others. Throws where the search is wrong about that.
 */
export type Quiet = (operation: Operation) => Result | null;

interface Waiting extends Pending {
  settle(result: Result): void;
}

/** Tries of one call to the storage after a first that failed (`kv-retry.ts`). */
const MORE_TRIES = 4;

export class Machine implements Host {
  /** Set once the invocation is over. */
  ending: { value: unknown } | null = null;
  usedNow = false;
  usedTicks = false;
  readonly complaints: string[] = [];
  private waiting: Waiting[] = [];
  private moment: Moment = { now: 0, ticks: 0 };
  private seq = 0;
  private drawn = 0;
  private readonly down = new Map<string, number>();

  constructor(
    private readonly app: App,
    private readonly program: Program,
    private readonly quiet: Quiet,
  ) {}

  get account(): string {
    return this.program.account;
  }
  get lifetime(): number {
    return this.program.lifetime;
  }
  get pending(): Pending[] {
    return this.waiting.map(({ seq, operation }) => ({ seq, operation }));
  }

  async begin(at: Moment): Promise<void> {
    this.resume(at);
    void this.program.run(this.app).then(
      (value) => {
        this.ending = { value };
      },
      (error: unknown) => {
        this.ending = { value: { thrown: String(error) } };
      },
    );
    await settled();
  }

  async answer(seq: number, result: Result, at: Moment): Promise<void> {
    const found = this.waiting.find((one) => one.seq === seq);
    if (found === undefined)
      throw new Error(
        `${this.program.name} does not wait for ${seq}: the same answers led ` +
          'elsewhere, so something besides them decides.',
      );
    this.resume(at);
    this.forget(seq);
    found.settle(result);
    await settled();
  }

  ask(operation: Operation): Promise<Result> {
    const quiet = this.quiet(operation);
    if (quiet !== null) return Promise.resolve(quiet);
    const name = nameOf(operation);
    const left = this.down.get(name) ?? 0;
    if (left > 0) {
      this.down.set(name, left - 1);
      return Promise.resolve({ kind: 'down' });
    }
    return new Promise((resolve) =>
      this.wait(operation, (result) => {
        if (result.kind === 'down' && operation.kind !== 'push') this.down.set(name, MORE_TRIES);
        resolve(result);
      }),
    );
  }

  sleep(ms: number, cut?: Promise<unknown>): Promise<void> {
    return new Promise((resolve) => {
      const seq = this.wait({ kind: 'sleep', due: this.ticks() + ms }, () => resolve());
      void cut?.then(() => {
        this.forget(seq);
        resolve();
      });
    });
  }

  now(): number {
    this.usedNow = true;
    return this.moment.now;
  }
  ticks(): number {
    this.usedTicks = true;
    return this.moment.ticks;
  }
  draw(): number {
    return (this.drawn += 1);
  }
  complain(line: string): void {
    this.complaints.push(line);
  }

  private resume(at: Moment): void {
    this.moment = at;
    this.usedNow = false;
    this.usedTicks = false;
    enter(this);
  }

  private wait(operation: Operation, settle: (result: Result) => void): number {
    const seq = (this.seq += 1);
    this.waiting.push({ seq, operation, settle });
    return seq;
  }

  private forget(seq: number): void {
    this.waiting = this.waiting.filter((one) => one.seq !== seq);
  }
}

/** Every promise that can go on has gone on: the code uses no timer and no input or output but the stand-ins. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
