/** Cross-schema sharing: which hubs must let other schemas refer to them, and what stands in the way. */
import { linkedTemplates } from './desired';
import type { PlannedPart, PlanInput } from './create-plan';
import { schemaKeyOf, sharingKeyOf, type NaturalKey } from './natural-key';
import type { Finding, SharingStep } from './plan';

export interface SharingDiff { steps: SharingStep[]; findings: Finding[]; standing: Map<NaturalKey, unknown> }

/** A reference into another schema needs `allowOtherObjectSchema` on that one (Atlassian documentation, configuring schemas). */
export function diffSharing(parts: readonly PlannedPart[], input: PlanInput): SharingDiff {
  const result: SharingDiff = { steps: [], findings: [], standing: new Map() };
  const linkedTo = new Set(parts.flatMap((part) => linkedTemplates(part.desired)));
  const waited = new Set(parts.flatMap((part) => part.diff.steps.flatMap((step) => step.after)));
  for (const part of parts.filter(({ desired }) => linkedTo.has(desired.template))) {
    const key = sharingKeyOf(part.placement.key);
    const state = part.placement.id === null ? 'off' : input.observation.details[part.placement.id]?.sharing ?? 'unreadable';
    if (part.placement.id !== null) result.standing.set(key, state);
    if (state === 'on' || !waited.has(key)) continue;
    const { id, ours } = part.placement;
    const allowed = id === null || ours || input.options.allowSharing.some((entry) => entry.toUpperCase() === part.placement.key.toUpperCase());
    if (state === 'unreadable') result.findings.push(unreadable(part));
    else if (!allowed) result.findings.push(off(part));
    else if (!part.placement.canManage) result.findings.push(off(part));
    result.steps.push({ kind: 'sharing', key, schema: part.placement.key, after: id === null ? [schemaKeyOf(part.placement.key)] : [], existing: id !== null && !ours });
  }
  return result;
}

const byHand = ({ placement }: PlannedPart): string =>
  `in Assets open "${placement.name}" → Schema configuration → General, and allow other object schemas to refer to it`;

const off = (part: PlannedPart): Finding => ({
  kind: 'block', code: 'sharing-off',
  sentence: `"${part.placement.name}" (${part.placement.key}) does not let other object schemas refer to it.`,
  remedy: part.placement.canManage
    ? `Allow it with allowSharing=${part.placement.key} (only this setting changes), or ${byHand(part)}, then preview again.`
    : `Ask a manager of it to do this: ${byHand(part)}. Then preview again.`,
});

const unreadable = (part: PlannedPart): Finding => ({
  kind: 'block', code: 'sharing-unreadable',
  sentence: `Assets does not show whether "${part.placement.name}" (${part.placement.key}) lets other schemas refer to it, so the app must not change that setting.`,
  remedy: `Do this by hand: ${byHand(part)}. Or choose references=create or references=text.`,
});
