/** Descriptions: how long they may be, and how Assets says that one is too long. */
import type { Outcome } from '../outcome';
import { badField, done, refused } from '../outcome';
import type { Switches } from '../switches';
import type { Limit } from '../switches/kinds';
import type { Body } from './body';
import { textIn } from './body';

/** The `description` of a body, `old` where it is left out; or the refusal of what is no text or too long. */
export function descriptionIn(
  body: Body,
  old: string,
  switches: Switches,
  max: Limit,
): Outcome<string> {
  const description = textIn(body, 'description', old);
  if (description === null) return badField('description', 'The description is not a text');
  return tooLong(description, switches, max) ?? done(description);
}

/** The refusal of a description that is longer than `max` characters; null where it will do. */
export function tooLong(
  description: string,
  switches: Switches,
  max: Limit,
): Outcome<never> | null {
  if (max === 'none' || description.length <= max) return null;
  switch (switches.refusalStyle) {
    case 'sentence':
      return badField(
        'description',
        `The description can not be longer than ${String(max)} characters`,
      );
    case 'rawKey':
      return badField('description', RAW_KEY);
    default:
      return refused(400, []);
  }
}

/** Beginning and end are as they were seen; what is between them is not known. */
const RAW_KEY = 'i18n.constraint.violation.entity.Size.description';
