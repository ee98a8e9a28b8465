/**
 * Short ids that a person can read out: `p-` and lower-case letters and digits without
 * look-alikes (no 0 o 1 i l 2 z 5 s 8 b 6 g).
 */
import { randomInt } from 'node:crypto';
import { PREVIEW_ID } from './shapes';

const ALPHABET = 'acdefhjkmnpqrtuvwxy3479';

/**
 * An id is a name, not a secret: four characters are 280,000 ids, and a taken one is simply drawn
 * again, longer each time.
 */
export function drawPreviewId(drawn: number): string {
  const length = Math.min(6, 4 + Math.floor(drawn / 3));
  return `p-${Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`;
}

/** Ids arrive from callers: only what is shaped like one becomes part of a key. */
export const isPreviewId = (id: string): boolean => PREVIEW_ID.test(id);
