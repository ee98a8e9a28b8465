/**
 * Own models and drafts go through the same search as a template: nothing of them is written that
 * was not approved, word for word.
 */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Edit, Mutant } from '../support/mutants/mutation';
import { buildApp, type App } from './build-app';
import { FULL, note, share } from './effort';
import { OwnWatch, OWN_ROOTS, ownMovesFrom } from './own-watch';
import { Violation } from './watch';

/** Every order of so many moves, from every root. The first violation, with its way; null where there is none. */
async function explore(watch: OwnWatch, depth: number): Promise<string | null> {
  const level = async (path: readonly string[], left: number): Promise<string | null> => {
    const saved = watch.save();
    for (const move of ownMovesFrom(watch, 3)) {
      watch.load(saved);
      const here = [...path, move.name];
      const found = await violationOf(() => move.run(watch));
      if (found !== null) return `${found} after: ${here.join('; ')}`;
      const deeper = left > 1 ? await level(here, left - 1) : null;
      if (deeper !== null) return deeper;
    }
    return null;
  };
  const start = watch.save();
  for (const root of OWN_ROOTS) {
    watch.load(start);
    const found = (await violationOf(() => root.reach(watch))) ?? (await level([root.name], depth));
    if (found !== null) return found;
  }
  return null;
}

async function violationOf(run: () => Promise<unknown>): Promise<string | null> {
  try {
    await run();
    return null;
  } catch (error) {
    if (error instanceof Violation) return error.message;
    throw error;
  }
}

let app: App;
beforeAll(async () => {
  app = await buildApp();
});

describe('no write of an own model without an approval of exactly that content', () => {
  it('whatever happens within the first moves', async () => {
    const watch = new OwnWatch(app);
    expect(await explore(watch, FULL ? 2 : 1)).toBeNull();
    expect(watch.unapproved).toBe(0);
    expect(watch.started).toBeGreaterThan(0);
    expect(watch.writes).toBeGreaterThan(0);
  });

  it('nor in any order of many', async () => {
    let writes = 0;
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(OWN_ROOTS.length - 1),
        fc.array(fc.nat(10_000), { minLength: 4, maxLength: 25 }),
        async (root, choices) => {
          const watch = new OwnWatch(app);
          await OWN_ROOTS[root]?.reach(watch);
          runs += 1;
          const path: string[] = [];
          for (const choice of choices) {
            const moves = ownMovesFrom(watch, 8);
            const move = moves[choice % moves.length];
            path.push(move?.name ?? '');
            await move?.run(watch).catch((error: unknown) => {
              throw new Error(`${String(error)} after: ${path.join('; ')}`, { cause: error });
            });
          }
          writes += watch.writes;
          expect(watch.unapproved).toBe(0);
        },
      ),
      {
        numRuns: FULL ? 60 : 8,
        // A draft that was a day old, beside a model of the site's own.
        examples: [[0, [3622, 0, 3101, 5103, 3211, 4189, 1627, 9869, 0, 0]]],
      },
    );
    note('own models', { runs, writes });
  });
});

const edit = (file: string, find: string, put: string): Edit => ({ file, find, put });
const MUTANTS: readonly Mutant[] = [
  {
    without: 'the digest',
    edits: [
      edit(
        'src/approvals/spend.ts',
        'if (plan.digest !== preview.digest) throw planChanged();',
        '',
      ),
    ],
  },
  {
    without: 'whose draft it is',
    edits: [
      edit(
        'src/storage/keys.ts',
        '`drafts:${accountHash(account)}`',
        "`drafts:${accountHash('all' + account.slice(0, 0))}`",
      ),
    ],
  },
];

describe('the search, tested', () => {
  it.each(share(MUTANTS, 2).map((mutant) => [mutant.without, mutant] as const))(
    'finds the app out that leaves aside %s',
    async (_, mutant) => {
      const watch = new OwnWatch(await buildApp(mutant));
      expect(await explore(watch, 2)).not.toBeNull();
    },
  );
});
