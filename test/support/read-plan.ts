/** Short ways to look at a plan in tests. */
import type { DeployOptions } from '../../src/planner/options';
import {
  blocksOf,
  type AttributeStep,
  type Keep,
  type KnownSchema,
  type Plan,
  type Step,
} from '../../src/planner/plan';
import { parseKey } from '../../src/planner/natural-key';
import { schemaOf, type Workspace } from '../../simulator/workspace';

export const countSteps = (plan: Plan, kind: Step['kind']): number =>
  plan.steps.filter((step) => step.kind === kind).length;

export const codes = (plan: Plan): string[] => blocksOf(sound(plan)).map((block) => block.code);

/** The plan, where each of its findings and elements is one. */
export function sound(plan: Plan): Plan {
  for (const one of plan.findings as unknown[])
    if (typeof one !== 'object') throw new Error(`${String(one)} is no finding.`);
  for (const element of plan.elements)
    if (parseKey(element).schema === '') throw new Error(`${element} is no element.`);
  return plan;
}

/** All that the blocks say. */
export const blocked = (plan: Plan): string =>
  blocksOf(plan)
    .map((block) => `${block.sentence} ${block.remedy}`)
    .join('\n');

/** Sentences of the warnings of one code. */
export const warned = (plan: Plan, code: string): string[] =>
  plan.findings.flatMap((finding) =>
    finding.kind === 'warn' && finding.code === code ? [finding.sentence] : [],
  );

/** What the findings of one code say, with what to do where that is said. */
export const told = (plan: Plan, code: string): string[] =>
  sound(plan).findings.flatMap((finding) => {
    if (finding.kind === 'block' && finding.code === code)
      return [`${finding.sentence} ${finding.remedy}`];
    return finding.kind === 'warn' && finding.code === code ? [finding.sentence] : [];
  });

export const keeps = (plan: Plan): Keep[] =>
  plan.findings.filter((finding): finding is Keep => finding.kind === 'keep');

/** `TEMPLATE:KEY`, with ` new` for a schema that the plan creates. */
export const placed = (plan: Plan): string[] =>
  plan.schemas.map(({ template, key, id }) => `${template}:${key}${id === null ? ' new' : ''}`);

export const typeNames = (plan: Plan): string[] =>
  plan.steps.flatMap((step) => (step.kind === 'object-type' ? [step.name] : []));

export const attributeStep = (plan: Plan, type: string, name: string): AttributeStep | undefined =>
  plan.steps.find(
    (step): step is AttributeStep =>
      step.kind === 'attribute' && step.path.at(-1) === type && step.name === name,
  );

export const referenceModes = (
  all: DeployOptions['references']['all'],
  each: DeployOptions['references']['each'] = {},
  hubs: string[] = [],
): Partial<DeployOptions> => ({ references: { all, each, hubs } });

/** What our records would say of a schema. */
export const record = (
  workspace: Workspace,
  key: string,
  template: string,
  state: KnownSchema['state'] = 'complete',
  version = '1.0.0',
): KnownSchema => ({ schemaId: schemaOf(workspace, key).id, template, version, state });
