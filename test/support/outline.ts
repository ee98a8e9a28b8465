/** A plan as lines that a person can compare with what was expected, one a step, without what is empty. */
import { parseKey, type NaturalKey } from '../../src/planner/natural-key';
import type { AttributeForm, Plan, Step } from '../../src/planner/plan';

/** `CORE/Place/Site`: where something is. */
const placeOf = (key: NaturalKey): string => {
  const { schema, names } = parseKey(key);
  return [schema, ...names].join('/');
};

const nameIn = (key: NaturalKey): string => parseKey(key).names.at(-1) ?? '';

function formLine(form: AttributeForm): string {
  const { reference } = form;
  const parts = [
    form.kind,
    form.minimum > 0 && 'required',
    form.unique && 'unique',
    form.maximum !== 1 && `at most ${form.maximum}`,
    form.regex !== '' && `like ${form.regex}`,
    form.suffix !== '' && `in ${form.suffix}`,
    form.options.length > 0 && `of ${form.options.join(', ')}`,
    form.statuses.length > 0 && `of ${form.statuses.map(nameIn).join(', ')}`,
    reference !== null && `to ${placeOf(reference.target)} as ${nameIn(reference.referenceType)}`,
    reference?.subtypes === true && 'with what is below',
    form.filter !== undefined && `where ${form.filter}`,
    form.description !== '' && `"${form.description}"`,
    form.brief !== form.description && `short "${form.brief}"`,
  ];
  return parts.filter((part) => part !== false && part !== undefined).join(' ');
}

function stepLine(step: Step): string {
  const where = placeOf(step.key);
  switch (step.kind) {
    case 'schema':
      return `${where} is ${step.name}: ${step.description}`;
    case 'sharing':
      return `${where} is shared`;
    case 'status':
      return `${where}: ${step.category} status`;
    case 'reference-type':
      return `${where}: reference type`;
    case 'object-type': {
      const more = [step.abstract && 'abstract', step.inherited && 'inherits'].filter(Boolean);
      return [`${where}:`, ...more, step.icon, `"${step.description}"`].join(' ');
    }
    case 'attribute':
      return `${placeOf(step.objectType)}.${step.name}: ${formLine(step.form)}`;
  }
}

/** Of each step of these kinds, in the order of the plan. */
export const outline = (plan: Plan, ...kinds: Step['kind'][]): string[] =>
  plan.steps.filter(({ kind }) => kinds.includes(kind)).map(stepLine);

export const attributeLines = (plan: Plan): string[] => outline(plan, 'attribute');

/** `CORE/Place/Site`: where each object type goes. */
export const typePlaces = (plan: Plan): string[] =>
  plan.steps.flatMap((step) => (step.kind === 'object-type' ? [placeOf(step.key)] : []));

/** All that the plan warns of but what it says of every new object schema. */
export const warnings = (plan: Plan): string[] =>
  plan.findings.flatMap((finding) =>
    finding.kind === 'warn' && finding.code !== 'assets-role-unknown' ? [finding.sentence] : [],
  );
