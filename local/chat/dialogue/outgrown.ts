import { tiersAbove, tiersBelow } from '../../../src/templates/tiers';
import type { TemplateFact } from '../facts';

const TOO_SMALL =
  /\b(?:too (?:small|little|limited|basic|simple)|outgr(?:own|ew|ow)|not (?:big|large) enough)\b/iu;

/**
 * "Our CMDB is too small", "we have outgrown BASIC": the size that is here, and the next; null
 * where there is none, or another thing is meant.
 */
export function outgrown(
  said: string,
  named: readonly string[],
  facts: readonly TemplateFact[],
): { from: string; to: string } | null {
  if (!TOO_SMALL.test(said)) return null;
  const here = facts
    .filter(({ key, deployed }) => deployed !== null && tiersAbove(key).length > 0)
    .map(({ key }) => key)
    .sort((a, b) => tiersBelow(b).length - tiersBelow(a).length);
  const isSize = named.every((key) => [...tiersAbove(key), ...tiersBelow(key)].length > 0);
  const [from] = here;
  const to = from === undefined ? undefined : tiersAbove(from)[0];
  return from === undefined || to === undefined || !isSize ? null : { from, to };
}
