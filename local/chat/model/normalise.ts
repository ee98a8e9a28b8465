import { inert } from '../../../src/text/inert';

/** Most characters of a turn that are read. More is said to the person, never an error. */
export const MOST_READ = 4_000;

/** A turn made plain: one line of ordinary characters, quotes and dashes in one form. */
export interface Said {
  text: string;
  /** Whether the turn was longer than what is read. */
  cut: boolean;
}

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[\u201c\u201d\u201e\u201f\u00ab\u00bb]/gu, '"'],
  [/[\u2018\u2019\u201a\u201b`\u00b4]/gu, "'"],
  [/[\u2010-\u2015\u2212]/gu, '-'],
  [/\r\n|\r|\n/gu, ' . '],
  [/[\u{1f44d}\u{1f44c}\u2705\u2714\u{1f197}]/gu, ' yes '],
];

/** Compatibility forms (full-width letters and the like) become plain ones; nothing invisible stays. */
export function normalise(turn: string): Said {
  const plain = SIGNS.reduce(
    (text, [sign, by]) => text.replace(sign, by),
    turn.slice(0, MOST_READ * 2).normalize('NFKC'),
  );
  const text = inert(plain, Number.MAX_SAFE_INTEGER);
  return {
    text: text.slice(0, MOST_READ),
    cut: turn.length > MOST_READ * 2 || text.length > MOST_READ,
  };
}
