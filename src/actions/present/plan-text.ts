/** A plan in words: what would be created, what stays as it is, what is lost, and what stands in the way. */
import { describeKey, parseKey } from '../../planner/natural-key';
import {
  blocksOf,
  type Keep,
  type Plan,
  type PlannedSchema,
  type Warn,
  type WarnCode,
} from '../../planner/plan';
import { countSteps } from '../../storage/shapes';
import { named, quoted } from '../../text/inert';
import { renderCounts } from '../../service/counts';
import { few, firstFew } from '../../text/lists';

const LINES = 8;

/** `2 object schemas (ITAM refers to CORE, which is not there yet, so CORE comes with it), 50 object types, …`. */
export function renderPlanCounts(plan: Plan): string {
  const counts = renderCounts(countSteps(plan.steps));
  const brought = plan.schemas
    .filter((schema) => schema.role === 'hub' && schema.id === null)
    .map((schema) => schema.template);
  if (brought.length === 0) return counts;
  const targets = plan.schemas
    .filter((schema) => schema.role === 'target')
    .map((schema) => schema.template)
    .join(', ');
  const note =
    brought.length === 1
      ? `${targets} refers to ${brought[0]}, which is not there yet, so ${brought[0]} comes with it`
      : `${targets} refers to ${brought.join(', ')}, which are not there yet, so they come with it`;
  return counts.replace(/^(\d+ object schemas?)/u, `$1 (${note})`);
}

/** What becomes of each object schema, one line each. */
export function renderSchemas(plan: Plan): string[] {
  const version = (template: string): string =>
    plan.templates.find((ref) => ref.key === template)?.version ?? '';
  return plan.schemas.map(
    (schema) =>
      `${quoted(schema.name, 80)} (${schema.key}), ${schema.template} ` +
      `${version(schema.template)}: ${schemaState(plan, schema)}`,
  );
}

function schemaState(plan: Plan, schema: PlannedSchema): string {
  if (schema.id === null) return 'new object schema';
  const added = plan.steps.filter(
    (step) => step.schema === schema.key && step.kind !== 'sharing',
  ).length;
  if (added > 0)
    return schema.ours
      ? `continued, ${added} more elements`
      : `added to, ${added === 1 ? '1 element' : `${added} elements`}${namedFew(plan, schema.key)}`;
  return plan.steps.some((step) => step.schema === schema.key)
    ? 'cross-schema references switched on'
    : schema.role === 'hub'
      ? 'linked to, unchanged'
      : 'complete, unchanged';
}

/** What is added to a schema that exists, by name, where that is little: the person has asked for just that. */
function namedFew(plan: Plan, schema: string): string {
  const names = plan.steps.flatMap((step) =>
    step.schema === schema && (step.kind === 'object-type' || step.kind === 'attribute')
      ? [
          quoted(
            (step.kind === 'attribute' ? [...step.path, step.name] : step.path).join(' › '),
            80,
          ),
        ]
      : [],
  );
  return names.length === 0 || names.length > MOST_NAMED ? '' : `: ${names.join(', ')}`;
}

const MOST_NAMED = 6;

export const renderBlocks = (plan: Plan): string =>
  few(
    blocksOf(plan).map(
      (block, index) => `${index + 1}. ${block.sentence}\n   What to do: ${block.remedy}`,
    ),
    LINES,
    (rest) => `… and ${rest} more`,
  ).join('\n');

/** What is linked to object types that were there before. */
export function renderBindings(plan: Plan): string[] {
  const lines = warningsOf(plan)
    .filter(({ code }) => OF_BINDINGS.has(code))
    .map((warn) => warn.sentence);
  return lines.length === 0 ? [] : [`Linked to what you have: ${firstFew(lines, LINES, ' ')}`];
}

const OF_BINDINGS: ReadonlySet<WarnCode> = new Set([
  'linked-as-asked',
  'binding-lacks',
  'binding-renamed',
]);

/** Which version each schema came from, where a newer one is there. */
export function renderVersions(plan: Plan): string[] {
  const lines = warningsOf(plan)
    .filter(({ code }) => code === 'version-differs')
    .map((warn) => warn.sentence);
  return lines.length === 0 ? [] : [`Versions: ${lines.join(' ')}`];
}

const warningsOf = (plan: Plan): Warn[] =>
  plan.findings.filter((finding): finding is Warn => finding.kind === 'warn');

export function renderWarnings(plan: Plan): string[] {
  const warnings = warningsOf(plan)
    .filter(({ code }) => !OF_BINDINGS.has(code) && code !== 'version-differs')
    .map((warn) => warn.sentence);
  return warnings.length === 0
    ? []
    : [`Warnings (${warnings.length}): ${firstFew(warnings, LINES, ' ')}`];
}

/** What exists and differs, with both values: it is left alone. */
export function renderKeeps(plan: Plan): string[] {
  const keeps = plan.findings.filter((finding): finding is Keep => finding.kind === 'keep');
  if (keeps.length === 0) return [];
  const lines = keeps.map(
    (keep) =>
      `${describeKey(keep.element)}: ${keep.field} is ${quoted(keep.found, 60)}, the ` +
      `template has ${quoted(keep.wanted, 60)}`,
  );
  return [
    `Kept as they are although they differ, for only a person can change them (${keeps.length}): ` +
      `${firstFew(lines, LINES)}`,
  ];
}

export function renderLosses(plan: Plan): string[] {
  return plan.losses.length === 0
    ? []
    : [
        `What the reference modes cost (${plan.losses.length}): ${firstFew(
          plan.losses.map((loss) => loss.sentence),
          LINES,
          ' ',
        )}`,
      ];
}

/** The object types that would be created, as a tree; bounded by `most` lines. */
export function renderTree(plan: Plan, most: number): string[] {
  const attributes = new Map<string, number>();
  for (const step of plan.steps)
    if (step.kind === 'attribute')
      attributes.set(step.objectType, (attributes.get(step.objectType) ?? 0) + 1);
  const lines = plan.schemas.flatMap((schema) => {
    const types = plan.steps.filter(
      (step) => step.kind === 'object-type' && step.schema === schema.key,
    );
    const made = types.map((step) => {
      const { names } = parseKey(step.key);
      const count = attributes.get(step.key) ?? 0;
      const word = count === 1 ? 'attribute' : 'attributes';
      return `${'  '.repeat(names.length)}${named(names.at(-1) ?? '')} · ${count} ${word}`;
    });
    const added = addedToExisting(plan, schema.key, new Set(types.map(({ key }) => key)));
    return made.length + added.length === 0 ? [] : [schema.key, ...added, ...made];
  });
  return few(lines, most, (rest) => `  … and ${rest} more lines`);
}

/** Object types that exist and get attributes, and below each a line for every attribute. */
function addedToExisting(plan: Plan, schema: string, made: ReadonlySet<string>): string[] {
  const byType = new Map<string, string[]>();
  for (const step of plan.steps) {
    if (step.kind !== 'attribute' || step.schema !== schema || made.has(step.objectType)) continue;
    const { minimum, unique, kind } = step.form;
    const marks = [kind, ...(minimum > 0 ? ['required'] : []), ...(unique ? ['unique'] : [])];
    const lines = byType.get(step.objectType) ?? [];
    byType.set(step.objectType, [...lines, `    + ${named(step.name)} (${marks.join(', ')})`]);
  }
  return [...byType].flatMap(([key, lines]) => [
    `  ${named(parseKey(key).names.at(-1) ?? '')}, which exists, gets:`,
    ...lines,
  ]);
}
