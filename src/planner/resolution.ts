/** What the schemas of a plan know of each other: keys, ids of targets, sharing to wait for. */
import { quoted } from '../text/inert';
import type { PlanInput } from './request';
import type { PlannedPart, Resolution } from './diff/schema-diff';
import { sharingKeyOf } from './natural-key';
import type { Part } from './resolve-parts';
import { placementOf } from './place/placement';
import { sharingOf } from './judge/sharing';
import { foldName } from '../text/fold-name';

export function resolutionOf(
  input: PlanInput,
  parts: readonly (Part & Pick<PlannedPart, 'index'>)[],
): Resolution {
  const { options } = input;
  const placements = new Map(parts.map((part) => [part.desired.template, part.placement]));
  const indexes = new Map(parts.map(({ desired, index }) => [desired.template, index]));
  return {
    schemaKey: (template) => placements.get(template)?.key ?? template,
    idOf({ template, path, bound }) {
      if (bound !== null) return bound.gone ? undefined : bound.type.id;
      const placement = placements.get(template);
      // Not part of the plan, or not settled which of several it is: nothing can be said.
      if (placement === undefined || placement.blocks.length > 0) return undefined;
      return indexes.get(template)?.type(path)?.id ?? null;
    },
    describe: (typeId) => describeType(typeId, input),
    isGone: (typeId) => isGoneType(typeId, input),
    sharingOfBound({ schema }) {
      const sharing = sharingOf(placementOf(schema), input);
      return sharing === 'on' || sharing === 'asserted' ? null : sharingKeyOf(schema.key);
    },
    sharingKey(template) {
      const placement = placements.get(template);
      const sharing = placement === undefined ? 'on' : sharingOf(placement, input);
      return placement === undefined || sharing === 'on' || sharing === 'asserted'
        ? null
        : sharingKeyOf(placement.key);
    },
    insisted: new Set(options.extend.map(foldName)),
  };
}

function describeType(typeId: string, input: PlanInput): string {
  for (const schema of input.observation.schemas) {
    const type = input.observation.details[schema.id]?.objectTypes.find((one) => one.id === typeId);
    if (type !== undefined) return `${quoted(type.name)} (${schema.key})`;
  }
  return isGoneType(typeId, input)
    ? 'something that was deleted'
    : `an object type that is not in the object schemas of this plan (id ${typeId})`;
}

/** Assets names no target any more, or one that was made or adopted once and is in no object schema of the plan. */
function isGoneType(typeId: string, { observation, identities }: PlanInput): boolean {
  if (typeId === '') return true;
  const exists = Object.values(observation.details).some(({ objectTypes }) =>
    objectTypes.some(({ id }) => id === typeId),
  );
  return (
    !exists &&
    [...(identities?.values() ?? [])].some((ids) =>
      [...ids.values()].some(({ kind, id }) => kind === 'object-type' && id === typeId),
    )
  );
}
