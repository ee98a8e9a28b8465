/** preview-deployment: the plan, and how to confirm it. Writes nothing to Jira; the preview itself is a record of the app's own. */
import { licenceHints } from '../access/licence-policy';
import { readRights, requireAnyRight, rightsBlocks } from '../access/rights';
import { issuePreview } from '../approvals/issue';
import { PREVIEW_VALID_MS, SHORTEST_WAIT_MS } from '../approvals/rules';
import { observeAndPlan } from '../survey/observe-and-plan';
import { shortDigest } from '../planner/digest';
import type { DeployOptions } from '../planner/options';
import { blocksOf, type Plan, type Warn } from '../planner/plan';
import { readKnownSchemas } from '../storage/known-schemas';
import { readSettings } from '../storage/settings';
import { countSteps } from '../storage/shapes';
import { loadClosure } from '../templates/load-closure';
import type { Outcome } from '../service/outputs';
import type { InputOf } from '../service/inputs';
import { parseOptions } from '../service/parse-options';
import { countFacts } from '../service/counts';
import { blockedText, nothingToDoText, previewText } from './present/preview-text';
import { projectHints } from '../service/project-hints';
import type { Tools } from '../service/tools';

export async function previewDeployment(
  input: InputOf<'preview-deployment'>,
  tools: Tools,
): Promise<Outcome<'preview-deployment'>> {
  const options = parseOptions(input);
  const { plan, hints, recorded } = await planFor(options, tools);
  if (blocksOf(plan).length > 0) return blocked(plan);
  if (plan.steps.length === 0) return nothingToDo(plan, recorded);
  const { confirmation: setting } = await readSettings(tools.kv);
  const { preview, confirmationCode } = await issuePreview(tools.kv, {
    account: tools.accountId,
    plan,
    origin: tools.origin,
    setting,
    now: tools.now(),
  });
  const text = previewText({
    plan,
    previewId: preview.id,
    code: confirmationCode,
    setting,
    minutes: PREVIEW_VALID_MS / 60_000,
    hints,
  });
  return {
    ok: true,
    code: 'preview',
    text,
    next:
      confirmationCode === null
        ? 'Confirm on the LaunchPad page in Jira.'
        : `Wait for the person to type "confirm ${confirmationCode}" in a message of their own, then call deploy-schema.`,
    previewId: preview.id,
    digest: shortDigest(plan.digest),
    ...(confirmationCode === null ? {} : { confirmationCode }),
    expiresInMinutes: PREVIEW_VALID_MS / 60_000,
    earliestConfirmationInSeconds: SHORTEST_WAIT_MS / 1_000,
    counts: countFacts(countSteps(plan.steps)),
    schemas: plan.schemas.map(({ template, role, key, id }) => ({
      template,
      role,
      key,
      exists: id !== null,
    })),
  };
}

/** The plan with what stands in this person's way; issues nothing. The page plans with it as options change. */
export async function planFor(
  options: DeployOptions,
  tools: Tools,
): Promise<{ plan: Plan; hints: string[]; recorded: Set<string> }> {
  const [closure, { known, damaged }] = await Promise.all([
    loadClosure(options.templates),
    readKnownSchemas(tools.kv),
  ]);
  const request = {
    client: tools.assets,
    closure,
    options,
    known,
    pins: [],
    made: new Set<string>(),
    needIcons: true,
  };
  const [rights, { plan, observation }, project] = await Promise.all([
    readRights(tools.assets),
    observeAndPlan(request),
    projectHints(options, tools.assets),
  ]);
  requireAnyRight(rights, observation.schemas);
  const findings = [
    ...plan.findings,
    ...recordsDamaged(damaged),
    ...rightsBlocks(plan, rights),
    ...project.blocks,
  ];
  const recorded = new Set(
    known
      .filter((schema) => observation.schemas.some((present) => present.id === schema.schemaId))
      .map((schema) => schema.template),
  );
  return {
    plan: { ...plan, findings },
    hints: [...licenceHints(tools.licence), ...project.hints],
    recorded,
  };
}

/** A schema of which nothing is noted is still known by its object types. */
const recordsDamaged = (keys: readonly string[]): Warn[] =>
  keys.length === 0
    ? []
    : [
        {
          kind: 'warn',
          code: 'record-damaged',
          sentence: `LaunchPad’s own ${keys.length === 1 ? 'note of an object schema it made' : `notes of ${keys.length} object schemas it made`} cannot be read (${keys.slice(0, 3).join(', ')}) and ${keys.length === 1 ? 'was' : 'were'} not changed. Such a schema is recognised by its object types instead; please report it to the maintainers.`,
        },
      ];

function blocked(plan: Plan): Outcome<'preview-deployment'> {
  const [first] = blocksOf(plan);
  return {
    ok: false,
    code: 'plan-blocked',
    text: blockedText(plan),
    remedy: first?.remedy ?? '',
    blocks: blocksOf(plan)
      .slice(0, 10)
      .map(({ code, sentence, remedy }) => ({ code, sentence, remedy })),
  };
}

function nothingToDo(plan: Plan, recorded: ReadonlySet<string>): Outcome<'preview-deployment'> {
  return {
    ok: true,
    code: 'nothing-to-do',
    text: nothingToDoText(plan, recorded),
    next: 'There is nothing to confirm.',
    digest: shortDigest(plan.digest),
    counts: countFacts(countSteps([])),
    schemas: plan.schemas.map(({ template, role, key, id }) => ({
      template,
      role,
      key,
      exists: id !== null,
    })),
  };
}
