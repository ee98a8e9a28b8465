import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp, type App } from '../model/build';
import { explore } from '../model/explore';
import { lineOf, storyOf } from '../model/report';
import { SOAK } from '../model/searches';

let app: App;
beforeAll(async () => {
  app = await buildApp();
});

/** Three million states take about 1 GB. */
describe('the checked model, further', () => {
  it.each(SOAK.map(({ name, limits }) => [name, limits] as const))('%s', async (name, limits) => {
    const found = await explore(app, limits);
    console.log(lineOf(name, found));
    expect(storyOf(found)).toBe('');
    expect(found.exhausted).toBe(true);
  });
});
