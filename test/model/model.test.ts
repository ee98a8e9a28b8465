import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp, type App } from './build';
import { explore } from './explore';
import { lineOf, storyOf } from './report';
import { FULL, QUICK } from './searches';

const isFull = process.env['MODEL'] === 'full';

let app: App;
beforeAll(async () => {
  app = await buildApp();
});

describe('the lock, the epochs, the approval and the queue, step by step', () => {
  it.each((isFull ? FULL : QUICK).map(({ name, limits }) => [name, limits] as const))(
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

  it('leads to one deployment, built once, where nothing goes wrong', async () => {
    const found = await explore(app, { adversities: 0, most: {}, states: 10_000 });
    expect(storyOf(found)).toBe('');
    expect(Object.keys(found.ends)).toEqual(['succeeded']);
    expect(found.states).toBeGreaterThan(100);
  });
});
