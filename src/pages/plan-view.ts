/** A plan as the page shows it: by object type, with the findings beside it. Pure. */
import { countFacts } from '../service/counts';
import { describeKey, parseKey } from '../planner/natural-key';
import type { AttributeStep, Block, Plan, Step } from '../planner/plan';
import { countSteps } from '../storage/shapes';
import { inert } from '../text/inert';
import { changesView, placeOf } from './changes-view';
import type { PlannedAttribute, PlannedType, PlanView } from './views';

export function planView(plan: Plan): PlanView {
  return {
    digest: plan.digest,
    schemas: plan.schemas.map(({ template, role, key, name, id, complete }) => ({
      template,
      role,
      key,
      name: inert(name, 80),
      id,
      complete,
      version: plan.templates.find((ref) => ref.key === template)?.version ?? '',
      adds: plan.steps.filter((step) => step.schema === key).length,
    })),
    counts: countFacts(countSteps(plan.steps)),
    standing: plan.elements.length - plan.steps.length,
    types: typesOf(plan),
    others: plan.steps.flatMap(otherOf),
    keeps: plan.findings.flatMap((finding) =>
      finding.kind === 'keep'
        ? [
            {
              element: describeKey(finding.element),
              ...placeOf(finding.element),
              field: finding.field,
              wanted: finding.wanted,
              found: finding.found,
            },
          ]
        : [],
    ),
    ...changesView(plan),
    warnings: plan.findings.flatMap((finding) =>
      finding.kind === 'warn' ? [{ code: finding.code, sentence: finding.sentence }] : [],
    ),
    blocks: plan.findings.flatMap((finding) =>
      finding.kind === 'block'
        ? [
            {
              code: finding.code,
              sentence: finding.sentence,
              remedy: finding.remedy,
              asks: asksOf(finding),
            },
          ]
        : [],
    ),
    losses: plan.losses.map((loss) => loss.sentence),
  };
}

/** Only where the name can be said back as it is shown. */
const asksOf = ({ asks }: Block): NonNullable<Block['asks']> | null =>
  asks !== undefined && inert(asks.found, 200) === asks.found ? asks : null;

function otherOf(step: Step): PlanView['others'] {
  if (step.kind === 'sharing') return [{ kind: step.kind, schema: step.schema, name: '' }];
  return step.kind === 'status' || step.kind === 'reference-type'
    ? [{ kind: step.kind, schema: step.schema, name: step.name }]
    : [];
}

/**
 * Object types in the order of their templates' trees, each with its attributes: those that
 * exist, then those to be created.
 */
function typesOf(plan: Plan): PlannedType[] {
  const steps = new Map<string, Step>(plan.steps.map((step) => [step.key, step]));
  const types = new Map<string, PlannedType>();
  const nameOf = (schema: string, path: readonly string[]): string =>
    JSON.stringify([schema, ...path]);
  for (const element of plan.elements) {
    const { kind, schema, names } = parseKey(element);
    if (kind !== 'object-type') continue;
    const step = steps.get(element);
    types.set(nameOf(schema, names), {
      schema,
      path: names,
      fate: step === undefined ? 'there' : 'create',
      abstract: step?.kind === 'object-type' && step.abstract,
      attributes: [],
    });
  }
  const standing = plan.elements.filter((element) => !steps.has(element));
  for (const element of [...standing, ...plan.steps.map((step) => step.key)]) {
    const { kind, schema, names } = parseKey(element);
    if (kind !== 'attribute') continue;
    const step = steps.get(element);
    types
      .get(nameOf(schema, names.slice(0, -1)))
      ?.attributes.push(attributeOf(names.at(-1) ?? '', step?.kind === 'attribute' ? step : null));
  }
  return [...types.values()];
}

function attributeOf(name: string, step: AttributeStep | null): PlannedAttribute {
  if (step === null)
    return { name, fate: 'there', kind: null, required: false, unique: false, to: null };
  const target = step.form.reference === null ? null : parseKey(step.form.reference.target);
  return {
    name,
    fate: 'create',
    kind: step.form.kind,
    required: step.form.minimum > 0,
    unique: step.form.unique,
    to: target === null ? null : `${target.schema} · ${target.names.at(-1) ?? ''}`,
  };
}
