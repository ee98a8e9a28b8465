/**
 * Confirmation codes: three, dash, three of 23 upper-case letters and digits without look-alikes (no 0 O 1 I L 2 Z 5 S 8 B G U).
 * 23^6 is 148 million (27 bits): five tries of ten previews an hour guess one with a chance of 1 in 2.9 million.
 * The code stops replay and mix-ups between people and previews; what it cannot prove, the threat model says.
 */
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

const ALPHABET = 'ACDEFHJKMNPQRTVWXY34679';
const HALF = 3;

/** No sensible way of writing a code is longer, in UTF-16 units. */
const LONGEST_INPUT = 64;
const PATTERN = new RegExp(
  `^(?:CONFIRM[\\s:]+)?([${ALPHABET}]{${HALF}})[\\s\\p{Pd}]*([${ALPHABET}]{${HALF}})$`,
  'u',
);

/** A fresh code, from the system's secure random source. */
export function drawCode(): string {
  const half = (): string =>
    Array.from({ length: HALF }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${half()}-${half()}`;
}

/** 128 random bits, hex. */
export const drawSalt = (): string => randomBytes(16).toString('hex');

/**
 * What a person typed, in the form of `drawCode`; null for what cannot be a code. Case, width, outer space, the dash and a
 * leading "confirm" do not count.
 */
export function normaliseCode(typed: string): string | null {
  if (typed.length > LONGEST_INPUT) return null;
  const match = PATTERN.exec(typed.normalize('NFKC').trim().toUpperCase());
  return match === null ? null : `${match[1]}-${match[2]}`;
}

/** SHA-256, hex, of the salt and a normalised code. */
export const hashCode = (salt: string, code: string): string =>
  createHash('sha256').update(`${salt}:${code}`, 'utf8').digest('hex');

/** Whether what was typed is the code of that hash; takes the same time whatever was typed, also for what is no code at all. */
export function matchesCode(typed: string, stored: { hash: string; salt: string }): boolean {
  const code = normaliseCode(typed);
  const given = Buffer.from(hashCode(stored.salt, code ?? ''), 'hex');
  const wanted = Buffer.from(stored.hash, 'hex');
  return given.length === wanted.length && timingSafeEqual(given, wanted) && code !== null;
}
