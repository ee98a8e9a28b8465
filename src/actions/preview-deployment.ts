/**
 * preview-deployment: the plan, and how to confirm it. Writes nothing to Jira; the preview itself
 * is a record of the app's own.
 */
import { issuePreview } from '../approvals/issue';
import { PREVIEW_VALID_MS, SHORTEST_WAIT_MS } from '../approvals/rules';
import { shortDigest } from '../text/short-digest';
import { blocksOf, type Plan } from '../planner/plan';
import { readSettings } from '../storage/settings';
import { countSteps } from '../storage/shapes';
import type { Outcome } from '../service/outputs';
import type { InputOf } from '../service/inputs';
import { learnIds, learnVersions } from '../service/learn-ids';
import { modelsNamed } from '../service/own-models';
import { readRequest } from '../service/parse-options';
import { countFacts } from '../service/counts';
import { blockedText, nothingToDoText, previewText } from './present/preview-text';
import { planFor } from '../service/plan-for';
import { targetOf, type Target } from '../service/target';
import type { Tools } from '../service/tools';

export async function previewDeployment(
  input: InputOf<'preview-deployment'>,
  tools: Tools,
): Promise<Outcome<'preview-deployment'>> {
  const { options, understood } = readRequest(input, await modelsNamed(tools));
  const { plan, hints, recorded } = await planFor(options, tools);
  const target = await targetOf(tools);
  if (blocksOf(plan).length > 0) return begun(understood, blocked(plan, target));
  if (plan.steps.length === 0) {
    await learnIds(plan, tools);
    await learnVersions(plan, tools);
    return begun(understood, nothingToDo(plan, recorded, target));
  }
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
    target,
    previewId: preview.id,
    code: confirmationCode,
    setting,
    minutes: PREVIEW_VALID_MS / 60_000,
    hints,
  });
  return begun(understood, {
    ok: true,
    code: 'preview',
    text,
    next:
      confirmationCode === null
        ? 'Confirm on the LaunchPad page in Jira.'
        : `Wait for the person to type "confirm ${confirmationCode}" in a message of their own.`,
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
  });
}

/** What was understood comes first. */
const begun = (
  understood: readonly string[],
  answer: Outcome<'preview-deployment'>,
): Outcome<'preview-deployment'> => ({
  ...answer,
  text: [...understood, answer.text].join('\n'),
});

function blocked(plan: Plan, target: Target): Outcome<'preview-deployment'> {
  const [first] = blocksOf(plan);
  return {
    ok: false,
    code: 'plan-blocked',
    text: blockedText(plan, target),
    remedy: first?.remedy ?? '',
    blocks: blocksOf(plan)
      .slice(0, 10)
      .map(({ code, sentence, remedy }) => ({ code, sentence, remedy })),
  };
}

function nothingToDo(
  plan: Plan,
  recorded: ReadonlySet<string>,
  target: Target,
): Outcome<'preview-deployment'> {
  return {
    ok: true,
    code: 'nothing-to-do',
    text: nothingToDoText(plan, recorded, target),
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
