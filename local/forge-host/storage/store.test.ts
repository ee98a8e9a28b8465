import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { fileStore } from './file-store';
import { memoryStore } from './memory-store';
import type { Change } from './records';
import type { KvStore } from './store';

const folders: string[] = [];
function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'launchpad-store-'));
  folders.push(dir);
  return dir;
}
afterEach(() => {
  for (const dir of folders.splice(0)) rmSync(dir, { recursive: true, force: true });
});

const put = (key: string, value: unknown): Change => ({
  put: 'kvs',
  key,
  record: { value, createdAt: 1, updatedAt: 2, expireAt: null },
});

/** What every store keeps to; run against each of them. */
describe.each<[string, () => KvStore]>([
  ['memory', () => memoryStore()],
  ['file', () => fileStore(folder())],
])('a %s store', (_, open) => {
  it('keeps installations apart and forgets one at a time', () => {
    const store = open();
    store.commit('a', [put('k', 1)]);
    store.commit('b', [put('k', 2)]);
    expect(store.tables('a').kvs.get('k')?.value).toBe(1);
    store.drop('a');
    expect(store.tables('a').kvs.size).toBe(0);
    expect(store.tables('b').kvs.get('k')?.value).toBe(2);
    store.close();
  });

  it('applies changes in their order', () => {
    const store = open();
    store.commit('a', [
      put('k', 1),
      put('k', 2),
      { remove: 'kvs', key: 'gone' },
      put('l', 3),
      { remove: 'kvs', key: 'l' },
    ]);
    expect([...store.tables('a').kvs].map(([key, record]) => [key, record.value])).toEqual([
      ['k', 2],
    ]);
    store.close();
  });

  it('refuses work once closed', () => {
    const store = open();
    store.close();
    expect(() => store.commit('a', [put('k', 1)])).toThrow('closed');
  });
});

describe('a file store', () => {
  it('holds after reopening what it held before, whatever was written', () => {
    const change = fc.oneof(
      fc
        .record({ key: fc.constantFrom('a', 'b', 'c'), value: fc.jsonValue() })
        .map(({ key, value }) => put(key, value)),
      fc.constantFrom('a', 'b', 'c').map((key): Change => ({ remove: 'kvs', key })),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { maxLength: 12 }),
        (commits) => {
          const dir = folder();
          const store = fileStore(dir);
          for (const changes of commits) store.commit('inst/1', changes);
          const before = JSON.stringify([...store.tables('inst/1').kvs]);
          store.close();
          const again = fileStore(dir);
          expect(JSON.stringify([...again.tables('inst/1').kvs])).toBe(before);
          again.close();
        },
      ),
      { numRuns: 30 },
    );
  });
});
