/** Inputs of actions that only read, as a turn says them. */
import type { TemplateFact } from '../facts';
import type { Understanding } from '../model/understanding';
import type { Memory } from './memory';

/** A deployment is known by the id of its preview. */
export function statusInput({ deploymentId, previewId }: Understanding): Record<string, string> {
  const id = deploymentId ?? previewId;
  return id === null ? {} : { deploymentId: id };
}

/** The report of a deployment, or one part of it. */
export const reportInput = (understood: Understanding): Record<string, string> => ({
  ...statusInput(understood),
  report: understood.format,
  ...(understood.part === null ? {} : { part: understood.part }),
});

/**
 * Words of a guide can also be words of a template's name ("governance"): of several templates,
 * one not so named is meant.
 */
export function guideInput(
  { slots, guide, pointsBack }: Understanding,
  { topic }: Memory,
  facts: readonly TemplateFact[],
): Record<string, string> {
  const spokenOf = topic.length === 1 || pointsBack ? topic[0] : undefined;
  const isNamedSo = (key: string): boolean =>
    guide !== null &&
    (facts
      .find((one) => one.key === key)
      ?.name.toLowerCase()
      .includes(guide) ??
      false);
  const schema =
    slots.templates.find((key) => !isNamedSo(key)) ??
    slots.templates[0] ??
    slots.unknownTemplate ??
    spokenOf;
  return {
    ...(schema === undefined ? {} : { schema }),
    ...(guide === null ? {} : { topic: guide }),
  };
}
