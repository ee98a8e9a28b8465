import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp, type App } from '../state-machine/build';
import { explore } from '../state-machine/explore';
import { lineOf, storyOf } from '../state-machine/report';
import { SOAK } from '../state-machine/searches';

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
