import { expect, it } from 'vitest';
import { buildApp } from './build';
import { explore } from './explore';
import { holdWhateverHappens } from './hold';
import { storyOf } from './report';
import { FULL, QUICK } from './searches';

holdWhateverHappens(QUICK, FULL);

it('the model leads to one deployment, built once, where nothing goes wrong', async () => {
  const found = await explore(await buildApp(), { adversities: 0, most: {}, states: 10_000 });
  expect(storyOf(found)).toBe('');
  expect(Object.keys(found.ends)).toEqual(['succeeded']);
  expect(found.states).toBeGreaterThan(100);
});
