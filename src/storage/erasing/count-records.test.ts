import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../../simulator/memory-kv';
import { countRecords } from './count-records';

const withRuns = (count: number): MemoryKv => {
  const kv = new MemoryKv();
  for (let n = 0; n < count; n += 1) kv.stored.set(`run:${n}`, '{}');
  return kv;
};

describe('counting records', () => {
  it('tells how many there are of each kind, over several pages', async () => {
    const kv = withRuns(250);
    for (const key of ['settings', 'recent:1', 'recent:2', 'recent-of-all', 'of no kind'])
      kv.stored.set(key, '{}');
    expect(await countRecords(kv)).toEqual({
      counts: new Map([
        ['recentOfAll', 1],
        ['recent', 2],
        ['run', 250],
        ['settings', 1],
      ]),
      whole: true,
    });
  });

  it('of nothing tells nothing', async () => {
    expect(await countRecords(new MemoryKv())).toEqual({ counts: new Map(), whole: true });
  });

  it.each([
    ['all', 3_000, { counts: new Map([['run', 3_000]]), whole: true }],
    ['the least there are', 3_001, { counts: new Map([['run', 3_000]]), whole: false }],
  ])('looks at thirty pages, which are %s', async (_, count, told) => {
    expect(await countRecords(withRuns(count))).toEqual(told);
  });
});
