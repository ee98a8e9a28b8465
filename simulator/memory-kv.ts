/**
 * The store in memory, with the platform's semantics and no more: `create` fails if the key
 * exists, the last write wins, queries show the past until `settle`, expired values stay
 * readable. Every operation takes effect at one instant, between two turns of `gate`, so that a
 * scheduler can interleave callers before and after it.
 */
import type { Kv, KvEntry, KvPage, Lifetime } from '../src/storage/kv/kv';
import { checkKey, checkValue, MAX_BATCH_KEYS, MAX_PAGE } from '../src/storage/kv/kv';

export interface MemoryKvOptions {
  /** Called before and after each operation; default: at once. */
  gate?: (operation: string) => Promise<void>;
  /** Queries do not see writes until `settle` is called; default false. */
  stale?: boolean;
}

export class MemoryKv implements Kv {
  /** Everything stored, as JSON text by key. */
  readonly stored = new Map<string, string>();
  readonly lives = new Map<string, Lifetime>();
  /** Operations so far, as `get lock:1`. */
  readonly log: string[] = [];
  private seen: Map<string, string>;
  private readonly gate: (operation: string) => Promise<void>;

  constructor({ gate = async () => {}, stale = false }: MemoryKvOptions = {}) {
    this.gate = gate;
    this.seen = stale ? new Map() : this.stored;
  }

  /** The same data through another gate: a second caller. */
  through(gate: (operation: string) => Promise<void>): MemoryKv {
    const other = new MemoryKv({ gate });
    return Object.assign(other, {
      stored: this.stored,
      lives: this.lives,
      log: this.log,
      seen: this.seen,
    });
  }

  /** Lets queries see everything written so far. */
  settle(): void {
    if (this.seen !== this.stored) this.seen = new Map(this.stored);
  }

  get(key: string): Promise<unknown> {
    return this.at(`get ${key}`, () => this.read(key));
  }

  getMany(keys: readonly string[]): Promise<Map<string, unknown>> {
    return this.at(
      `getMany ${keys.length}`,
      () => new Map(keys.flatMap((key) => (this.stored.has(key) ? [[key, this.read(key)]] : []))),
    );
  }

  set(key: string, value: object, life: Lifetime): Promise<void> {
    return this.at(`set ${key}`, () => this.write(key, value, life));
  }

  async setMany(entries: readonly KvEntry[], life: Lifetime): Promise<void> {
    for (let at = 0; at < entries.length; at += MAX_BATCH_KEYS) {
      await this.at(`setMany ${at}`, () =>
        entries
          .slice(at, at + MAX_BATCH_KEYS)
          .forEach(({ key, value }) => this.write(key, value, life)),
      );
    }
  }

  create(key: string, value: object, life: Lifetime): Promise<boolean> {
    return this.at(`create ${key}`, () => {
      if (this.stored.has(key)) return false;
      this.write(key, value, life);
      return true;
    });
  }

  delete(key: string): Promise<void> {
    return this.at(`delete ${key}`, () => void this.stored.delete(key));
  }

  deleteMany(keys: readonly string[]): Promise<void> {
    return this.at(`deleteMany ${keys.length}`, () =>
      keys.forEach((key) => this.stored.delete(key)),
    );
  }

  page(prefix: string, cursor: string | null): Promise<KvPage> {
    return this.at(`page ${prefix}`, () => {
      const all = [...this.seen]
        .filter(([key]) => key.startsWith(prefix) && (cursor === null || key > cursor))
        .sort(([a], [b]) => (a < b ? -1 : 1));
      const some = all.slice(0, MAX_PAGE);
      return {
        entries: some.map(([key, json]) => ({ key, value: JSON.parse(json) as unknown })),
        cursor: all.length > MAX_PAGE ? (some.at(-1)?.[0] ?? null) : null,
      };
    });
  }

  private async at<T>(operation: string, effect: () => T): Promise<T> {
    await this.gate(operation);
    this.log.push(operation);
    const result = effect();
    await this.gate(operation);
    return result;
  }

  private read(key: string): unknown {
    checkKey(key);
    const json = this.stored.get(key);
    return json === undefined ? undefined : (JSON.parse(json) as unknown);
  }

  private write(key: string, value: object, life: Lifetime): void {
    checkKey(key);
    checkValue(key, value);
    this.stored.set(key, JSON.stringify(value));
    this.lives.set(key, life);
  }
}
