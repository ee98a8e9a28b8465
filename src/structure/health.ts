/**
 * Whether an object schema is well built, by its structure alone: Atlassian's published
 * recommendations and limits, and rules of our own that make sense for anybody. No object is
 * read, so nothing is said of what objects hold. Pure.
 */
import type { HealthFinding, HealthLevel } from './health-finding';
import { HEALTH_RULES } from './health-rules';
import type { Structure } from './structure';

export interface Health {
  /** The most serious first. */
  findings: HealthFinding[];
  /** How many rules were tried. */
  rules: number;
}

/** What no look at a structure can tell: said with every answer. */
export const NOT_CHECKED =
  'Not checked: what objects hold (none was read), who may see or edit, imports, ' +
  'automation and forms that use it, icons, and what your account cannot see.';

const ORDER: readonly HealthLevel[] = ['broken', 'limit', 'advice'];

export function examine(structure: Structure): Health {
  const findings = HEALTH_RULES.flatMap(({ find, ...rule }) => {
    const spots = find(structure);
    return spots.length === 0 ? [] : [{ ...rule, spots }];
  });
  return {
    findings: findings.sort((one, other) => ORDER.indexOf(one.level) - ORDER.indexOf(other.level)),
    rules: HEALTH_RULES.length,
  };
}
