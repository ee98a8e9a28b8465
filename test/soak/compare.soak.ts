/**
 * Five hundred changes of every template, and of every template as it was deployed, each found
 * once from either side, none invented.
 */
import { describe, it } from 'vitest';
import { templateStructure } from '../../src/service/template-structure';
import { TEMPLATE_KEYS } from '../../src/templates/catalogue';
import { expectFoundWhereDeployed } from '../existing-schemas/deployed';
import { expectFound } from '../existing-schemas/expect-found';
import { mutate } from '../existing-schemas/mutations';

const SEEDS = Array.from({ length: 500 }, (_, seed) => seed);

describe('a comparison', () => {
  it.each(TEMPLATE_KEYS)('finds each of 500 changes of %s once', async (key) => {
    const original = await templateStructure(key);
    for (const seed of SEEDS) expectFound(original, mutate(original, seed), seed);
  });

  it.each(TEMPLATE_KEYS)('finds each of 500 changes of %s once it is deployed', async (key) => {
    await expectFoundWhereDeployed(key, SEEDS);
  });
});
