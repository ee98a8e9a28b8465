/** Most characters of a turn that are read. More is said to the person, never an error. */
export const MOST_READ = 4_000;

/**
 * A turn made plain for reading, beside the turn as it was written: a name goes to the app
 * exactly as somebody typed it.
 */
export interface Said {
  /** One line of ordinary characters, quotes and dashes in one form, nothing invisible. */
  text: string;
  /** Whether the turn was longer than what is read. */
  cut: boolean;
  /** What was written where `text` has the characters `start` to `end` (exclusive). */
  written(start: number, end: number): string;
}

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[\u201c\u201d\u201e\u201f\u00ab\u00bb\u300c\u300d\u300e\u300f]/u, '"'],
  [/[\u2018\u2019\u201a\u201b`\u00b4]/u, "'"],
  [/[\u2010-\u2015\u2212]/u, '-'],
  [/[\u3002]/u, '.'],
  [/[\u3001]/u, ','],
  [/[\r\n]/u, ' . '],
  [/\s/u, ' '],
  [/[\u{1f44d}\u{1f44c}\u2705\u2714\u{1f197}]/u, ' yes '],
  [/[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/u, ''],
];
/** A terminal's escape sequence: no words of anybody. */
const ESCAPE = new RegExp(`${String.fromCodePoint(0x1b)}\\[[0-?]*[ -/]*[@-~]`, 'uy');

/** Compatibility forms (full-width letters and the like) become plain ones; nothing invisible stays. */
export function normalise(turn: string): Said {
  const given = turn.slice(0, MOST_READ * 2);
  let text = '';
  const origin: number[] = [];
  for (let at = 0; at < given.length && text.length <= MOST_READ;) {
    const length = escapeLength(given, at);
    const character = length > 0 ? '' : String.fromCodePoint(given.codePointAt(at) ?? 0);
    const plain = plainForm(character);
    for (let index = 0; index < plain.length; index += 1) origin.push(at);
    text += plain;
    at += length > 0 ? length : character.length;
  }
  const endOf = (index: number): number => {
    const start = origin[index] ?? 0;
    return start + String.fromCodePoint(given.codePointAt(start) ?? 0).length;
  };
  return {
    text: text.slice(0, MOST_READ),
    cut: turn.length > given.length || text.length > MOST_READ,
    written: (start, end) => (end <= start ? '' : given.slice(origin[start] ?? 0, endOf(end - 1))),
  };
}

function escapeLength(text: string, at: number): number {
  ESCAPE.lastIndex = at;
  return ESCAPE.exec(text)?.[0].length ?? 0;
}

function plainForm(character: string): string {
  const sign = SIGNS.find(([form]) => form.test(character));
  return sign === undefined ? character.normalize('NFKC') : sign[1];
}
