/** An invocation that can be killed: from then on nothing it waits for ever comes, and nothing it asks for is done. */
import type { Send } from '../src/assets/api';
import type { Clock } from '../src/deployer/run/clock';
import type { Kv } from '../src/storage/kv/kv';

/** `before`: the call is not carried out. `after`: it is, and nobody hears of it. */
export type KillAt = { call: number; phase: 'before' | 'after' };

const never = (): Promise<never> => new Promise(() => undefined);

export class Life {
  private calls = 0;
  private tellDeath: () => void = () => undefined;
  isDead = false;
  /** Ends when it is killed. */
  readonly death: Promise<void>;

  /** @param killAt counts calls of the platform (storage, site and queue) from 1; null: it lives until `kill` */
  constructor(
    private readonly killAt: KillAt | null = null,
    private readonly onCall: (call: number) => void = () => undefined,
  ) {
    this.death = new Promise((resolve) => {
      this.tellDeath = resolve;
    });
  }

  /** Calls of the platform so far. */
  get count(): number {
    return this.calls;
  }

  kill(): void {
    this.isDead = true;
    this.tellDeath();
  }

  async call<T>(work: () => Promise<T>): Promise<T> {
    if (this.isDead) return never();
    this.calls += 1;
    const number = this.calls;
    const dies = this.killAt !== null && this.killAt.call === number;
    if (dies && this.killAt?.phase === 'before') {
      this.kill();
      return never();
    }
    try {
      const result = await work();
      if (dies) this.kill();
      if (!this.isDead) this.onCall(number);
      return this.isDead ? await never() : result;
    } catch (error) {
      if (dies) this.kill();
      if (this.isDead) return never();
      throw error;
    }
  }

  send(send: Send): Send {
    return (request) => this.call(() => send(request));
  }

  clock(clock: Clock): Clock {
    return {
      now: () => clock.now(),
      ticks: () => clock.ticks(),
      sleep: async (ms, cut) => {
        await clock.sleep(ms, cut);
        if (this.isDead) await never();
      },
    };
  }

  kv(kv: Kv): Kv {
    return {
      get: (key) => this.call(() => kv.get(key)),
      getMany: (keys) => this.call(() => kv.getMany(keys)),
      set: (key, value, life) => this.call(() => kv.set(key, value, life)),
      setMany: (entries, life) => this.call(() => kv.setMany(entries, life)),
      create: (key, value, life) => this.call(() => kv.create(key, value, life)),
      delete: (key) => this.call(() => kv.delete(key)),
      deleteMany: (keys) => this.call(() => kv.deleteMany(keys)),
      page: (prefix, cursor) => this.call(() => kv.page(prefix, cursor)),
    };
  }
}
