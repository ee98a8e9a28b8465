/** Rules for names and keys of object schemas. */
import { inert, quoted } from '../../text/inert';
import type { Block } from '../plan';

/**
 * Upper-case letters and digits, a letter first, 2 to 10 (observed in public clients; the Cloud
 * limit is not documented).
 */
const KEY = /^[A-Z][A-Z0-9]{1,9}$/u;
/** Refused in names by Data Center; on Cloud unknown, so never sent (documented by public clients). */
const RESERVED = /[=;:?."]/u;
/** Our own bound: longer names are cut in every list of Assets. */
const NAME_LENGTH = 100;

export function checkSchemaKey(key: string): Block | null {
  if (KEY.test(key)) return null;
  return {
    kind: 'block',
    code: 'bad-key',
    sentence: `${quoted(key, 40)} cannot be the key of an object schema.`,
    remedy:
      'Use 2 to 10 upper-case letters and digits, beginning with a letter, such as ITAM or MDATA.',
  };
}

export function checkSchemaName(name: string): Block | null {
  const found = RESERVED.exec(name)?.[0];
  const problem =
    inert(name) === ''
      ? 'is empty'
      : name.length > NAME_LENGTH
        ? `is ${name.length} characters long`
        : found !== undefined
          ? `holds the reserved character ${found}`
          : inert(name) !== name
            ? 'holds characters that cannot be seen, or doubled blanks'
            : null;
  if (problem === null) return null;
  return {
    kind: 'block',
    code: 'bad-name',
    sentence: `The name ${quoted(name, 40)} ${problem}.`,
    remedy: `Use 1 to ${NAME_LENGTH} characters without = ; : ? . or double quotes.`,
  };
}
