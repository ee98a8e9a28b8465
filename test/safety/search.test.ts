import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp, type App } from './build-app';
import { FULL, note } from './effort';
import { explore, type SearchResult } from './explore';
import type { Setting } from './ledger';
import { movesFrom } from './moves';
import { APPROVED, AT_LEISURE, NOTHING, RIPE, TWO_PEOPLE, WAITING, type Root } from './roots';
import { Watch } from './watch';

const SETTINGS: readonly Setting[] = ['chat', 'page', 'off'];
const SEARCHES: readonly [Setting, Root][] = [
  ...SETTINGS.flatMap((setting): [Setting, Root][] =>
    [NOTHING, RIPE, TWO_PEOPLE, AT_LEISURE, APPROVED].map((root) => [setting, root]),
  ),
  ['chat', WAITING],
];
/** Moves from where a search begins, all orders of them; a beginning may itself be four moves from nothing. */
const DEPTH = FULL ? 3 : 2;

let app: App;
beforeAll(async () => {
  app = await buildApp();
});

describe('no path leads to a deployment, an event or a write without its approval', () => {
  const found: SearchResult[] = [];

  it.each(SEARCHES.map(([setting, root]) => [setting, root.name, root] as const))(
    'setting %s, from: %s',
    async (setting, _, root) => {
      const result = await explore(app, setting, {
        depth: root === NOTHING && FULL ? DEPTH + 1 : DEPTH,
        previews: 2,
        moves: 500_000,
        root,
      });
      expect(result.violation).toBeNull();
      expect(result.unapproved).toBe(0);
      expect(result.depth).toBeGreaterThanOrEqual(DEPTH);
      found.push(result);
      const sum = (of: (one: SearchResult) => number): number =>
        found.reduce((total, one) => total + of(one), 0);
      note('search', {
        states: sum((one) => one.states),
        moves: sum((one) => one.moves),
        writes: sum((one) => one.writes),
        unapproved: sum((one) => one.unapproved),
        deployments: sum((one) => one.started),
      });
    },
  );

  it('the search does come by confirmations that count, and by writes', () => {
    expect(found.some((one) => one.started > 0)).toBe(true);
    expect(found.some((one) => one.writes > 0)).toBe(true);
  });
});

describe('beyond that depth', () => {
  it('no order of many moves does either', async () => {
    let runs = 0;
    let writes = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SETTINGS),
        fc.array(fc.nat(10_000), { minLength: 5, maxLength: 40 }),
        fc.boolean(),
        async (setting, choices, hasTime) => {
          const watch = new Watch(app, setting);
          watch.world.hasTime = hasTime;
          runs += 1;
          const path: string[] = [];
          for (const choice of choices) {
            const moves = movesFrom(watch, 12);
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
      { numRuns: FULL ? 1_500 : 60 },
    );
    note('commands', { runs, writes });
  });
});
