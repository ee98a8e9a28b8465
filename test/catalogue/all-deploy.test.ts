/**
 * Each template deploys, in each reference mode, in an empty workspace, and what exists is what
 * its file says. What is expected is read from the JSON by `support/expansion.ts`, not by the
 * planner. Described, what was deployed is what its template is.
 */
import { describe, expect, it } from 'vitest';
import { REFERENCE_MODES } from '../../src/planner/options';
import { TEMPLATE_KEYS } from '../../src/templates/catalogue';
import { expand, hubsOf } from './support/expansion';
import { expectSchema, expectVerified, requestFor } from './support/expect';
import { expectDescribed } from './support/expect-described';
import { deployTo, emptySite, siteState } from './support/site';

const CASES = TEMPLATE_KEYS.flatMap((key) => REFERENCE_MODES.map((mode) => [key, mode] as const));

describe('alone in an empty workspace', () => {
  it.each(CASES)('%s deploys with %s', async (key, mode) => {
    const { site, verified } = await deployTo(emptySite(), requestFor(key, mode, emptySite()));
    expectVerified(verified);
    const hubs = mode === 'link' ? hubsOf(key) : new Set<string>();
    const there = new Set<string>([key, ...hubs]);
    expect(
      siteState(site)
        .schemas.map((schema) => schema.key)
        .sort(),
    ).toEqual([...there].sort());
    expectSchema(site, key, expand({ key, mode, there }));
    if (mode === 'link') await expectDescribed(site, key);
    for (const hub of hubs) expectSchema(site, hub, expand({ key: hub, mode: 'link', there }));
  });
});
