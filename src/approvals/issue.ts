/** Turning a plan into a preview that its person can confirm. */
import { AppError } from '../errors';
import type { Plan } from '../planner/plan';
import { appendActivity } from '../storage/activity';
import type { Kv } from '../storage/kv/kv';
import type { Preview } from '../storage/previews';
import { savePreview } from '../storage/previews';
import { newToken } from '../storage/kv/record';
import type { ConfirmationSetting, Origin } from '../storage/shapes';
import { countSteps, toStoredPins } from '../storage/shapes';
import { takePreviewSlot } from '../storage/slots';
import { drawCode, drawSalt, hashCode } from './code';
import { MOST_PREVIEWS_AN_HOUR, PREVIEW_VALID_MS } from './rules';

export interface IssueRequest {
  /** From the invocation's context, never from an input. */
  account: string;
  plan: Pick<
    Plan,
    'workspaceId' | 'digest' | 'options' | 'templates' | 'schemas' | 'steps' | 'findings'
  >;
  origin: Origin;
  setting: ConfirmationSetting;
  now: number;
}

export interface Issued {
  preview: Preview;
  /** The only time the code exists in the clear. Null where typing one would not confirm: then it was never made. */
  confirmationCode: string | null;
}

/**
 * Stores a preview and voids the person's older one. Throws `plan-blocked` while a finding blocks the plan, and
 * `too-many-previews` after ten in one hour.
 */
export async function issuePreview(
  kv: Kv,
  { account, plan, origin, setting, now }: IssueRequest,
): Promise<Issued> {
  const block = plan.findings.find((finding) => finding.kind === 'block');
  if (block !== undefined)
    throw new AppError('plan-blocked', `This cannot be deployed: ${block.sentence}`, {
      remedy: block.remedy,
    });
  const slot = await takePreviewSlot(kv, account, MOST_PREVIEWS_AN_HOUR, now);
  if (!slot.taken) throw tooMany(slot.waitMs);
  // Another agent, and the page, are never given a code: the one must not confirm, the other needs none.
  const confirmationCode = setting === 'chat' && origin === 'chat' ? drawCode() : null;
  const salt = drawSalt();
  const preview = await savePreview(kv, {
    token: newToken(),
    digest: plan.digest,
    account,
    workspaceId: plan.workspaceId,
    createdAt: now,
    expiresAt: now + PREVIEW_VALID_MS,
    options: plan.options,
    templates: plan.templates,
    schemas: toStoredPins(plan.schemas),
    counts: countSteps(plan.steps),
    code:
      confirmationCode === null
        ? { kind: 'none' }
        : { kind: 'hashed', hash: hashCode(salt, confirmationCode), salt },
    origin,
    setting,
  });
  await appendActivity(kv, {
    at: now,
    account,
    kind: 'preview-issued',
    deploymentId: null,
    facts: {
      preview: preview.id,
      templates: plan.options.templates.join(', ').slice(0, 300),
      digest: preview.digest,
      origin,
      setting,
    },
  });
  return { preview, confirmationCode };
}

function tooMany(waitMs: number): AppError {
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000));
  return new AppError(
    'too-many-previews',
    `You have asked for ${MOST_PREVIEWS_AN_HOUR} previews within this hour, which is the most.`,
    {
      remedy:
        `Confirm your latest preview if it is still valid, or ask again in ${minutes} ` +
        `${minutes === 1 ? 'minute' : 'minutes'}.`,
      retryAfterMs: waitMs,
    },
  );
}
