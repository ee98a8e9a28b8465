import type { Understanding } from '../model/understanding';
import type { Memory, ShownPreview } from './memory';
import { call, say, type Move } from './move';
import { DECLINED, howToConfirm, NO_PREVIEW, YES_IS_NOT_ENOUGH } from './sentences';

/**
 * A code was typed in this turn: the only way to `deploy-schema`. Negated ("do not confirm …") or asked about ("what if I
 * confirm …") it starts nothing.
 */
export function decideConfirm(understood: Understanding, code: string, memory: Memory): Move {
  if (understood.negated)
    return say(
      memory.preview === null
        ? DECLINED
        : howToConfirm(memory.preview, 'All right, not confirmed. '),
      memory,
    );
  if (understood.asks)
    return say(
      memory.preview === null
        ? NO_PREVIEW
        : howToConfirm(
            memory.preview,
            'Confirming starts the deployment that the preview shows, as you. ',
          ),
      memory,
    );
  const previewId = understood.previewId ?? memory.preview?.id ?? null;
  if (previewId === null) return say(NO_PREVIEW, memory);
  return call(
    'deploy-schema',
    { previewId, confirmation: code },
    { ...memory, lastIntent: 'confirm' },
  );
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

export function decideDecline(memory: Memory): Move {
  const open = memory.preview !== null && !memory.preview.used;
  return say(
    open
      ? `${DECLINED} Preview ${memory.preview?.id ?? ''} stays unused and runs out by itself.`
      : DECLINED,
    { ...memory, awaiting: false },
  );
}

/** The deployment named, else the one this conversation started, else the latest. A preview alone has nothing to cancel. */
export function decideCancel(understood: Understanding, memory: Memory): Move {
  const named = understood.deploymentId ?? understood.previewId;
  if (named !== null) return call('cancel-deployment', { deploymentId: named }, memory);
  if (memory.deployment !== null && !memory.deployment.over)
    return call('cancel-deployment', { deploymentId: memory.deployment.id }, memory);
  if (memory.preview !== null && !memory.preview.used) return decideDecline(memory);
  return { kind: 'cancel-latest', memory };
}
