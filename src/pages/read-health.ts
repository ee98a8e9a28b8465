/**
 * The health of an object schema, a template or an own model, for the page. Asked with
 * `{schema}`: a key, name or id as an action takes it ("our ITAM", "HR", "17"). Answered with
 * `{health: HealthView}`:
 *
 * - `holder`: what was examined, in words; `key`, `objectTypes`;
 * - `rules`: how many rules were tried; `notChecked`: the sentence that says what was not;
 * - `findings`, the most serious first: `{rule, level: 'broken' | 'limit' | 'advice', title,
 *   why, remedy, source, spots}`, where a spot is `{path: string[], name: string | null, count:
 *   number | null}`: an object type by its path, an attribute, status or reference type by its
 *   name (`path` empty: of the schema itself), and how many where that is the point. Names are
 *   inert.
 *
 * No object is read. Nothing of it is stored.
 */
import { findSchema } from '../service/find-schema';
import { structureNamed } from '../service/structure-named';
import type { Tools } from '../service/tools';
import { examine, NOT_CHECKED } from '../structure/health';
import { defused } from '../text/inert';
import type { PageInput, PageOutcome } from './contract';

export async function readHealth(
  { schema }: PageInput<'read-health'>,
  tools: Tools,
): Promise<PageOutcome<'read-health'>> {
  const { structure, holder } = await structureNamed(await findSchema(schema, tools), tools);
  const { findings, rules } = examine(structure);
  return {
    ok: true,
    code: 'health',
    text: `${holder}: ${findings.length} of ${rules} rules not met.`,
    health: {
      holder,
      key: defused(structure.key, 20),
      objectTypes: structure.types.length,
      rules,
      notChecked: NOT_CHECKED,
      findings: findings.map((finding) => ({
        ...finding,
        spots: finding.spots.map(({ path, name, count }) => ({
          path: path.map((part) => defused(part, 80)),
          name: name === null ? null : defused(name, 80),
          count,
        })),
      })),
    },
  };
}
