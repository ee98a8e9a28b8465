import { inert } from '../../src/text/inert';

/** Most characters of one answer shown at once. Actions keep theirs within 4,000. */
export const MOST_SHOWN = 8_000;
const MOST_LINES = 400;

/** A report is shown whole: bounds far above the largest, of 1,000 object types with 20 attributes each. */
export const MOST_REPORT = 8_000_000;
export const MOST_REPORT_LINES = 200_000;

/**
 * Text of several lines, each made harmless by `inert`; leading blanks (the tree of a preview) and inner runs of blanks
 * (its columns) are kept, no two empty lines follow each other, and the whole is bounded.
 */
export function inertLines(
  text: string,
  max: number = MOST_SHOWN,
  mostLines: number = MOST_LINES,
): string {
  const lines = text
    .slice(0, max * 4)
    .split(/\r\n|\r|\n/)
    .slice(0, mostLines)
    .map(inertLine);
  const shown = lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return shown.length <= max ? shown : `${shown.slice(0, max - 1).trimEnd()}…`;
}

/** `inert` joins blanks, so each stretch between them is cleaned alone. */
function inertLine(line: string): string {
  const clean = inert(line, Number.MAX_SAFE_INTEGER);
  if (!/ {2,}|^ /.test(line)) return clean;
  const pieces = line
    .split(/( {2,}|^ )/)
    .map((piece) => (/^ +$/.test(piece) ? piece : inert(piece, Number.MAX_SAFE_INTEGER)));
  const joined = pieces.join('');
  return joined.replace(/ +/g, ' ').trim() === clean ? joined.trimEnd() : clean;
}
