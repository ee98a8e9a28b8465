import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../simulator/memory-kv';
import { hashKey, loadBaseline, saveBaseline } from './baseline';
import { keys } from './keys';
import { MAX_VALUE_BYTES } from './kv/kv';

describe('the baseline', () => {
  it('comes back as the hashes of what existed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string(), { maxLength: 50 }), async (standing) => {
        const kv = new MemoryKv();
        const loaded = await loadBaseline(kv, 'p-aaaa', await saveBaseline(kv, 'p-aaaa', standing));
        expect(loaded).toEqual(new Set(standing.map(hashKey)));
      }),
    );
  });

  it('of 50,000 elements fits, in chunks under the limit of a value, and holds no names', async () => {
    const kv = new MemoryKv();
    const standing = Array.from(
      { length: 50_000 },
      (_, n) => `attribute\u001fITAM\u001fLaptop\u001fField ${n}`,
    );
    const chunks = await saveBaseline(kv, 'p-aaaa', standing);
    expect(chunks).toBeGreaterThan(1);
    for (const json of kv.stored.values()) {
      expect(Buffer.byteLength(json)).toBeLessThanOrEqual(MAX_VALUE_BYTES);
      expect(json).not.toContain('Laptop');
    }
    expect((await loadBaseline(kv, 'p-aaaa', chunks)).size).toBe(50_000);
  });

  it('of which a part is missing is an error, not a smaller baseline', async () => {
    const kv = new MemoryKv();
    const chunks = await saveBaseline(kv, 'p-aaaa', ['a', 'b']);
    kv.stored.delete(keys.baseline('p-aaaa', 0));
    await expect(loadBaseline(kv, 'p-aaaa', chunks)).rejects.toMatchObject({
      code: 'storage-corrupt',
    });
  });
});
