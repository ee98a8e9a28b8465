/** An object schema that exists: what it holds, where it came from, and whether there is a newer version of that. */
import { MOST_TEXT } from '../service/answer';
import type { Existing } from '../service/find-schema';
import type { Outcome } from '../service/outputs';
import { countOwn, type Structure } from '../structure/structure';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import { defused } from '../text/inert';
import { existingText, type Origin } from './present/existing-text';

export function describeExisting(
  { summary, known }: Existing,
  structure: Structure,
  part: number,
): Outcome<'describe-schema'> {
  const origin = originOf(summary.id, known);
  const { text, ...where } = existingText(structure, summary, origin, part, MOST_TEXT);
  return {
    ok: true,
    code: 'existing-schema',
    text,
    schema: structure.key,
    name: defused(structure.name, 80),
    schemaId: summary.id,
    objectTypes: structure.types.length,
    ...(structure.unread === true ? {} : { attributes: countOwn(structure) }),
    madeFrom: origin?.template ?? null,
    madeVersion: origin?.version ?? null,
    newestVersion: origin?.newest ?? null,
    ...where,
  };
}

/** Null where this app has no record of it. */
export function originOf(schemaId: string, known: Existing['known']): Origin | null {
  const record = known.find((one) => one.schemaId === schemaId);
  const entry = TEMPLATE_INDEX.find(({ key }) => key === record?.template);
  return record === undefined
    ? null
    : {
        template: record.template,
        version: record.version,
        newest: entry?.version ?? null,
        complete: record.state === 'complete',
        at: record.at,
      };
}
