import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf, type Plan } from '../../src/planner/plan';
import { checkTemplateModel } from '../../src/templates/check';
import { catalogueOf, catalogues, pinsOf, planFor, requests } from '../support/templates';
import { applyPlan, emptyWorkspace } from '../support/workspace';

const keysOf = (plan: Plan): string[] => plan.steps.map((step) => step.key);

describe('the random templates', () => {
  it('are valid', () => {
    fc.assert(fc.property(catalogues, (templates) => {
      expect(templates.flatMap((template) => checkTemplateModel(template, template.key))).toEqual([]);
    }));
  });
});

describe('a plan for an empty workspace', () => {
  it('can be carried out, and then nothing is left to do', () => {
    fc.assert(fc.property(catalogues, requests, (templates, options) => {
      const catalogue = catalogueOf(templates);
      const plan = planFor(catalogue, emptyWorkspace(), options);
      expect(blocksOf(plan)).toEqual([]);
      const { workspace } = applyPlan(emptyWorkspace(), plan);
      const again = planFor(catalogue, workspace, options);
      expect(again.steps).toEqual([]);
      expect(blocksOf(again)).toEqual([]);
      expect(again.findings.filter((finding) => finding.kind === 'keep')).toEqual([]);
      expect(again.elements).toEqual(plan.elements);
      expect(again.schemas.every((schema) => schema.complete)).toBe(true);
    }));
  });

  it('is the same at every call', () => {
    fc.assert(fc.property(catalogues, requests, (templates, options) => {
      const catalogue = catalogueOf(templates);
      expect(planFor(catalogue, emptyWorkspace(), options)).toEqual(planFor(catalogue, emptyWorkspace(), structuredClone(options)));
    }));
  });

  it('keeps the order of the attributes of a type', () => {
    fc.assert(fc.property(catalogues, requests, fc.infiniteStream(fc.nat(1000)), (templates, options, picks) => {
      const plan = planFor(catalogueOf(templates), emptyWorkspace(), options);
      const listed = (keys: readonly string[]): string[] => keys.filter((key) => key.startsWith('attribute')).sort((a, b) => typeKey(a).localeCompare(typeKey(b)));
      const { done } = applyPlan(emptyWorkspace(), plan, Infinity, (ready) => (picks.next().value ?? 0) % ready);
      expect(listed(done)).toEqual(listed(keysOf(plan)));
    }));
  });
});

const typeKey = (key: string): string => key.split('\u001f').slice(0, -1).join('\u001f');

describe('a deployment that stopped half-way', () => {
  it('goes on with what is left of the same steps, and ends at the same workspace', () => {
    fc.assert(fc.property(catalogues, requests, fc.nat(), fc.infiniteStream(fc.nat(1000)), (templates, options, stop, picks) => {
      const catalogue = catalogueOf(templates);
      const plan = planFor(catalogue, emptyWorkspace(), options);
      const { workspace, made, done } = applyPlan(emptyWorkspace(), plan, stop % (plan.steps.length + 1), (ready) => (picks.next().value ?? 0) % ready);
      const rest = planFor(catalogue, workspace, options, { pins: pinsOf(plan, workspace, made), made });
      expect(blocksOf(rest)).toEqual([]);
      expect(new Set(keysOf(rest))).toEqual(new Set(keysOf(plan).filter((key) => !done.includes(key))));
      expect(rest.elements).toEqual(plan.elements);
      expect(() => applyPlan(workspace, rest)).not.toThrow();
    }));
  });
});

describe('templates deployed one after another', () => {
  it('never touch what stands unless asked to', () => {
    fc.assert(fc.property(catalogues, requests, requests, (templates, first, second) => {
      const catalogue = catalogueOf(templates);
      const before = applyPlan(emptyWorkspace(), planFor(catalogue, emptyWorkspace(), first)).workspace;
      const plan = planFor(catalogue, before, second);
      const stood = new Set(before.schemas.map((schema) => schema.key));
      if (blocksOf(plan).length > 0) return;
      expect(plan.steps.filter((step) => stood.has(step.schema))).toEqual([]);
      const after = applyPlan(before, plan).workspace;
      for (const id of Object.keys(before.details)) expect(after.details[id]).toEqual(before.details[id]);
    }));
  });

  it('add to what stands once that is allowed, and never what stands already', () => {
    fc.assert(fc.property(catalogues, requests, requests, (templates, first, second) => {
      const catalogue = catalogueOf(templates);
      const { workspace } = applyPlan(emptyWorkspace(), planFor(catalogue, emptyWorkspace(), first));
      const keys = workspace.schemas.map((schema) => schema.key);
      const plan = planFor(catalogue, workspace, { ...second, extend: keys, allowSharing: keys });
      expect(keysOf(plan).filter((key) => key in plan.ids)).toEqual([]);
      if (blocksOf(plan).length === 0) expect(() => applyPlan(workspace, plan)).not.toThrow();
    }));
  });
});
