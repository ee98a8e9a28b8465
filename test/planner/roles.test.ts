/**
 * A role means the CMDB that is here, whichever that is: asked for, on record, or recognised;
 * else what refers to it waits for one.
 */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { blocksOf, type KnownSchema, type Plan } from '../../src/planner/plan';
import { fillersOf } from '../../src/templates/roles';
import {
  deployed,
  optionsFor,
  planFor,
  realCatalogue,
  type Catalogue,
} from '../../simulator/templates';
import {
  applyPlan,
  changed,
  detailOf,
  emptyWorkspace,
  schemaOf,
  typeOf,
  type Workspace,
} from '../../simulator/workspace';

const TIERS = ['BASIC', 'CMDB', 'ECMDB'];
/** Small, and each with references to a configuration item. */
const SPOKES = ['DOC', 'SLA'];

describe('a role', () => {
  let catalogue: Catalogue;
  const made = new Map<string, Workspace>();
  beforeAll(async () => {
    catalogue = await realCatalogue();
    made.set('none', emptyWorkspace());
    for (const tier of TIERS) made.set(tier, deployed(catalogue, [tier]));
  });

  const worldOf = (tier: string): Workspace => made.get(tier) ?? emptyWorkspace();
  const recordOf = (workspace: Workspace, ...templates: string[]): KnownSchema[] =>
    templates.map((template) => ({
      schemaId: schemaOf(workspace, template).id,
      template,
      version: '1.0.0',
      state: 'complete',
    }));
  /** As somebody switched it off, or as it was made before a CMDB was shared from its first day on. */
  const unshared = (workspace: Workspace, key: string): Workspace =>
    changed(workspace, (copy) => {
      const detail = copy.details[schemaOf(copy, key).id];
      if (detail !== undefined) detail.sharing = 'off';
    });
  /** References to it, as `Object Type.Attribute`. */
  const usesIn = (template: string): string[] =>
    (catalogue.templates.get(template)?.crossReferences ?? [])
      .filter(({ role }) => role === 'ConfigurationItem')
      .map(({ objectType, attribute }) => `${objectType}.${attribute}`);
  const referring = (plan: Plan, template: string, target: string): string[] =>
    plan.steps.flatMap((step) =>
      step.kind === 'attribute' &&
      step.schema === template &&
      step.form.reference?.target.includes(target) === true
        ? `${step.path.at(-1) ?? ''}.${step.name}`
        : [],
    );

  it('is filled by each size of one thing, the smallest first, under one name', () => {
    expect(fillersOf('ConfigurationItem').map(({ template }) => template)).toEqual(TIERS);
    expect(new Set(fillersOf('ConfigurationItem').map(({ objectType }) => objectType)).size).toBe(
      1,
    );
    expect(fillersOf('Unheard')).toEqual([]);
  });

  it('means what is asked for, on record or recognised, and nothing else refers into it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('none', ...TIERS),
        fc.constantFrom('none', ...TIERS),
        fc.constantFrom(...SPOKES),
        fc.boolean(),
        fc.boolean(),
        (here, wanted, spoke, isRecorded, isShared) => {
          const asked = wanted !== 'none' && here === 'none' ? [wanted] : [];
          const start = worldOf(here);
          const workspace = isShared || here === 'none' ? start : unshared(start, here);
          const known = isRecorded && here !== 'none' ? recordOf(workspace, here) : [];
          const plan = planFor(catalogue, workspace, optionsFor([spoke, ...asked]), { known });
          expect(blocksOf(plan)).toEqual([]);
          const tier = asked[0] ?? here;
          const links = asked.length > 0 || (here !== 'none' && isShared);
          const said = plan.findings.flatMap((one) =>
            'sentence' in one && one.sentence.includes('left out for now') ? one.sentence : [],
          );
          expect(referring(plan, spoke, '\u001fConfiguration Item').sort()).toEqual(
            links ? usesIn(spoke).sort() : [],
          );
          for (const other of TIERS.filter((one) => one !== tier))
            expect(plan.schemas.map(({ template }) => template)).not.toContain(other);
          for (const use of usesIn(spoke))
            expect(said.some((one) => one.includes(use))).toBe(!links);
          if (links) return;
          const remedy = tier === 'none' ? 'BASIC, CMDB or ECMDB' : `allow sharing on ${tier}`;
          expect(said.some((one) => one.includes(remedy))).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });

  it.each(TIERS)(
    'that waited is added by an extension once %s is here, and then it is whole',
    (tier) => {
      const [spoke = ''] = SPOKES;
      const alone = deployed(catalogue, [spoke]);
      const both = deployed(catalogue, [tier], alone);
      const known = recordOf(both, spoke, tier);
      const plan = planFor(catalogue, both, optionsFor([spoke], { extend: [spoke] }), { known });
      expect(blocksOf(plan)).toEqual([]);
      expect(referring(plan, spoke, '').sort()).toEqual(usesIn(spoke).sort());
      const { workspace: after } = applyPlan(both, plan);
      const target = typeOf(after, tier, 'Configuration Item').id;
      const pointing = detailOf(after, spoke).attributes.filter(
        ({ reference }) => reference?.objectTypeId === target,
      );
      expect(pointing).toHaveLength(usesIn(spoke).length);
      expect(planFor(catalogue, after, optionsFor([spoke]), { known }).steps).toEqual([]);
    },
  );
});
