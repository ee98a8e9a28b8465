import { afterAll, describe, expect, it } from 'vitest';
import { buildApp } from './build-app';
import { note, share } from './effort';
import { explore } from './explore';
import { mutate, type Mutant } from '../support/mutants/mutation';
import { MUTANTS } from './mutants';
import {
  APPROVED,
  AT_LEISURE,
  MANY,
  NOTHING,
  RIPE,
  ROOTS,
  TWO_PEOPLE,
  WAITING,
  type Root,
} from './roots';

/** Those found within a few hundred moves; the full run takes the rest too. */
const EVERY = 5;

/** Where each search begins and how far it goes, near ones first. */
const PLACES: readonly [Root, depth: number][] = [
  ...[RIPE, APPROVED, WAITING, TWO_PEOPLE, AT_LEISURE, MANY, NOTHING].map(
    (root): [Root, number] => [root, 1],
  ),
  ...[RIPE, APPROVED, NOTHING, TWO_PEOPLE].map((root): [Root, number] => [root, 2]),
  ...[TWO_PEOPLE, RIPE].map((root): [Root, number] => [root, 3]),
];

/** The way to the violation; null where the mutant lived. */
async function hunt(mutant: Mutant): Promise<readonly string[] | null> {
  const app = await buildApp(mutant);
  for (const [root, depth] of PLACES) {
    for (const setting of root === WAITING || depth === 3
      ? ['chat' as const]
      : ['chat' as const, 'page' as const, 'off' as const]) {
      const { violation } = await explore(app, setting, {
        depth,
        root,
        previews: root === MANY ? 11 : 2,
        moves: 20_000,
      });
      if (violation !== null) return [violation.sentence, ...violation.path];
    }
  }
  return null;
}

const planted = share(MUTANTS, EVERY);
let caught = 0;
afterAll(() => note('mutants', { mutants: planted.length, caught }));

describe('the search, tested: the app without one of its bindings is found out', () => {
  it.each(planted.map((mutant) => [mutant.without, mutant] as const))(
    'without %s',
    async (_, mutant) => {
      const way = await hunt(mutant);
      expect(way).not.toBeNull();
      caught += 1;
    },
  );

  it('the search finds nothing where nothing was taken out', async () => {
    const app = await buildApp();
    for (const root of [...ROOTS, MANY])
      expect(
        (await explore(app, 'chat', { depth: 1, root, previews: 11, moves: 20_000 })).violation,
      ).toBeNull();
  });

  it('plants a mutant only where its text occurs exactly once', () => {
    const mutant: Mutant = { without: 'x', edits: [{ file: 'a.ts', find: 'one', put: '' }] };
    expect(mutate(mutant, 'a.ts', 'only one here')).toBe('only  here');
    expect(() => mutate(mutant, 'a.ts', 'nothing')).toThrow(/cannot be planted/u);
    expect(() => mutate(mutant, 'a.ts', 'one one')).toThrow(/2 times/u);
    expect(new Set(MUTANTS.map(({ without }) => without)).size).toBe(MUTANTS.length);
  });
});
