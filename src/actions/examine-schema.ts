/** The health of an object schema, a template or an own model: what its structure alone tells. */
import { AppError } from '../errors';
import { MOST_TEXT } from '../service/answer';
import type { Outcome } from '../service/outputs';
import type { StructureNamed } from '../service/structure-named';
import { examine } from '../structure/health';
import { quoted } from '../text/inert';
import { healthText } from './present/health-text';

/** @throws AppError `bad-input` for a check that is not known */
export function examineSchema(
  { structure, holder, shown }: StructureNamed,
  wanted: string,
  part: number,
): Outcome<'describe-schema'> {
  if (!/^(?:health|healthy|health check|structure)$/iu.test(wanted))
    throw new AppError('bad-input', `${quoted(wanted, 40)} cannot be checked.`, {
      remedy: 'Ask whether it is healthy, for example: is our ITAM healthy?',
    });
  const health = examine(structure);
  const objectTypes = structure.types.length;
  const { text, ...where } = healthText(health, { holder, objectTypes, shown }, part, MOST_TEXT);
  return {
    ok: true,
    code: 'health',
    text,
    schema: structure.key,
    objectTypes,
    findings: health.findings.map(({ rule, level, spots }) => ({
      rule,
      level,
      count: spots.length,
    })),
    ...where,
  };
}
