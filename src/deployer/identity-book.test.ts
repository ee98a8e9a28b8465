import { describe, expect, it } from 'vitest';
import { heldJob } from '../../test/support/held-job';
import { attributeStep, typeStep } from '../../test/support/steps';
import { NOW } from '../../test/support/storage-samples';
import { identityKey, type Identity } from '../planner/identities';
import {
  attributeKeyOf,
  objectTypeKeyOf,
  schemaKeyOf,
  sharingKeyOf,
  type NaturalKey,
} from '../planner/natural-key';
import type { Plan } from '../planner/plan';
import { hashKey } from '../storage/baseline';
import type { Deployment } from '../storage/deployment-record';
import { loadIdentities, saveIdentities } from '../storage/identities';

const ID = 'p-aaaa';
const S = schemaKeyOf('S');
const TYPE = objectTypeKeyOf('S', ['T']);
const ONE = attributeKeyOf('S', ['T'], 'a');
const TWO = attributeKeyOf('S', ['T'], 'b');
const HASH = {
  [TYPE]: identityKey('object-type', ['T']),
  [ONE]: identityKey('attribute', ['T', 'a']),
};
const hashes = (...keys: NaturalKey[]): string[] => keys.map(hashKey);
const DAY_MS = 86_400_000;

const idsOf = (ids: Record<NaturalKey, string>): Pick<Plan, 'ids' | 'findings'> => ({
  ids,
  findings: [],
});

/** A book of a deployment, and what is written down of the schema with id 7. */
async function open(change: Partial<Deployment> = {}, baseline: NaturalKey[] = []) {
  const { job, kv, time } = await heldJob({ change, baseline });
  return {
    book: job.book,
    kv,
    time,
    writes: () => kv.log.filter((line) => line.startsWith('set identity:7:')).length,
    /** Id and maker of what is written down, by natural key. */
    async kept(): Promise<Record<string, [string, string]>> {
      const known = (await loadIdentities(kv, ['7'])).get('7') ?? new Map<string, Identity>();
      return Object.fromEntries(
        Object.entries(HASH).flatMap(([key, hash]) => {
          const found = known.get(hash);
          return found === undefined ? [] : [[key, [found.id, found.by]]];
        }),
      );
    },
  };
}

describe('what a turn makes', () => {
  it('is written down with its id and its maker, at most every two seconds unless it must be now', async () => {
    const { book, time, kept, writes } = await open();
    book.made(S, '7');
    book.made(TYPE, '1');
    await book.save();
    expect(writes()).toBe(0);
    await time.run(time.sleep(1_999));
    await book.save();
    expect(writes()).toBe(0);
    await time.run(time.sleep(1));
    await book.save();
    expect([writes(), await kept()]).toEqual([1, { [TYPE]: ['1', ID] }]);
    book.made(ONE, '2');
    await book.save();
    expect(writes()).toBe(1);
    await book.save(true);
    expect([writes(), await kept()]).toEqual([2, { [TYPE]: ['1', ID], [ONE]: ['2', ID] }]);
    // Nothing new: nothing is written.
    await book.save(true);
    expect(writes()).toBe(2);
  });

  it('is written chunk by chunk: what is full is written once, whatever comes after it', async () => {
    const { book, kv } = await open();
    const made = (from: number, to: number): void => {
      for (let at = from; at < to; at += 1)
        book.made(attributeKeyOf('S', ['T'], `a${at}`), `${at}`);
    };
    const written = async (): Promise<string[]> => {
      kv.log.length = 0;
      await book.save(true);
      return kv.log.filter((line) => line.startsWith('set '));
    };
    book.made(S, '7');
    made(0, 5_100);
    expect(await written()).toEqual(['set identity:7:2', 'set identity:7:1', 'set identity:7:0']);
    made(5_100, 5_200);
    expect(await written()).toEqual(['set identity:7:2']);
    // The first says how many there are.
    made(5_200, 7_600);
    expect(await written()).toEqual(['set identity:7:3', 'set identity:7:2', 'set identity:7:0']);
    expect((await loadIdentities(kv, ['7'])).get('7')?.size).toBe(7_600);
    // What another deployment wrote meanwhile is read by a new book, which trusts nothing of this one.
    const other = await open();
    for (const [key, value] of kv.stored) other.kv.stored.set(key, value);
    await other.book.of(['7']);
    other.book.saw(idsOf({ [S]: '7', [TYPE]: '1' }));
    other.kv.log.length = 0;
    await other.book.save(true);
    expect(other.kv.log.filter((line) => line.startsWith('set '))).toHaveLength(4);
  });

  it('in a new object schema is known without a look at what is written down', async () => {
    const { book, kv } = await open();
    book.made(S, '7');
    book.made(TYPE, '1');
    kv.log.length = 0;
    expect((await book.of(['7'])).get('7')?.get(HASH[TYPE] ?? '')).toMatchObject({
      id: '1',
      by: ID,
    });
    expect(kv.log).toEqual([]);
  });

  it('is not kept of schemas and their sharing, nor of what is in no known schema', async () => {
    const { book, kv } = await open();
    kv.log.length = 0;
    book.made(TYPE, '1');
    book.made(S, '7');
    book.made(sharingKeyOf('S'), '7');
    await book.save(true);
    expect(kv.log.filter((line) => line.startsWith('set '))).toEqual([]);
  });

  it('anew under a name that somebody had made is ours from then on', async () => {
    const { book, kept } = await open();
    book.saw(idsOf({ [S]: '7', [TYPE]: '1' }));
    book.made(TYPE, '1');
    await book.save(true);
    expect(await kept()).toEqual({ [TYPE]: ['1', ID] });
  });
});

describe('what a turn finds', () => {
  it('keeps the maker that is written down, and what this turn made meanwhile goes before it', async () => {
    const { book, kv, kept } = await open();
    const row = (id: string): Identity => ({ kind: 'attribute', id, seen: NOW, by: 'p-cccc' });
    await saveIdentities(kv, '7', new Map([[HASH[ONE] ?? '', row('2')]]));
    book.saw(idsOf({ [S]: '7' }));
    const reading = book.of(['7']);
    book.made(TYPE, '1');
    const known = (await reading).get('7');
    expect([...(known ?? [])].map(([, { id, by }]) => [id, by])).toEqual([
      ['2', 'p-cccc'],
      ['1', ID],
    ]);
    book.saw(idsOf({ [S]: '7', [TYPE]: '1', [ONE]: '2' }));
    await book.save(true);
    expect(await kept()).toEqual({ [TYPE]: ['1', ID], [ONE]: ['2', 'p-cccc'] });
  });

  it('is read once of each object schema', async () => {
    const { book, kv } = await open();
    await book.of(['7']);
    const reads = kv.log.length;
    await book.of(['7']);
    expect(kv.log).toHaveLength(reads);
    await book.of(['7', '8']);
    expect(kv.log.length).toBeGreaterThan(reads);
  });

  it('with another id is somebody else’s work, or that of a turn that died before it could write', async () => {
    for (const [change, baseline, by] of [
      [{ startedAt: null }, [], ''],
      [{ startedAt: 1 }, [], ID],
      [{ startedAt: 1, settled: true }, [], ''],
      [{ startedAt: 1 }, [TYPE], ''],
      [{ startedAt: 1, inDoubt: hashes(TYPE) }, [], ID],
      [{ startedAt: 1, inDoubt: hashes(ONE) }, [], ''],
    ] as const) {
      const { book, kept } = await open(change, [...baseline]);
      book.saw(idsOf({ [S]: '7', [TYPE]: '1' }));
      await book.save(true);
      expect(await kept()).toEqual({ [TYPE]: ['1', by] });
    }
  });

  it('of another kind than was sent is somebody else’s work, whatever a turn that died had sent', async () => {
    for (const [field, by] of [
      ['type', ''],
      ['unique', ID],
    ] as const) {
      const { book, kept } = await open({ startedAt: 1 });
      const keep = { kind: 'keep' as const, element: TYPE, field, wanted: 'a', found: 'b' };
      book.saw({ ids: { [S]: '7', [TYPE]: '1' }, findings: [keep] });
      await book.save(true);
      expect(await kept()).toEqual({ [TYPE]: ['1', by] });
    }
  });

  it('is written again only where its day is another', async () => {
    const { book, time, writes } = await open();
    const ids = idsOf({ [S]: '7', [TYPE]: '1' });
    book.saw(ids);
    await book.save(true);
    book.saw(ids);
    await book.save(true);
    expect(writes()).toBe(1);
    time.jump(DAY_MS);
    book.saw(ids);
    await book.save(true);
    expect(writes()).toBe(2);
  });

  it('stays its maker’s when it is written again after midnight', async () => {
    const { book, time, kept } = await open({ startedAt: null });
    book.made(S, '7');
    book.made(TYPE, '1');
    time.jump(DAY_MS);
    book.saw(idsOf({ [S]: '7', [TYPE]: '1' }));
    await book.save(true);
    expect(await kept()).toEqual({ [TYPE]: ['1', ID] });
  });
});

describe('what is somebody else’s', () => {
  it('is what exists, was not there at approval, and has another maker', async () => {
    const { book } = await open({ startedAt: null }, [TWO]);
    const ids = { [S]: '7', [TYPE]: '1', [ONE]: '2', [TWO]: '3' };
    expect(book.theirs(idsOf(ids))).toEqual([]);
    book.saw(idsOf(ids));
    book.made(TYPE, '1');
    expect(book.theirs(idsOf(ids))).toEqual([ONE]);
    expect(book.theirs(idsOf({ [S]: '7', [TYPE]: '1' }))).toEqual([]);
  });
});

describe('what was already there when it was to be made', () => {
  it('is somebody else’s, but for what was there at approval and what this deployment made', async () => {
    const { book, kept } = await open({}, [TWO]);
    expect(book.there(S, '7')).toBe(true);
    book.saw(idsOf({ [S]: '7' }));
    expect([TYPE, TWO].map((key) => book.there(key, '1'))).toEqual([true, false]);
    book.made(ONE, '2');
    expect(book.there(ONE, '2')).toBe(false);
    await book.save(true);
    expect(await kept()).toEqual({ [TYPE]: ['1', ''], [ONE]: ['2', ID] });
  });
});

describe('a list that lags behind what was made', () => {
  it('shows what somebody else made before it shows ours, and is not believed so long', async () => {
    for (const [after, id] of [
      [0, '1'],
      [9_999, '1'],
      [10_000, '2'],
    ] as const) {
      const { book, time, kept } = await open({ startedAt: null });
      book.made(S, '7');
      book.made(TYPE, '1');
      time.jump(after);
      book.saw(idsOf({ [S]: '7', [TYPE]: '2' }));
      await book.save(true);
      expect([after, await kept()]).toEqual([after, { [TYPE]: [id, id === '1' ? ID : ''] }]);
    }
    const { book, kept } = await open();
    book.made(S, '7');
    book.made(TYPE, '1');
    book.made(TYPE, '2');
    await book.save(true);
    expect(await kept()).toEqual({ [TYPE]: ['2', ID] });
  });

  const BEAT = NOW - 4_000;
  /** Whether it is believed that a list lags, where the type with `by` as its maker is missing. */
  async function late(
    change: Partial<Deployment>,
    { by = ID, missing = [typeStep(['T'])] as Plan['steps'], ids = { [S]: '7' }, tookMs = 0 } = {},
  ): Promise<boolean> {
    const { book, kv, time } = await open(change);
    const askedAt = time.now();
    time.jump(tookMs);
    const row: Identity = { kind: 'object-type', id: '1', seen: NOW, by };
    await saveIdentities(kv, '7', new Map([[HASH[TYPE] ?? '', row]]));
    await book.of(['7']);
    return book.isLate({ ids, steps: missing }, askedAt);
  }

  it('is waited for where the answer took so long that it shows what was there before', async () => {
    expect(await late({ heartbeatAt: BEAT, madeAt: BEAT }, { tookMs: 16_000 })).toBe(true);
  });

  it('is waited for within ten seconds of what was made last', async () => {
    const handedOver = { heartbeatAt: BEAT, pushedAt: BEAT };
    expect(await late({ ...handedOver, madeAt: NOW - 9_999 })).toBe(true);
    expect(await late({ ...handedOver, madeAt: NOW - 10_000 })).toBe(false);
    expect(await late(handedOver)).toBe(true);
    expect(await late({ heartbeatAt: NOW - 10_000, pushedAt: NOW })).toBe(false);
    expect(await late({ heartbeatAt: null })).toBe(false);
  });

  it('is waited for as long after the last sign of a turn that died', async () => {
    for (const pushedAt of [BEAT - 1, null])
      expect(await late({ heartbeatAt: BEAT, pushedAt, madeAt: NOW - 20_000 })).toBe(true);
  });

  it('is none where nothing is missing that this deployment made', async () => {
    const change = { heartbeatAt: BEAT, pushedAt: BEAT };
    expect(await late(change, { by: 'p-cccc' })).toBe(false);
    expect(await late(change, { missing: [] })).toBe(false);
    expect(await late(change, { missing: [attributeStep(['T'], 'a')] })).toBe(false);
    expect(await late(change, { ids: {} as never })).toBe(false);
    expect(await late(change, { missing: [attributeStep(['T'], 'a'), typeStep(['T'])] })).toBe(
      true,
    );
  });
});
