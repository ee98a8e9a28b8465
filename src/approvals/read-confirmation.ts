/**
 * Reads a person's whole message as a confirmation, or as none. It is one where it holds one code
 * and besides it nothing but words of assent: what a message means is judged here, and never by a
 * language model. Whatever is not known to be assent makes it unclear, which costs the person
 * nothing but saying it plainly. Pure: whether the code is right, nobody has looked yet.
 */
import { ALONE, AND, JAPANESE, LABEL, OBJECT, SIGNS, VERB } from './assent-words';
import { splitAtCodes } from './code';

export type Reading =
  | { kind: 'confirms'; code: string }
  | { kind: 'unclear'; why: 'no code' | 'two codes' | 'more than assent' };

/** No sensible confirmation is longer, in UTF-16 units. */
const LONGEST = 300;

/** `previewId`: the preview that would be confirmed. To name it is no other wish; to name another one is. */
export function readConfirmation(message: string, previewId: string): Reading {
  if (message.length > LONGEST) return { kind: 'unclear', why: 'more than assent' };
  const text = message.normalize('NFKC').replace(BRACKETS, ' $1 ');
  // An id of a preview must not be read as half of a code.
  const { codes, parts } = splitAtCodes(
    text.replace(PREVIEW, (all, id: string) =>
      id.toLowerCase() === previewId ? 'this' : `#${all}`,
    ),
  );
  const [code, ...others] = codes;
  if (code === undefined) return { kind: 'unclear', why: 'no code' };
  if (others.some((other) => other !== code)) return { kind: 'unclear', why: 'two codes' };
  const last = parts.length - 1;
  const assents =
    isLoneSi(parts.join(' ')) ||
    parts.every((part, at) => isAssent(wordsOf(part), at > 0, at < last));
  return assents ? { kind: 'confirms', code } : { kind: 'unclear', why: 'more than assent' };
}

const BRACKETS = /[([<]([^()[\]<>]*)[)\]>]/gu;
const PREVIEW = /(?:preview )?(?<![\p{L}\p{N}-])(p-[a-z0-9]+)/giu;
const JA = String.raw`[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\u30fc]`;
const TOKEN = new RegExp(String.raw`${JA}+|(?:(?!${JA})[\p{L}\p{M}\p{N}])+`, 'gu');
/**
 * Words (`w`), signs of assent (`✅`), and what separates them and says nothing: no question mark,
 * no semicolon (the Greek one), no dots that trail off.
 */
const NOTHING_BESIDE = /^(?:\.(?!\s*\.)|[w✅\s,!:@"'`*_«»„“”‚‘’‹›「」『』、。・\p{Pd}])*$/u;

/**
 * The words of a part in lower case; null where anything is between them that is neither
 * space, punctuation nor a sign of assent.
 */
function wordsOf(part: string): string[] | null {
  const text = part
    .toLowerCase()
    .replace(SIGNS, '✅')
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
    .replace(/^([\s.,!]*)si(?=\s*[,.!])/u, '$1sí');
  return NOTHING_BESIDE.test(text.replace(TOKEN, 'w')) ? (text.match(TOKEN) ?? []) : null;
}

/**
 * Spanish and Italian without its accent. In French it is "if": so only where nothing else is
 * said, or a comma follows.
 */
const isLoneSi = (rest: string): boolean => /^[\s.,!]*si[\s.,!]*$/iu.test(rest);

type Kind = 'code' | 'alone' | 'verb' | 'object' | 'and' | 'label';

/** What each may follow, beside the beginning. */
const AFTER: Readonly<Record<Kind, readonly (Kind | 'start')[]>> = {
  code: ['start', 'alone', 'verb', 'object', 'label'],
  alone: ['start', 'code', 'alone', 'verb', 'object', 'and'],
  verb: ['start', 'code', 'alone', 'verb', 'object', 'and'],
  object: ['verb'],
  and: ['code', 'alone', 'verb', 'object'],
  label: ['start', 'alone', 'verb', 'object'],
};
const LISTS: readonly [Kind, ReadonlySet<string>][] = [
  ['alone', ALONE],
  ['verb', VERB],
  ['object', OBJECT],
  ['and', AND],
  ['label', LABEL],
];
const MOST_WORDS = 6;

/** Whether a part is phrases of the lists from end to end, in an order in which they say one thing. */
function isAssent(words: string[] | null, afterCode: boolean, beforeCode: boolean): boolean {
  if (words === null) return false;
  /** The kinds of phrase that can end before each word. */
  const ends: Set<Kind | 'start'>[] = words.map(() => new Set());
  ends.push(new Set());
  ends[0]?.add(afterCode ? 'code' : 'start');
  words.forEach((_, from) => {
    const before = ends[from] ?? new Set();
    if (before.size === 0) return;
    for (let to = from + 1; to <= Math.min(words.length, from + MOST_WORDS); to += 1)
      for (const kind of kindsOf(words.slice(from, to)))
        if (AFTER[kind].some((one) => before.has(one))) ends[to]?.add(kind);
  });
  const last = ends[words.length] ?? new Set();
  if (beforeCode) return AFTER.code.some((one) => last.has(one)) || last.has('code');
  return ['code', 'alone', 'verb', 'object'].some((one) => last.has(one as Kind));
}

function kindsOf(words: readonly string[]): Kind[] {
  const [first = ''] = words;
  if (words.length === 1 && new RegExp(`^${JA}`, 'u').test(first))
    return isJapaneseAssent(first) ? ['alone'] : [];
  const phrase = words.join(' ');
  return LISTS.filter(([, list]) => list.has(phrase)).map(([kind]) => kind);
}

/** Whether a run without spaces is phrases of the list from end to end. */
function isJapaneseAssent(run: string): boolean {
  const reached = new Set([0]);
  for (let from = 0; from < run.length; from += 1)
    if (reached.has(from))
      for (let to = from + 1; to <= run.length; to += 1)
        if (JAPANESE.has(run.slice(from, to))) reached.add(to);
  return reached.has(run.length);
}
