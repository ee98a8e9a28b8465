/**
 * Text that people other than the reader have written (names in the workspace, error messages,
 * inputs), made safe to show in a terminal, in chat and to a model: no control character, nothing
 * invisible, one line, bounded.
 */

/** Most UTF-16 units of foreign text shown at one place, where the caller names no other bound. */
export const INERT_MAX = 200;

const ESC = String.fromCodePoint(0x1b);
const BEL = String.fromCodePoint(0x07);
/** One-byte forms of CSI, of the end of a string (ST), and of what begins one (DCS, SOS, OSC, PM, APC). */
const CSI = String.fromCodePoint(0x9b);
const ST = String.fromCodePoint(0x9c);
const STRING_STARTS = String.fromCodePoint(0x90, 0x98, 0x9d, 0x9e, 0x9f);

/**
 * Terminal escape sequences (ECMA-48): strings such as titles and hyperlinks with their content,
 * then CSI, then the short ones. What is inside a string excludes whatever could begin the
 * next sequence, so that hostile input is read once only.
 */
const ESCAPE_SEQUENCES = new RegExp(
  [
    `(?:${ESC}[PX\\]^_]|[${STRING_STARTS}])[^${BEL}${ESC}${ST}]*(?:${BEL}|${ESC}\\\\|${ST})`,
    `(?:${ESC}\\[|${CSI})[0-?]*[ -/]*[@-~]`,
    `${ESC}[ -/]+[0-~]`,
  ].join('|'),
  'gu',
);

/**
 * What a reader cannot see: C0 and C1 controls, lone surrogates, and every code point that renderers ignore by default
 * (zero-width and bidirectional controls, variation selectors, the tag characters that can hide whole sentences).
 */
const INVISIBLE = /[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;

/**
 * One bounded line without control, invisible or direction-changing characters. White space of any kind becomes one
 * blank; what is longer than `max` UTF-16 units (default 200) is cut and ends in `…`, which counts. Idempotent.
 */
export function inert(text: string, max: number = INERT_MAX): string {
  const line = text
    .replace(ESCAPE_SEQUENCES, '')
    .replace(/[^\S\ufeff]+/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(/ {2,}/gu, ' ')
    .trim();
  if (line.length <= max) return line;
  return `${withoutHalfPair(line.slice(0, Math.max(0, max - 1))).trimEnd()}…`;
}

/** What has the form of a confirmation code, in any script, with any dash or with none. */
const CODE_SHAPED =
  /(?<![\p{L}\p{N}])(\p{N}[\p{L}\p{N}]{3})[\s\p{Pd}]{0,3}([\p{L}\p{N}]{4})(?![\p{L}\p{N}])/gu;

/** `inert`, and without anything that reads as the app's own "confirm 3ACD-EFHJ": only the app says that. */
export function defused(text: string, max: number = INERT_MAX): string {
  const line = inert(text, Number.MAX_SAFE_INTEGER);
  return inert(
    /confirm/iu.test(line.normalize('NFKC')) ? line.replace(CODE_SHAPED, '$1 … $2') : line,
    max,
  );
}

/**
 * What a renderer of Markdown may take for more than a character: emphasis, code, links, images,
 * HTML, entities, mentions, addresses, what a backslash takes away, and quotation marks, which
 * would end the ones around it.
 */
const MARKUP = /[\\`*_[\]<>|~"“”„@#$]|&#?\w+;|:\/\/|www\.|:\w+:/u;

/**
 * `defused` text exactly as it is, from which nothing breaks out: between double quotes, or as a
 * span of code where a renderer would read more into it. `max` bounds what stands inside.
 */
export function quoted(text: string, max: number = INERT_MAX): string {
  const harmless = defused(text, max);
  return MARKUP.test(harmless) ? code(harmless) : `"${harmless}"`;
}

/** Likewise, and without quotation marks where none are needed. */
export function named(text: string, max: number = INERT_MAX): string {
  const harmless = defused(text, max);
  return MARKUP.test(harmless) ? code(harmless) : harmless;
}

/** A span of code ends at a run of as many backticks as began it: one more than any inside. */
function code(line: string): string {
  const longest = Math.max(0, ...[...line.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Cutting may have split a surrogate pair: its first half is dropped. */
function withoutHalfPair(text: string): string {
  return text.replace(/[\ud800-\udbff]$/, '');
}
