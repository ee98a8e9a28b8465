import { readConfirmation } from '../../../src/approvals/read-confirmation';
import type { Understanding } from '../model/understanding';
import { takesBack } from './cancel-words';
import type { Memory, ShownPreview } from './memory';
import { call, say, type Move } from './move';
import { DECLINED, howToConfirm, NO_PREVIEW, YES_IS_NOT_ENOUGH } from './sentences';

/**
 * The only way to `deploy-schema`: the whole message confirms. Null where it does not; the app
 * judges it once more, by the same rule.
 */
export function decideConfirmed(
  said: string,
  understood: Understanding,
  memory: Memory,
): Move | null {
  const previewId = understood.previewId ?? memory.preview?.id ?? null;
  if (readConfirmation(said, previewId ?? '').kind !== 'confirms') return null;
  if (previewId === null) return say(NO_PREVIEW, memory);
  return call(
    'deploy-schema',
    { previewId, confirmation: said.trim() },
    { ...memory, lastIntent: 'confirm' },
  );
}

/** A code was typed, and more than assent beside it, or what is none: it starts nothing. */
export function decideUnclear(understood: Understanding, memory: Memory): Move {
  if (memory.preview === null) return say(understood.negated ? DECLINED : NO_PREVIEW, memory);
  const lead = understood.negated
    ? 'All right, not confirmed. '
    : understood.asks
      ? 'Confirming starts the deployment that the preview shows, as you. '
      : 'That is not clearly a confirmation: a message confirms with the code and nothing beside it but a yes. ';
  return say(howToConfirm(memory.preview, lead), memory);
}

/** Whether a code typed together with a template belongs to another template's preview. */
export function codeIsForAnother(understood: Understanding, preview: ShownPreview | null): boolean {
  const { templates } = understood.slots;
  return (
    understood.previewId === null &&
    templates.length > 0 &&
    preview !== null &&
    !templates.every((key) => preview.templates.includes(key))
  );
}

/** A yes without a code. */
export function decideAssent(memory: Memory): Move {
  if (memory.preview !== null) return say(howToConfirm(memory.preview, YES_IS_NOT_ENOUGH), memory);
  return say(NO_PREVIEW, memory);
}

export function decideShowCode(memory: Memory): Move {
  return say(memory.preview === null ? NO_PREVIEW : howToConfirm(memory.preview, ''), memory);
}

/** A no. Said of an open preview in so many words, it takes it back; any other leaves it as it is. */
export function decideDecline(memory: Memory): Move {
  const open = memory.preview !== null && !memory.preview.used;
  return say(
    open
      ? `${DECLINED} Preview ${memory.preview?.id ?? ''} can still be confirmed; say cancel if you do not want it.`
      : DECLINED,
    { ...memory, awaiting: false },
  );
}

/**
 * What was shown last and can still be confirmed is what "cancel" and "forget it" mean; null
 * where there is none, or more is said.
 */
export function decideTakeBack(said: string, memory: Memory): Move | null {
  const { preview } = memory;
  if (preview === null || preview.used || !takesBack(said)) return null;
  return call('cancel-deployment', { deploymentId: preview.id }, { ...memory, awaiting: false });
}

/**
 * The deployment named, else the preview that can still be confirmed, else the deployment this
 * conversation started, else the latest.
 */
export function decideCancel(understood: Understanding, memory: Memory): Move {
  const { preview, deployment } = memory;
  const named =
    understood.deploymentId ??
    understood.previewId ??
    (preview !== null && !preview.used ? preview.id : null) ??
    (deployment !== null && !deployment.over ? deployment.id : null);
  return named === null
    ? { kind: 'cancel-latest', memory }
    : call('cancel-deployment', { deploymentId: named }, memory);
}
