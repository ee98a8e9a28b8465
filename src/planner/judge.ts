/** What may be done with the difference between a schema and its template: all of it, none of it, or only after the admin says so. */
import type { PlannedPart, PlanInput } from './create-plan';
import { attributeKeyOf, describeKey, objectTypeKeyOf } from './natural-key';
import type { Finding, Step } from './plan';

export interface Judgement { steps: Step[]; findings: Finding[] }

export function judgeSchema(part: PlannedPart, input: PlanInput): Judgement {
  const { placement, desired, diff } = part;
  if (placement.id === null) return { steps: diff.steps, findings: [...diff.blocks, ...diff.warnings] };
  const extended = placement.ours || input.options.extend.some((key) => key.toUpperCase() === placement.key.toUpperCase());
  if (desired.role === 'hub' && !extended) return judgeHub(part, input);
  const findings: Finding[] = [...diff.keeps, ...diff.warnings];
  if (diff.steps.length === 0) return { steps: [], findings };
  findings.push(...diff.blocks);
  if (!placement.canManage) findings.push(notManageable(part));
  if (!extended) findings.push(schemaExists(part));
  return { steps: diff.steps, findings };
}

/** An existing hub is linked to as it is: what it lacks matters only where a reference needs it. */
function judgeHub({ placement, desired, diff }: PlannedPart, input: PlanInput): Judgement {
  const findings: Finding[] = [];
  const missing = new Set(diff.steps.map((step) => step.key));
  const needed = neededTypes(desired.template, input).filter((path) => missing.has(objectTypeKeyOf(placement.key, path)));
  const named = input.options.references.hubs.some((key) => key.toUpperCase() === placement.key.toUpperCase());
  if (needed.length > 0) {
    findings.push({
      kind: 'block', code: 'hub-missing-type',
      sentence: `"${placement.name}" (${placement.key}) lacks object types that are referred to: ${needed.map((path) => path.at(-1) ?? '').slice(0, 10).join(', ')}.`,
      remedy: `Add them with extend=${placement.key}, or resolve those references with references=create or references=text.`,
    });
  } else if (diff.steps.length > 0 && !named) {
    findings.push({
      kind: 'warn', code: 'hub-incomplete',
      sentence: `"${placement.name}" (${placement.key}) lacks ${diff.steps.length} elements of ${desired.template}; none is needed here and none is added. extend=${placement.key} would add them.`,
    });
  }
  return { steps: [], findings };
}

/** Object types of a hub that the schemas asked for point at. */
function neededTypes(hub: string, input: PlanInput): string[][] {
  const wanted = new Map<string, string[]>();
  for (const key of input.options.templates) {
    const template = input.templates.get(key);
    for (const cross of template?.crossReferences ?? []) {
      const path = cross.template === hub ? input.templates.get(hub)?.byName.get(cross.target)?.path : undefined;
      if (path !== undefined) wanted.set(path.join('\u001f'), path);
    }
  }
  return [...wanted.values()];
}

const notManageable = ({ placement }: PlannedPart): Finding => ({
  kind: 'block', code: 'not-manageable', sentence: `You do not manage the object schema "${placement.name}" (${placement.key}).`,
  remedy: 'Ask one of its managers to preview and confirm, or to give you the Object Schema Manager role.',
});

function schemaExists({ placement, desired, diff }: PlannedPart): Finding {
  const counts = diff.steps.length;
  const first = diff.steps.find((step) => step.kind === 'object-type' || step.kind === 'attribute')?.key ?? attributeKeyOf(placement.key, [], '');
  return {
    kind: 'block', code: 'schema-exists',
    sentence: `An object schema "${placement.name}" (${placement.key}) exists already and lacks ${counts} ${counts === 1 ? 'element' : 'elements'} of ${desired.template} (the first: ${describeKey(first)}).`,
    remedy: `To add what is missing to it, ask again with extend=${placement.key}; to leave it alone, ask for another name and key.`,
  };
}
