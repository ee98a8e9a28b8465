/** Where object types would grow beyond what Atlassian recommends: advice, never a block. */
import { MAX_ATTRIBUTES, PLATFORM_ATTRIBUTES } from '../../templates/check';
import type { PlannedPart } from '../diff/schema-diff';
import type { PlanInput } from '../request';
import { isLinkedAsItIs } from './judge-schema';
import type { Finding, Step } from '../plan';
import { pathKey, SchemaIndex } from '../diff/schema-index';
import { listed } from '../../text/lists';
import { foldName } from '../../text/fold-name';

/** One line a schema: types with more attributes than recommended, inherited ones and those of Assets included. */
export function recommendations(parts: readonly PlannedPart[], input: PlanInput): Finding[] {
  return parts.flatMap((part) => {
    const { desired, placement, diff } = part;
    const detail = input.observation.details[placement.id ?? ''];
    if (detail === undefined || diff.steps.length === 0 || isLinkedAsItIs(part, input)) return [];
    const index = new SchemaIndex(detail);
    const added = addedByPath(diff.steps);
    const crowded = desired.types.flatMap((type) => {
      const planned = type.path.reduce(
        (sum, _, at) => sum + (added.get(pathKey(type.path.slice(0, at + 1))) ?? 0),
        0,
      );
      const count = standingOn(type.path, index) + planned;
      return count > MAX_ATTRIBUTES ? [`${type.name} (${count})`] : [];
    });
    if (crowded.length === 0) return [];
    return [
      {
        kind: 'warn',
        code: 'recommendation',
        sentence:
          `With what ${placement.key} has already, these object types have more than the ` +
          `${MAX_ATTRIBUTES} attributes Atlassian recommends: ${listed(crowded, 10)}.`,
      },
    ];
  });
}

function addedByPath(steps: readonly Step[]): Map<string, number> {
  const added = new Map<string, number>();
  for (const step of steps) {
    if (step.kind === 'attribute')
      added.set(pathKey(step.path), (added.get(pathKey(step.path)) ?? 0) + 1);
  }
  return added;
}

/**
 * Attributes that a type has, those of Assets and inherited ones included; for a new type
 * those that will pass on to it.
 */
function standingOn(path: readonly string[], index: SchemaIndex): number {
  const type = index.type(path);
  const ofAssets = new Set(PLATFORM_ATTRIBUTES.map(foldName));
  let count = ofAssets.size;
  for (let at = type ?? index.nearestAbove(path); at !== undefined; at = index.parentOf(at)) {
    if (at === type || at.inherited)
      count += index
        .attributesOf(at)
        .filter((attribute) => !ofAssets.has(foldName(attribute.name))).length;
  }
  return count;
}
