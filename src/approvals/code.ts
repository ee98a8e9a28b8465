/**
 * Confirmation codes: four, dash, four of 24 upper-case letters and digits without look-alikes
 * (no 0 O 1 I L Z 5 S 8 B G U). The first is a digit, so that no key of a Jira issue looks like a
 * code. 6 · 24^7 is 27 thousand million (34 bits): five tries of ten previews an hour guess one
 * with a chance of 1 in 550 million. The code stops replay and mix-ups between people and
 * previews; what it cannot prove, the threat model says.
 */
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

const DIGITS = '234679';
const ALPHABET = `ACDEFHJKMNPQRTVWXY${DIGITS}`;

const A = `[${ALPHABET}]`;
/** A character of another word, in a script whose words are set apart by spaces. */
const WORD = String.raw`[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}\p{N}]`;
/**
 * No part of something longer, such as the key of an issue. Written together or with one space
 * between all characters; between the halves any dash, also that of a Japanese keyboard.
 */
const WRITTEN = new RegExp(
  String.raw`(?<!${WORD}\p{Pd}?)[${DIGITS}]` +
    String.raw`(\s?)${A}\1${A}\1${A}[\s\p{Pd}\u2212\u30fc]{0,5}${A}\1${A}\1${A}\1${A}` +
    String.raw`(?!\p{Pd}?${WORD})`,
  'giu',
);

/** A fresh code, from the system's secure random source. */
export function drawCode(): string {
  const draw = (from: string): string => from[randomInt(from.length)] ?? '';
  const rest = Array.from({ length: 7 }, () => draw(ALPHABET)).join('');
  return dashed(draw(DIGITS) + rest);
}

/** 128 random bits, hex. */
export const drawSalt = (): string => randomBytes(16).toString('hex');

/**
 * The codes in a text, in the form of `drawCode`, and from where to where (exclusive).
 * Case, spaces and the dash do not count; width does not where the text is in normal form NFKC.
 */
export const findCodes = (text: string): { code: string; from: number; to: number }[] =>
  [...text.matchAll(WRITTEN)].map((match) => ({
    code: dashed(match[0].toUpperCase().replace(/[^A-Z0-9]/g, '')),
    from: match.index,
    to: match.index + match[0].length,
  }));

/** The codes of a text, and what is before, between and after them: one part more than codes. */
export function splitAtCodes(text: string): { codes: string[]; parts: string[] } {
  const found = findCodes(text);
  return {
    codes: found.map(({ code }) => code),
    parts: [0, ...found.map(({ to }) => to)].map((from, at) => text.slice(from, found[at]?.from)),
  };
}

const dashed = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** SHA-256, hex, of the salt and a code in the form of `drawCode`. */
export const hashCode = (salt: string, code: string): string =>
  createHash('sha256').update(`${salt}:${code}`, 'utf8').digest('hex');

/** Whether a code, in the form of `drawCode`, is that of the hash; takes the same time for any. */
export function matchesCode(code: string, stored: { hash: string; salt: string }): boolean {
  const given = Buffer.from(hashCode(stored.salt, code), 'hex');
  const wanted = Buffer.from(stored.hash, 'hex');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
