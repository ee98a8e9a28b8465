/**
 * One line of the notation, cut at what is outside double quotes. Positions are kept, so that
 * a person is shown where. Pure.
 */

/** A piece of a line, blanks at its ends taken off, and the column (from 1) at which it begins. */
export interface Piece {
  text: string;
  column: number;
  /** It began with a double quote: what was between the quotes, and never a word of the notation. */
  isQuoted: boolean;
}

/** What sets off a description: a dash of any length between blanks, or at the end of the line. */
const DASHES = [' - ', ' – ', ' — '] as const;

/** Cuts at every `separator` that is outside quotes and brackets. Pieces are as they are written; see `pieceOf`. */
export function cut(text: string, separator: string, column: number, most = Infinity): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const at of outside(text)) {
    if (pieces.length + 1 >= most) break;
    if (at < from || !text.startsWith(separator, at)) continue;
    pieces.push(raw(text.slice(from, at), column + from));
    from = at + separator.length;
  }
  return [...pieces, raw(text.slice(from), column + from)];
}

/** What is before the first dash that sets off a description, and the description; null where there is none. */
export function cutDescription(text: string, column: number): { head: Piece; rest: Piece | null } {
  for (const at of outside(text)) {
    const dash = DASHES.find((one) => text.startsWith(one, at));
    if (dash === undefined) continue;
    const from = at + dash.length;
    return {
      head: raw(text.slice(0, at), column),
      rest: pieceOf(raw(text.slice(from), column + from)),
    };
  }
  return { head: raw(text, column), rest: null };
}

/** A piece that is quoted as a whole, without its quotes; any other as it is. */
export function pieceOf(piece: Piece): Piece {
  const inner = unquoted(piece.text);
  return inner === null ? piece : { ...piece, text: inner, isQuoted: true };
}

/** A piece behind a word of the notation: `suffix "kg"`. Null where it does not begin with the word. */
export function after(piece: Piece, word: RegExp): Piece | null {
  const [found] = word.exec(piece.text) ?? [];
  if (found === undefined || piece.text.startsWith('"')) return null;
  return pieceOf(raw(piece.text.slice(found.length), piece.column + found.length));
}

/** How text is written so that it is read as it is: bare where nothing in it could be taken for something else. */
export const written = (text: string, isWord: (text: string) => boolean = () => false): string =>
  isBare(text) && !isWord(text) ? text : JSON.stringify(text);

/** A description runs to the end of its line, so that only what could not be there is quoted. */
export const writtenDescription = (text: string): string =>
  text !== text.trim() || text.startsWith('"') || /[^\P{Cc}]|[\u2028\u2029]/u.test(text)
    ? JSON.stringify(text)
    : text;

const isBare = (text: string): boolean =>
  text !== '' &&
  text === text.trim() &&
  !/[",:>()#→\\]|\s{2}|[^\P{Cc}]|[\u2028\u2029]|(?:^|\s)[-–—](?:\s|$)|^->|\sas\s|^[-*•]/iu.test(
    text,
  );

function raw(text: string, column: number): Piece {
  const leading = text.length - text.trimStart().length;
  return { text: text.trim(), column: column + leading, isQuoted: false };
}

/** The text of a quoted string that is the whole of `text`; null where it is not, or not a sound one. */
function unquoted(text: string): string | null {
  if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

/** Positions outside quotes and brackets. A quote or a bracket that is never closed holds nothing together. */
function* outside(text: string): Generator<number> {
  for (let at = 0; at < text.length; at += 1) {
    const end =
      text[at] === '"' ? endOfQuote(text, at) : text[at] === '(' ? text.indexOf(')', at) : -1;
    if (end >= 0) at = end;
    else yield at;
  }
}

function endOfQuote(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return -1;
}
