import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeployOptions } from '../../src/planner/options';
import { blocksOf, type KnownSchema, type Plan } from '../../src/planner/plan';
import { checkTemplateModel } from '../../src/templates/check';
import {
  catalogueOf,
  catalogues,
  fitting,
  pinsOf,
  planFor,
  requests,
  type Catalogue,
} from '../../simulator/templates';
import { applyPlan, emptyWorkspace, type Workspace } from '../../simulator/workspace';

const keysOf = (plan: Plan): string[] => plan.steps.map((step) => step.key);

/** A catalogue and a request that fits it. */
const cases = fc.tuple(catalogues, requests).map(([templates, options]) => {
  const catalogue = catalogueOf(templates);
  return { catalogue, options: fitting(options, catalogue) };
});

/** The same with a second request, for a workspace in which the first is deployed. */
const sequels = fc.tuple(catalogues, requests, requests).map(([templates, first, second]) => {
  const catalogue = catalogueOf(templates);
  return { catalogue, first: fitting(first, catalogue), second: fitting(second, catalogue) };
});

const choices = fc
  .infiniteStream(fc.nat(1000))
  .map((stream) => (ready: number) => (stream.next().value ?? 0) % ready);

interface Deployed {
  workspace: Workspace;
  known: KnownSchema[];
}

function deploy(catalogue: Catalogue, options: DeployOptions): Deployed {
  const plan = planFor(catalogue, emptyWorkspace(), options);
  const { workspace } = applyPlan(emptyWorkspace(), plan);
  const known = plan.schemas.map(({ template, key }): KnownSchema => ({
    schemaId: workspace.schemas.find((schema) => schema.key === key)?.id ?? '',
    template,
    version: '1.0.0',
    state: 'complete',
  }));
  return { workspace, known };
}

describe('the random templates', () => {
  it('are valid', () => {
    fc.assert(
      fc.property(catalogues, (templates) => {
        expect(templates.flatMap((template) => checkTemplateModel(template, template.key))).toEqual(
          [],
        );
      }),
    );
  });
});

describe('a plan for an empty workspace', () => {
  it('can be carried out, and then nothing is left to do', () => {
    fc.assert(
      fc.property(cases, ({ catalogue, options }) => {
        const plan = planFor(catalogue, emptyWorkspace(), options);
        expect(blocksOf(plan)).toEqual([]);
        const { workspace } = applyPlan(emptyWorkspace(), plan);
        const again = planFor(catalogue, workspace, options);
        expect(again.steps).toEqual([]);
        expect(blocksOf(again)).toEqual([]);
        expect(again.findings.filter((finding) => finding.kind === 'keep')).toEqual([]);
        expect(again.elements).toEqual(plan.elements);
        expect(again.schemas.map((schema) => schema.complete)).toEqual(
          again.schemas.map(() => true),
        );
      }),
    );
  });

  it('is the same at every call', () => {
    fc.assert(
      fc.property(cases, ({ catalogue, options }) => {
        expect(planFor(catalogue, emptyWorkspace(), options)).toEqual(
          planFor(catalogue, emptyWorkspace(), structuredClone(options)),
        );
      }),
    );
  });

  it('keeps the order of the attributes of a type, whatever order is free', () => {
    fc.assert(
      fc.property(cases, choices, ({ catalogue, options }, pick) => {
        const plan = planFor(catalogue, emptyWorkspace(), options);
        expect(attributesByType(applyPlan(emptyWorkspace(), plan, Infinity, pick).done)).toEqual(
          attributesByType(keysOf(plan)),
        );
      }),
    );
  });
});

function attributesByType(keys: readonly string[]): Record<string, string[]> {
  const lists: Record<string, string[]> = {};
  for (const key of keys.filter((one) => one.startsWith('attribute'))) {
    const type = key.split('\u001f').slice(0, -1).join('\u001f');
    lists[type] = [...(lists[type] ?? []), key];
  }
  return lists;
}

describe('a deployment that stopped half-way', () => {
  it('goes on with what is left of the same steps', () => {
    fc.assert(
      fc.property(cases, fc.nat(), choices, ({ catalogue, options }, stop, pick) => {
        expectTheRest(catalogue, options, { workspace: emptyWorkspace(), known: [] }, stop, pick);
      }),
    );
  });

  it('does so too in a workspace where other templates exist and are added to', () => {
    fc.assert(
      fc.property(sequels, fc.nat(), choices, ({ catalogue, first, second }, stop, pick) => {
        const before = deploy(catalogue, first);
        const keys = before.workspace.schemas.map((schema) => schema.key);
        expectTheRest(
          catalogue,
          { ...second, extend: keys, allowSharing: keys },
          before,
          stop,
          pick,
        );
        expectTheRest(catalogue, { ...second, allowSharing: keys }, before, stop, pick);
      }),
    );
  });
});

function expectTheRest(
  catalogue: Catalogue,
  options: DeployOptions,
  before: Deployed,
  stop: number,
  pick: (ready: number) => number,
): void {
  const plan = planFor(catalogue, before.workspace, options, { known: before.known });
  if (blocksOf(plan).length > 0) return;
  const { workspace, made, done } = applyPlan(
    before.workspace,
    plan,
    stop % (plan.steps.length + 1),
    pick,
  );
  const rest = planFor(catalogue, workspace, options, {
    known: before.known,
    pins: pinsOf(plan, workspace, made),
    made,
  });
  expect(blocksOf(rest)).toEqual([]);
  expect(keysOf(rest).sort()).toEqual(
    keysOf(plan)
      .filter((key) => !done.includes(key))
      .sort(),
  );
  expect(rest.elements).toEqual(plan.elements);
  expect(() => applyPlan(workspace, rest)).not.toThrow();
}

describe('templates deployed one after another', () => {
  it('never touch what exists unless asked to', () => {
    fc.assert(
      fc.property(sequels, ({ catalogue, first, second }) => {
        const { workspace: before, known } = deploy(catalogue, first);
        const plan = planFor(catalogue, before, second, { known });
        if (blocksOf(plan).length > 0) return;
        const stood = new Set(before.schemas.map((schema) => schema.key));
        expect(plan.steps.filter((step) => stood.has(step.schema))).toEqual([]);
        const after = applyPlan(before, plan).workspace;
        for (const id of Object.keys(before.details))
          expect(after.details[id]).toEqual(before.details[id]);
      }),
    );
  });

  it('add to what exists once that is allowed, and never what is already there', () => {
    fc.assert(
      fc.property(sequels, ({ catalogue, first, second }) => {
        const { workspace, known } = deploy(catalogue, first);
        const keys = workspace.schemas.map((schema) => schema.key);
        const plan = planFor(
          catalogue,
          workspace,
          { ...second, extend: keys, allowSharing: keys },
          { known },
        );
        expect(keysOf(plan).filter((key) => key in plan.ids)).toEqual([]);
        if (blocksOf(plan).length > 0) return;
        const after = applyPlan(workspace, plan).workspace;
        expect(
          planFor(catalogue, after, { ...second, extend: keys, allowSharing: keys }, { known })
            .steps,
        ).toEqual([]);
      }),
    );
  });
});
