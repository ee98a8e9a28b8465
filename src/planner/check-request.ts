/** What is wrong with a request as a whole, whatever the workspace holds. */
import type { PlanInput } from './create-plan';
import type { Placement } from './place';
import type { Finding } from './plan';

export function checkRequest({ options, observation, pins }: PlanInput, placements: readonly Placement[]): Finding[] {
  const findings: Finding[] = [];
  const keys = new Set(observation.schemas.map((schema) => schema.key.toUpperCase()));
  const planned = new Set(placements.map((placement) => placement.key.toUpperCase()));
  const unknown = [...options.allowSharing, ...options.extend.filter((entry) => !entry.includes('.')), ...options.references.hubs]
    .filter((key) => !keys.has(key.toUpperCase()) && !(pins.length > 0 && planned.has(key.toUpperCase())));
  for (const key of new Set(unknown)) {
    findings.push({
      kind: 'block', code: 'extend-unknown', sentence: `There is no object schema with the key ${key} that you can see.`,
      remedy: keys.size === 0 ? 'There is no object schema yet: leave it out.' : `Keys there are: ${[...keys].sort().slice(0, 20).join(', ')}.`,
    });
  }
  return findings;
}
