/** Sizes of one thing: never two side by side unless the person insists, and growing where the smaller one is. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { blocksOf, type KnownSchema } from '../../src/planner/plan';
import { largestTiers, tiersAbove, tiersBelow } from '../../src/templates/tiers';
import {
  deployed,
  optionsFor,
  planFor,
  realCatalogue,
  type Catalogue,
} from '../../simulator/templates';
import { emptyWorkspace, schemaOf, type Workspace } from '../../simulator/workspace';

const TIERS = ['BASIC', 'CMDB', 'ECMDB'];

describe('tiers', () => {
  let catalogue: Catalogue;
  let basic: Workspace;
  let known: KnownSchema[];
  beforeAll(async () => {
    catalogue = await realCatalogue();
    basic = deployed(catalogue, ['BASIC']);
    known = [
      {
        schemaId: schemaOf(basic, 'BASIC').id,
        template: 'BASIC',
        version: '1.0.0',
        state: 'complete',
      },
    ];
  });

  it('ask which one, whatever else is asked for beside two of them', () => {
    fc.assert(
      fc.property(
        fc.subarray(TIERS, { minLength: 2 }),
        fc.subarray(['CORE', 'ITAM', 'PRI', 'WFM']),
        fc.infiniteStream(fc.boolean()),
        (tiers, others, coins) => {
          const coin = (): boolean => coins.next().value === true;
          const asked = [...tiers, ...others].sort(() => (coin() ? 1 : -1));
          const plan = planFor(catalogue, emptyWorkspace(), optionsFor(asked));
          const [block] = blocksOf(plan).filter(({ code }) => code === 'tiers-together');
          expect(block?.remedy).toContain(`${tiers.at(-1) ?? ''};`);
          for (const other of others) expect(block?.remedy).toContain(other);
          const one = planFor(catalogue, emptyWorkspace(), optionsFor(largestTiers(asked)));
          expect(blocksOf(one)).toEqual([]);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('are not built beside a smaller one that is here, but where it is', () => {
    for (const larger of tiersAbove('BASIC')) {
      const beside = planFor(catalogue, basic, optionsFor([larger]), { known });
      expect(blocksOf(beside).map(({ code, remedy }) => [code, remedy])).toEqual([
        ['tier-beside', expect.stringContaining(`upgrade BASIC to ${larger}`)],
      ]);
      for (const options of [
        optionsFor([larger], { extend: ['BASIC'] }),
        optionsFor([larger], { extend: ['BASIC'], key: 'BASIC' }),
      ]) {
        const plan = planFor(catalogue, basic, options, { known });
        expect(blocksOf(plan)).toEqual([]);
        expect(plan.schemas.find(({ template }) => template === larger)).toMatchObject({
          key: 'BASIC',
          id: schemaOf(basic, 'BASIC').id,
        });
        expect(plan.steps.filter(({ kind }) => kind === 'schema')).toEqual([]);
        const names = plan.steps.flatMap((step) => (step.kind === 'object-type' ? step.name : []));
        expect(names).not.toContain('Server');
      }
    }
  });

  it('are built beside one another where both are given a place of their own', () => {
    const options = optionsFor(['CMDB'], { name: 'Second', key: 'SECOND' });
    expect(blocksOf(planFor(catalogue, basic, options, { known }))).toEqual([]);
  });

  it('hold one another in one order', () => {
    for (const tier of TIERS)
      expect([...tiersBelow(tier)].reverse().concat(tier, tiersAbove(tier))).toEqual(TIERS);
    expect(largestTiers(['CORE', ...TIERS, 'PRI'])).toEqual(['CORE', 'ECMDB', 'PRI']);
  });
});
