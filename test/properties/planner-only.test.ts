import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ResolvedTemplate } from '../../src/templates/resolve';
import { parseTarget } from '../../src/templates/target';
import { blocked, codes, typeNames, warned } from '../support/read-plan';
import { deployed, optionsFor, planFor, realCatalogue, type Catalogue } from '../support/templates';
import { emptyWorkspace, type Workspace } from '../support/workspace';

let catalogue: Catalogue;
let withCore: Workspace;
beforeAll(async () => {
  catalogue = await realCatalogue();
  withCore = deployed(catalogue, ['CORE']);
});

const template = (key: string): ResolvedTemplate => {
  const found = catalogue.templates.get(key);
  if (found === undefined) throw new Error(key);
  return found;
};

describe('object types wanted alone', () => {
  it('come with their parents and with what they must refer to, and nothing else', () => {
    const plan = planFor(catalogue, withCore, optionsFor(['CMDB'], { only: ['server'] }));
    expect(codes(plan)).toEqual([]);
    expect(typeNames(plan)).toEqual(['Configuration Item', 'Server']);
    expect(warned(plan, 'left-out')[0]).toBe(
      'Of CMDB only Server. With it comes what it needs: Configuration Item.',
    );
  });

  it('are closed: each has its parent, and every required reference its target', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('ITAM', 'CMDB', 'SAM', 'NET', 'SEC', 'DORA', 'CORE').chain((key) =>
          fc.record({
            key: fc.constant(key),
            only: fc.uniqueArray(fc.nat(1_000), { minLength: 1, maxLength: 4 }),
          }),
        ),
        ({ key, only }) => {
          const { objectTypes, byName } = template(key);
          const names = only.map((at) => objectTypes[at % objectTypes.length]?.name ?? '');
          const plan = planFor(catalogue, emptyWorkspace(), optionsFor([key], { only: names }));
          expect(codes(plan)).toEqual([]);
          expect(warned(plan, 'left-out').join(' ')).not.toContain('only .');
          const made = new Set(
            plan.steps.flatMap((step) =>
              step.kind === 'object-type' && step.schema === key ? [step.name] : [],
            ),
          );
          for (const name of names) expect(made).toContain(name);
          for (const name of made) {
            const type = byName.get(name);
            const parent = type?.parentPath?.at(-1);
            if (parent !== undefined) expect(made).toContain(parent);
            for (const attribute of type?.attributes ?? []) {
              if (attribute.type !== 'reference' || attribute.required !== true) continue;
              const target = parseTarget(attribute.to, key);
              if (target.template === key) expect(made).toContain(target.objectType);
            }
          }
          const whole = planFor(catalogue, emptyWorkspace(), optionsFor([key]));
          expect(made.size).toBeLessThanOrEqual(objectTypes.length);
          const known = new Set(whole.steps.map((step) => step.key));
          for (const step of plan.steps) expect(known).toContain(step.key);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('bring what is below where they could hold no object themselves', () => {
    const plan = planFor(
      catalogue,
      withCore,
      optionsFor(['CMDB'], { only: ['Configuration Item'] }),
    );
    expect(typeNames(plan)).toContain('Server');
    expect(typeNames(plan)).not.toContain('Service Map Entry');
  });

  it('are asked about where they are none, or leave a template empty', () => {
    const none = planFor(catalogue, withCore, optionsFor(['CMDB'], { only: ['Servr'] }));
    expect(codes(none)).toEqual(['unknown-only']);
    expect(blocked(none)).toContain('Say for example: deploy only Server from CMDB.');
    const empty = planFor(catalogue, withCore, optionsFor(['CMDB', 'NET'], { only: ['Server'] }));
    expect(codes(empty)).toContain('unknown-only');
    expect(blocked(empty)).toContain('Say: deploy only Server from CMDB.');
  });
});
