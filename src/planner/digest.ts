/** The digest: what an approval is bound to. */
import { canonicalHash } from '../templates/canonical';
import type { NaturalKey } from './natural-key';
import type { Plan } from './plan';

/**
 * SHA-256 (hex) over the canonical plan: templates with versions and content hashes, options,
 * workspace, target and hub ids, steps, and the form of the templates' own elements that exist.
 * Other schemas, icons, counts and times are not in it, so a change elsewhere leaves it equal.
 */
export function digestOf(
  plan: Omit<Plan, 'digest'>,
  standing: ReadonlyMap<NaturalKey, unknown>,
): string {
  const content = {
    form: 1,
    workspace: plan.workspaceId,
    templates: plan.templates,
    options: plan.options,
    schemas: plan.schemas.map(({ template, role, key, name, id }) => ({
      template,
      role,
      key,
      name,
      id,
    })),
    steps: plan.steps,
    standing: [...standing].sort(([a], [b]) => (a < b ? -1 : 1)),
  };
  return canonicalHash(content);
}
