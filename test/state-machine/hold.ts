import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp, type App } from './build';
import { explore } from './explore';
import { lineOf, storyOf } from './report';
import type { Search } from './searches';

const isFull = process.env['MODEL'] === 'full';

/** Tests that each of these searches finds nothing; in the full run, of the second list. */
export function holdWhateverHappens(quick: readonly Search[], full: readonly Search[]): void {
  let app: App;
  beforeAll(async () => {
    app = await buildApp();
  });

  describe('the lock, the epochs, the approval and the queue, step by step', () => {
    it.each((isFull ? full : quick).map(({ name, limits }) => [name, limits] as const))(
      'hold whatever happens: %s',
      async (name, limits) => {
        const found = await explore(app, limits);
        if (isFull) console.log(lineOf(name, found));
        expect(storyOf(found)).toBe('');
        expect(found.exhausted).toBe(true);
        // A search that never comes by an end shows nothing.
        expect(found.ends['succeeded']).toBeGreaterThan(0);
      },
    );
  });
}
