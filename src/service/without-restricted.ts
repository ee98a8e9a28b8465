/** A request for everything is for no list of next of kin: what only few may read comes where it is asked for. */
import type { DeployOptions } from '../planner/options';
import { SAY } from '../planner/say';
import { TEMPLATE_INDEX } from '../templates/index.generated';

/** Nobody names so many templates one by one. */
const EVERYTHING = TEMPLATE_INDEX.length / 2;

export function withoutRestricted(options: DeployOptions): {
  options: DeployOptions;
  left: string[];
} {
  const { templates, leaveOut, only } = options;
  if (only !== undefined || templates.length < EVERYTHING) return { options, left: [] };
  const named = new Set(leaveOut.map((name) => name.toLowerCase()));
  const left = TEMPLATE_INDEX.filter(({ key }) => templates.includes(key)).flatMap((entry) =>
    entry.restricted
      .filter((type) => !named.has(type.toLowerCase()))
      .map((type) => ({ key: entry.key, type })),
  );
  return {
    options: { ...options, leaveOut: [...leaveOut, ...left.map(({ type }) => type)] },
    left: left.map(
      ({ key, type }) =>
        `${type} of ${key} is not part of everything, because only few may read it. To ` +
        `have it, say afterwards: ${SAY.addTo(key)}.`,
    ),
  };
}
