/** After uninstalling, nothing of the app is left, and nothing of Assets is touched. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryStore, type KvStore } from '../../local/forge-host';
import { AppError } from '../../src/errors';
import { eraseAll } from '../../src/storage/erasing/erase-all';
import { ERASED_BY } from '../../src/storage/erasing/record-ends';
import { PREFIX } from '../../src/storage/keys';
import {
  kindOfKey,
  PERSONAL_FIRST,
  RECORD_KINDS,
  type KeyName,
} from '../../src/storage/erasing/record-kinds';
import { startMachine, type Machine } from '../../simulator/loopback-machine';
import { MemoryKv } from '../../simulator/memory-kv';
import { fillEverything } from './every-record';

const KINDS = Object.keys(RECORD_KINDS) as KeyName[];
const kindsIn = (stored: Iterable<string>): Set<KeyName | null> =>
  new Set([...stored].map(kindOfKey));
const noPause = (): Promise<void> => Promise.resolve();

describe('every kind of record', () => {
  it(
    'is among those that an installation with everything in it holds, and each key ' +
      'belongs to exactly one',
    async () => {
      const kv = await fillEverything(new MemoryKv());
      expect(KINDS.filter((kind) => !kindsIn(kv.stored.keys()).has(kind))).toEqual([]);
      expect([...kv.stored.keys()].filter((key) => kindOfKey(key) === null)).toEqual([]);
      for (const key of kv.stored.keys()) {
        const fits = Object.values(RECORD_KINDS).filter((kind) =>
          kind.key.endsWith(':') ? key.startsWith(kind.key) : key === kind.key,
        );
        expect(fits, key).toHaveLength(1);
      }
    },
  );

  it(
    'lives as long in the storage as its row says: what the platform erases has a ' +
      'lifetime, and nothing else has',
    async () => {
      const kv = await fillEverything(new MemoryKv());
      for (const [key, life] of kv.lives) {
        const kind = kindOfKey(key);
        const row = kind === null ? null : RECORD_KINDS[kind];
        expect(life !== 'kept', key).toBe(kind !== null && ERASED_BY[kind].includes('platform'));
        if (row?.life.kind === 'hours')
          expect(life, key).toEqual({ ttlMs: row.life.hours * 3_600_000 });
      }
    },
  );
});

describe('uninstalling', () => {
  let machine: Machine;
  let storage: KvStore;
  const leftAtTheEnd = new Map<string, string[]>();
  beforeAll(async () => {
    storage = memoryStore();
    const watched: KvStore = {
      ...storage,
      drop(installationId) {
        // Here the platform takes over; what the app has not erased by now, the app has left behind.
        leftAtTheEnd.set(installationId, [
          ...storage.tables(installationId).kvs.keys(),
          ...storage.tables(installationId).secret.keys(),
        ]);
        storage.drop(installationId);
      },
    };
    machine = await startMachine({
      host: { storage: watched, limits: { kvsQueryStalenessMs: 250 } },
    });
  });
  afterAll(() => machine.close());

  it(
    'erases an installation that was really used, filled with every kind of ' +
      'record, and leaves Assets as it was, byte for byte',
    async () => {
      expect((await machine.deploy({ schema: 'BASIC', references: 'text' })).code).toBe(
        'succeeded',
      );
      const { installationId } = machine.app;
      const filled = await fillEverything(new MemoryKv());
      storage.commit(
        installationId,
        [...filled.stored].map(([key, value]) => ({
          put: 'kvs' as const,
          key,
          record: {
            value: JSON.parse(value) as unknown,
            createdAt: 0,
            updatedAt: 0,
            expireAt: null,
          },
        })),
      );
      expect(
        KINDS.filter((kind) => !kindsIn(storage.tables(installationId).kvs.keys()).has(kind)),
      ).toEqual([]);
      const before = JSON.stringify(machine.emulator.state());
      await machine.app.uninstall();
      expect(leftAtTheEnd.get(installationId)).toEqual([]);
      expect(JSON.stringify(machine.emulator.state())).toBe(before);
      expect(machine.emulator.state().schemas.length).toBeGreaterThan(0);
    },
  );
});

describe('erasing everything', () => {
  const many = (kv: MemoryKv, count: number): MemoryKv => {
    for (let n = 0; n < count; n += 1) kv.stored.set(`${PREFIX.baseline}p-${n}:0`, '{}');
    return kv;
  };

  it('ends with an empty storage whichever calls of the storage fail, while time lasts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { maxLength: 60 }),
        fc.integer({ min: 0, max: 260 }),
        async (failures, count) => {
          const filled = many(await fillEverything(new MemoryKv()), count);
          let at = 0;
          const failing = filled.through((operation) => {
            const fails = failures[at] === true;
            at += 1;
            return fails
              ? Promise.reject(
                  new AppError('storage-unavailable', `no ${operation}`, { remedy: '' }),
                )
              : Promise.resolve();
          });
          expect((await eraseAll(failing, () => false, noPause)).done).toBe(true);
          expect([...filled.stored.keys()]).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never throws, and says that it is not done, where the storage does not come back', async () => {
    const kv = await fillEverything(new MemoryKv());
    let calls = 0;
    const dead = kv.through(() => {
      calls += 1;
      return Promise.reject(new Error('no storage'));
    });
    expect(await eraseAll(dead, () => calls > 40, noPause)).toEqual({ deleted: 0, done: false });
  });

  it('short of time, has erased what tells of a person before anything else', async () => {
    const kv = many(await fillEverything(new MemoryKv()), 4_000);
    let calls = 0;
    const limited = kv.through(() => {
      calls += 1;
      return Promise.resolve();
    });
    expect((await eraseAll(limited, () => calls > 60, noPause)).done).toBe(false);
    expect(kv.stored.size).toBeGreaterThan(1_000);
    expect(
      [...kv.stored.keys()].filter((key) =>
        PERSONAL_FIRST.some((prefix) => key.startsWith(prefix)),
      ),
    ).toEqual([]);
  });

  it('erases what is written while it goes on', async () => {
    const kv = many(await fillEverything(new MemoryKv()), 300);
    let writes = 0;
    const busy = kv.through((operation) => {
      // What runs reports its progress twice more after its record was erased.
      if (operation.startsWith('page') && !kv.stored.has('run:p-aaaa') && writes < 2) {
        writes += 1;
        kv.stored.set('run:p-aaaa', '{}');
      }
      return Promise.resolve();
    });
    expect((await eraseAll(busy, () => false, noPause)).done).toBe(true);
    expect(writes).toBe(2);
    expect(kv.stored.size).toBe(0);
  });
});
