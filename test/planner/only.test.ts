import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ResolvedTemplate } from '../../src/templates/resolve';
import { parseTarget } from '../../src/templates/target';
import { blocked, codes, record, typeNames, warned } from '../support/read-plan';
import {
  deployed,
  optionsFor,
  planFor,
  realCatalogue,
  type Catalogue,
} from '../../simulator/templates';
import { applyPlan, emptyWorkspace, type Workspace } from '../../simulator/workspace';

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

describe('a hub that is wanted small', () => {
  it('comes with what is referred to and what that needs, and a second plan has nothing to do', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('PRI', 'BASIC', 'SVC', 'DOC', 'WFM', 'ITAM'),
        fc.constantFrom('CORE', 'core', 'Core Schema'),
        (spoke, said) => {
          const options = optionsFor([spoke], { only: [said] });
          const plan = planFor(catalogue, emptyWorkspace(), options);
          expect(codes(plan)).toEqual([]);
          const made = plan.steps.flatMap((step) =>
            step.kind === 'object-type' && step.schema === 'CORE' ? [step.name] : [],
          );
          expect(made.length).toBeLessThan(template('CORE').objectTypes.length);
          const targets = new Set(
            template(spoke)
              .crossReferences.filter((one) => one.template === 'CORE')
              .map(({ target }) => target),
          );
          for (const target of targets) expect(made).toContain(target);
          for (const name of made) {
            for (const attribute of template('CORE').byName.get(name)?.attributes ?? []) {
              if (attribute.type !== 'reference' || attribute.required !== true) continue;
              expect(made).toContain(parseTarget(attribute.to, 'CORE').objectType);
            }
          }
          expect(warned(plan, 'left-out')[0]).toMatch(
            /^Of CORE only .* along: what is referred to/u,
          );
          const { workspace } = applyPlan(emptyWorkspace(), plan);
          const known = plan.schemas.map(({ template: own, key }) => record(workspace, key, own));
          for (const again of [options, optionsFor([spoke])])
            expect(planFor(catalogue, workspace, again, { known }).steps).toEqual([]);
        },
      ),
      { numRuns: 6 },
    );
  });

  it('is Person alone where nothing else is referred to', () => {
    const options = optionsFor(['SVC'], { only: ['CORE', 'Service Category'] });
    const plan = planFor(catalogue, emptyWorkspace(), options);
    expect(
      plan.steps.flatMap((step) =>
        step.kind === 'object-type' && step.schema === 'CORE' ? [step.name] : [],
      ),
    ).toEqual(['Person']);
  });

  it('is linked to as it is where it exists', () => {
    const options = optionsFor(['PRI'], { only: ['CORE'] });
    const plan = planFor(catalogue, withCore, options);
    expect(codes(plan)).toEqual([]);
    expect(plan.steps.filter(({ schema }) => schema === 'CORE')).toEqual([]);
  });
});

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
