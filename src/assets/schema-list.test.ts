import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Member } from './members';
import { readSchemaPages } from './schema-list';
import type { WireSchemaPage } from './wire';

const schema = (id: number) => ({
  value: { id: String(id), objectSchemaKey: `K${id}`, name: `S${id}`, description: '' },
  odd: null,
});
/** One that cannot be read; every second has no id either. */
const oddOne = (at: number) => ({
  value: null,
  odd: { id: at % 2 === 0 ? String(at) : '', name: '', detail: 'name', kept: false },
});
const idsOf = (found: readonly Member<{ id: string }>[]) =>
  found.map(({ value }) => value?.id ?? 'odd');
const broken = (detail: string) => new Error(detail);

/**
 * A site with `count` schemas, every `oddEach`th odd, that gives at most `size` a page and tells
 * what `tell` lets through.
 */
function site(
  count: number,
  size: number,
  tell: (page: WireSchemaPage) => WireSchemaPage,
  oddEach = Infinity,
) {
  const starts: number[] = [];
  const readPage = (startAt: number) => {
    starts.push(startAt);
    const values = Array.from({ length: count }, (_, index) =>
      (index + 1) % oddEach === 0 ? oddOne(index) : schema(index),
    ).slice(startAt, startAt + size);
    return Promise.resolve(
      tell({
        values,
        total: count,
        isLast: startAt + size >= count,
        last: startAt + size >= count,
      }),
    );
  };
  return { starts, readPage };
}

const tellings: Record<string, (page: WireSchemaPage) => WireSchemaPage> = {
  everything: (page) => page,
  'only isLast': ({ values, isLast }) => ({ values, isLast }),
  'only last': ({ values, last }) => ({ values, last }),
  'only the total': ({ values, total }) => ({ values, total }),
};

describe('readSchemaPages', () => {
  it('returns every schema once, whatever the page size, whatever the pages tell and whichever are odd', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 130 }),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(...Object.keys(tellings)),
        fc.constantFrom(2, 3, 7, Infinity),
        async (count, size, telling, oddEach) => {
          const { readPage, starts } = site(
            count,
            size,
            tellings[telling] as (page: WireSchemaPage) => WireSchemaPage,
            oddEach,
          );
          const found = await readSchemaPages(readPage, broken);
          expect(idsOf(found)).toEqual(
            Array.from({ length: count }, (_, index) =>
              (index + 1) % oddEach === 0 ? 'odd' : String(index),
            ),
          );
          expect(starts).toHaveLength(Math.max(1, Math.ceil(count / size)));
        },
      ),
    );
  });

  it.each(['isLast', 'last'])(
    'ends where %s says so, although the total counts what this account is not shown',
    async (end) => {
      const values = [schema(1), schema(2)];
      const readPage = () => Promise.resolve({ values, total: 9, [end]: true });
      expect(idsOf(await readSchemaPages(readPage, broken))).toEqual(['1', '2']);
    },
  );

  it('reads on where a page is shorter than the first', async () => {
    const sizes = new Map([
      [0, 3],
      [3, 2],
      [5, 3],
      [6, 3],
      [8, 3],
    ]);
    const readPage = (startAt: number) => {
      const values = Array.from({ length: 10 }, (_, index) => schema(index)).slice(
        startAt,
        startAt + (sizes.get(startAt) ?? 3),
      );
      return Promise.resolve({ values, total: 10, isLast: startAt + values.length >= 10 });
    };
    const found = await readSchemaPages(readPage, broken);
    expect(
      idsOf(found)
        .map(Number)
        .sort((a, b) => a - b),
    ).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it.each([
    [
      'ignores where a page is to begin',
      { values: [schema(1), schema(2)], total: 6, isLast: false },
    ],
    ['ignores it and tells only the total', { values: [schema(1), schema(2)], total: 6 }],
    ['gives empty pages for ever', { values: [], total: 6, isLast: false }],
    ['tells of more pages than there can be', { values: [schema(1)], total: 1e9, isLast: false }],
  ])('does not go round for ever on a site that %s', async (_what, page) => {
    let requests = 0;
    const readPage = () => {
      requests += 1;
      return Promise.resolve(page);
    };
    await expect(readSchemaPages(readPage, broken)).rejects.toThrow('does not end');
    expect(requests).toBeLessThanOrEqual(4);
  });

  it('reads the pages behind the first four at a time, where a total tells of them', async () => {
    for (const [telling, most] of [
      ['everything', 4],
      ['only isLast', 1],
    ] as const) {
      const { readPage } = site(90, 10, tellings[telling] ?? ((page) => page));
      let [underWay, atOnce] = [0, 0];
      await readSchemaPages(async (startAt) => {
        underWay += 1;
        atOnce = Math.max(atOnce, underWay);
        await Promise.resolve();
        underWay -= 1;
        return readPage(startAt);
      }, broken);
      expect(atOnce).toBe(most);
    }
  });

  it('ends at an empty page once it has all, and gives up a list that goes on for ever', async () => {
    const whole = [schema(1), schema(2)];
    const pages = (startAt: number) =>
      Promise.resolve({ values: whole.slice(startAt), total: 2, isLast: false });
    expect(idsOf(await readSchemaPages(pages, broken))).toEqual(['1', '2']);
    let asked = 0;
    const endless = (startAt: number) => {
      asked += 1;
      return Promise.resolve({ values: [schema(startAt)], isLast: asked > 1_000 });
    };
    await expect(readSchemaPages(endless, broken)).rejects.toThrow('does not end');
    expect(asked).toBe(402);
  });

  it('fails as a whole where one page fails', async () => {
    const { readPage } = site(30, 10, (page) => page);
    const failing = (startAt: number) =>
      startAt === 20 ? Promise.reject(new Error('gone')) : readPage(startAt);
    await expect(readSchemaPages(failing, broken)).rejects.toThrow('gone');
  });
});
