/** What a plan says and keeps of object types that exist and take the place of a hub's. */
import { quoted } from '../../text/inert';
import type { ResolvedTemplate } from '../../templates/resolve';
import { bindingsIn, type DesiredSchema } from '../derive/desired';
import type { PlannedPart } from '../diff/schema-diff';
import { schemaKeyOf, type NaturalKey } from '../natural-key';
import type { Binding } from '../place/binding';
import type { Block, PlannedBinding, Warn } from '../plan';
import type { PlanInput } from '../request';
import { isLinkedAsItIs } from './judge-schema';
import { listed } from '../../text/lists';
import { PLATFORM_ATTRIBUTES } from '../../templates/check';
import { singular } from '../../templates/nearly';
import { target } from '../place/binding-blocks';
import { foldName } from '../../text/fold-name';

const OF_ASSETS = new Set(PLATFORM_ATTRIBUTES.map(foldName));
const MOST_NAMED = 8;

export interface BindingPlan {
  planned: PlannedBinding[];
  ids: [NaturalKey, string][];
  standing: [NaturalKey, unknown][];
  findings: (Block | Warn)[];
}

export function plannedBindings(parts: readonly PlannedPart[], input: PlanInput): BindingPlan {
  const plan: BindingPlan = {
    planned: [],
    ids: [],
    standing: [],
    findings: [...input.bindings.blocks],
  };
  // What an object type lacks is said once, however many templates refer to it.
  const told = new Set<string>();
  // What was asked for is read first, and then what comes along.
  const inOrder = [...parts].sort((a, b) => rank(a) - rank(b));
  for (const part of inOrder) {
    for (const binding of bindingsIn(part.desired)) {
      plan.planned.push(plannedBinding(part.desired, binding));
      if (binding.gone) {
        if (!isLinkedAsItIs(part, input)) plan.findings.push(goneWarning(part, binding));
        continue;
      }
      plan.ids.push([schemaKeyOf(binding.schema.key), binding.schema.id]);
      plan.ids.push([binding.key, binding.type.id]);
      plan.standing.push([binding.key, { id: binding.type.id }]);
      if (isLinkedAsItIs(part, input)) continue;
      const found = findingsOf(part, binding, input, told);
      plan.findings.push(...found);
      if (found.some(({ code }) => code === 'binding-lacks')) told.add(binding.type.id);
    }
  }
  return plan;
}

function plannedBinding(desired: DesiredSchema, binding: Binding): PlannedBinding {
  return {
    name: binding.name,
    schema: binding.asked.schema,
    type: binding.asked.type,
    schemaId: binding.schema.id,
    typeId: binding.type.id,
    template: desired.template,
    target: binding.key,
    schemaKey: binding.schema.key,
    schemaName: binding.schema.name,
    typeName: binding.type.name,
    references: referencesBy(desired, binding),
  };
}

const referencesBy = (desired: DesiredSchema, binding: Binding): string[] =>
  desired.types.flatMap((type) =>
    type.attributes
      .filter(({ reference }) => reference?.bound === binding)
      .map((attribute) => `${type.name}.${attribute.name}`),
  );

function findingsOf(
  part: PlannedPart,
  binding: Binding,
  input: PlanInput,
  told: ReadonlySet<string>,
): Warn[] {
  const { desired, diff } = part;
  const findings: Warn[] = [];
  const where = `${quoted(binding.type.name, 60)} in ${quoted(binding.schema.name, 60)} (${binding.schema.key})`;
  if (hasOtherName(binding))
    findings.push({
      kind: 'warn',
      code: 'binding-renamed',
      sentence:
        `${binding.name} is linked to ${where}, which was called ` +
        `${quoted(binding.asked.type, 60)} when it was linked: it is the same object ` +
        'type.',
    });
  const made = diff.steps.filter(
    (step) => step.kind === 'attribute' && step.form.reference?.target === binding.key,
  );
  const replaced = desired.replaced.some(({ by }) => by === binding);
  if (made.length === 0 && !(replaced && part.placement.id === null)) return findings;
  const list = referencesBy(desired, binding);
  const refer =
    list.length === 0 ? '' : `: ${named(list)} ${list.length === 1 ? 'refers' : 'refer'} to it`;
  findings.push({
    kind: 'warn',
    code: 'linked-as-asked',
    sentence:
      `${binding.name} of ${desired.template} is ${where}${refer}` +
      `${replaced ? `, and ${desired.template} gets no ${binding.name} of its own` : ''}. ` +
      `Nothing is created in ${binding.schema.key}.`,
  });
  const lacks = lackedBy(binding, desired, input);
  if (lacks.length > 0 && !told.has(binding.type.id))
    findings.push({
      kind: 'warn',
      code: 'binding-lacks',
      sentence:
        `${quoted(binding.type.name, 60)} has no ${named(lacks)}, which ${binding.name} ` +
        'of our templates has: rules, forms and imports of the guide that use ' +
        `${lacks.length === 1 ? 'it' : 'them'} have to be fitted to what ` +
        `${quoted(binding.type.name, 60)} has.`,
    });
  return findings;
}

/** Attributes of the hub's type that the one that exists has not, by name. */
function lackedBy(binding: Binding, desired: DesiredSchema, { templates }: PlanInput): string[] {
  const has = new Set(binding.attributes.map(foldName));
  const reference = desired.types
    .flatMap((type) => type.attributes)
    .find((attribute) => attribute.reference?.bound === binding)?.reference;
  const home: ResolvedTemplate | undefined = templates.get(reference?.template ?? desired.template);
  const type = reference?.path.at(-1) ?? binding.name;
  return (home?.effective.get(type) ?? [])
    .map((attribute) => attribute.name)
    .filter((name) => !OF_ASSETS.has(foldName(name)) && !has.has(foldName(name)));
}

const rank = ({ desired }: PlannedPart): number => (desired.role === 'target' ? 0 : 1);

/** Another than the request called it; where that named only the object schema, nothing can be said. */
function hasOtherName({ type, asked }: Binding): boolean {
  const said = singular(asked.type.split(/[/›>]/u).at(-1) ?? '');
  return said !== '' && said !== singular(type.name);
}

const goneWarning = ({ desired }: PlannedPart, { name, asked }: Binding): Warn => ({
  kind: 'warn',
  code: 'binding-gone',
  sentence:
    `${name} of ${desired.template} was linked to ${target(asked)}, which was ` +
    'deleted or is no longer visible to you: what refers to it points at nothing ' +
    'you can see.',
});

const named = (names: readonly string[]): string =>
  names.length <= MOST_NAMED
    ? names.length < 2
      ? names.join('')
      : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
    : listed(names, MOST_NAMED);
