/** Five hundred changes of every template, each found once from either side, and none invented. */
import { describe, it } from 'vitest';
import { templateStructure } from '../../src/service/template-structure';
import { TEMPLATE_KEYS } from '../../src/templates/catalogue';
import { expectFound } from '../structure/expect-found';
import { mutate } from '../structure/mutations';

describe('a comparison', () => {
  it.each(TEMPLATE_KEYS)('finds each of 500 changes of %s once', async (key) => {
    const original = await templateStructure(key);
    for (let seed = 0; seed < 500; seed += 1) expectFound(original, mutate(original, seed), seed);
  });
});
