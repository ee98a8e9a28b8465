/** What preview-deployment says. */
import { shortDigest } from '../../text/short-digest';
import { blocksOf, type Plan } from '../../planner/plan';
import { targetWords, type Target } from '../../service/target';
import type { ConfirmationSetting } from '../../storage/shapes';
import { renderChanges } from './changes-text';
import {
  renderBindings,
  renderBlocks,
  renderKeeps,
  renderLosses,
  renderPlanCounts,
  renderSchemas,
  renderTree,
  renderVersions,
  renderWarnings,
} from './plan-text';

export interface PreviewFacts {
  plan: Plan;
  target: Target;
  previewId: string;
  /** null where typing a code would not confirm. */
  code: string | null;
  setting: ConfirmationSetting;
  minutes: number;
  hints: readonly string[];
}

const TREE_LINES = 60;

/** State, counts and the code come first: what a model cuts or retells, it cuts at the end. */
export function previewText(facts: PreviewFacts): string {
  const { plan, previewId } = facts;
  return [
    `Preview ${previewId} (digest ${shortDigest(plan.digest)}) · nothing has been ` +
      `written · ${targetWords(facts.target)}`,
    `Would create ${renderPlanCounts(plan)}. ${touched(plan)}`,
    howToConfirm(facts),
    ...renderSchemas(plan),
    ...renderVersions(plan),
    ...renderBindings(plan),
    ...renderChanges(plan),
    ...renderWarnings(plan),
    ...renderKeeps(plan),
    ...renderLosses(plan),
    ...facts.hints,
    ...renderTree(plan, TREE_LINES),
  ].join('\n');
}

function touched(plan: Plan): string {
  const shared = plan.steps
    .filter((step) => step.kind === 'sharing' && step.existing)
    .map((step) => step.schema);
  const extended = plan.schemas
    .filter(
      (schema) =>
        schema.id !== null &&
        plan.steps.some((step) => step.schema === schema.key && step.kind !== 'sharing'),
    )
    .map((schema) => schema.key);
  if (shared.length === 0 && extended.length === 0) return 'Nothing that exists is touched.';
  const parts = [
    ...(extended.length > 0
      ? [`${extended.join(', ')} is added to; what it holds stays as it is`]
      : []),
    ...(shared.length > 0
      ? [
          `on ${shared.join(', ')} the setting that lets other object schemas refer to it is switched on, nothing else`,
        ]
      : []),
  ];
  return `${parts.join('; ')}.`;
}

function howToConfirm({ code, setting, minutes, previewId }: PreviewFacts): string {
  if (setting === 'off')
    return 'Deploying is switched off by an administrator: this is a preview only.';
  if (code === null)
    return (
      'To deploy exactly this, open the LaunchPad page in Jira and confirm ' +
      `${previewId} there (${minutes} minutes, you only).`
    );
  return `To deploy exactly this, reply:  confirm ${code}   (${minutes} minutes, you only)`;
}

export function blockedText(plan: Plan, target: Target): string {
  const count = blocksOf(plan).length;
  return [
    'Nothing can be deployed yet: ' +
      `${count === 1 ? 'one thing is' : `${count} things are`} in the way. Nothing ` +
      `has been written · ${targetWords(target)}`,
    renderBlocks(plan),
    ...(plan.steps.length > 0 ? [`Once cleared, it would create ${renderPlanCounts(plan)}.`] : []),
    ...renderVersions(plan),
    ...renderChanges(plan),
    ...renderWarnings(plan),
    ...renderKeeps(plan),
  ].join('\n');
}

/** @param recorded templates that this app has on record as deployed; others only match */
export function nothingToDoText(plan: Plan, recorded: ReadonlySet<string>, target: Target): string {
  const version = (template: string): string =>
    plan.templates.find((ref) => ref.key === template)?.version ?? '';
  const lines = plan.schemas
    .filter((schema) => schema.role === 'target')
    .map((schema) =>
      recorded.has(schema.template)
        ? `${schema.template} ${version(schema.template)} is deployed and complete`
        : `the object schema ${schema.key} matches ${schema.template} ${version(schema.template)}`,
    );
  return [
    `Nothing to do: ${lines.join('; ')}. Looked at: ${targetWords(target)}.`,
    ...renderVersions(plan),
    ...renderChanges(plan),
    ...renderBindings(plan),
    ...renderKeeps(plan),
    ...renderWarnings(plan),
  ].join('\n');
}
