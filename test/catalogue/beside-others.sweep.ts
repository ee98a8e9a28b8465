/**
 * Each template deploys, in each reference mode, beside all the others: it links to them where it
 * can, and they stay as they are.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { REFERENCE_MODES } from '../../src/planner/options';
import { TEMPLATE_KEYS } from '../../src/templates/catalogue';
import { besides } from './support/actual';
import { expand } from './support/expansion';
import { expectSchema, expectVerified, requestFor } from './support/expect';
import { deployTo, emptySite, siteState, without } from './support/site';

const KEYS: readonly string[] = TEMPLATE_KEYS;
const CASES = KEYS.flatMap((key) => REFERENCE_MODES.map((mode) => [key, mode] as const));

describe('beside all the others', () => {
  let full = emptySite();
  beforeAll(async () => {
    for (const key of KEYS) full = (await deployTo(full, requestFor(key, 'link', full))).site;
  });

  it('all of them exist', () => {
    expect(
      siteState(full)
        .schemas.map(({ key }) => key)
        .sort(),
    ).toEqual([...KEYS].sort());
  });

  it.each(CASES)('%s deploys with %s, and the others stay as they are', async (key, mode) => {
    const others = without(full, key);
    const before = besides(siteState(others), key);
    const { site, verified } = await deployTo(others, requestFor(key, mode, others));
    expectVerified(verified);
    expectSchema(site, key, expand({ key, mode, there: new Set(KEYS) }));
    expect(besides(siteState(site), key)).toEqual(before);
  });
});
