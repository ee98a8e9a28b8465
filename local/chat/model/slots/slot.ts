import { mentionAt, phraseAt, wordsAt, type Sentence } from '../sentence';
import { quotedStretches, startsClause } from '../tokens';

/** Where a slot's value ends: words that begin another part of the request. */
const NEXT_PARTS = [
  'with',
  'without',
  'key',
  'keyed',
  'using',
  'for project',
  'for the project',
  'in project',
  'but',
  'leave',
  'leaving',
  'keep',
  'keeping',
  'link',
  'linking',
  'linked',
  'copy',
  'copying',
  'references',
  'extend',
  'extending',
  'please',
  'thanks',
  'thank',
  'then',
  'project',
  'allow',
  'allowing',
  'excluding',
  'except',
  'lean',
  'in assets',
  'in jira',
  'in our/my/the',
  'to assets',
  'into assets',
  'now',
  'and/then deploy/install/confirm/create/preview/then/show/tell/run/do/go',
];

/** Whether a free-text value ends before a word: a clause, or a new part of the request, begins there. */
export function endsValue(sentence: Sentence, index: number): boolean {
  const token = sentence.tokens[index];
  return token === undefined || startsClause(token) || startsPart(sentence, index);
}

/** Whether another part of the request begins at a word ("with key …", "and keep …"). */
export function startsPart(sentence: Sentence, index: number): boolean {
  const token = sentence.tokens[index];
  if (token === undefined || sentence.taken.has(index)) return true;
  if (phraseAt(sentence, index, NEXT_PARTS) > 0) return true;
  return (
    (token.word === 'and' || token.word === 'or') &&
    phraseAt(sentence, index + 1, [
      ...NEXT_PARTS,
      'name',
      'call',
      'named',
      'called',
      'a/the/with/its key',
      'make it',
    ]) > 0
  );
}

/** Index of the last word of a free-text value that begins at `from`, or `from - 1` where there is none. */
export function valueEnd(sentence: Sentence, from: number, mostWords = 12): number {
  const first = sentence.tokens[from];
  if (first === undefined) return from - 1;
  if (first.quote !== 0) return lastOfQuote(sentence, from);
  let end = from - 1;
  for (let index = from; index < Math.min(sentence.tokens.length, from + mostWords); index += 1) {
    const ends =
      index === from
        ? sentence.taken.has(index) || phraseAt(sentence, index, NEXT_PARTS) > 0
        : endsValue(sentence, index);
    if (ends) break;
    end = index;
  }
  return end;
}

function lastOfQuote(sentence: Sentence, from: number): number {
  const quote = sentence.tokens[from]?.quote;
  let end = from;
  while (sentence.tokens[end + 1]?.quote === quote) end += 1;
  return end;
}

/**
 * The text of a value as it was written: a quoted one whole, as between its quotes; another with
 * the signs at its ends.
 */
export function valueText(sentence: Sentence, from: number, to: number): string {
  const [first, last] = [sentence.tokens[from], sentence.tokens[to]];
  if (first === undefined || last === undefined) return '';
  const stretch = first.quote === 0 ? undefined : quotedStretches(sentence.text)[first.quote - 1];
  if (stretch !== undefined && last.end <= stretch.end)
    return sentence.said.written(stretch.start, stretch.end).trim();
  const before = sentence.text.slice(0, first.start).match(/[^\s\p{L}\p{N}:=,;'"]+$/u)?.[0] ?? '';
  const after = sentence.text.slice(last.end).match(/^[^\s\p{L}\p{N}]+/u)?.[0] ?? '';
  const start = first.start - before.length;
  const length = withoutEnd(sentence.text.slice(start, last.end + after.length)).length;
  return sentence.said.written(start, Math.max(start + length, last.end)).trim();
}

/** Without the signs that end a sentence, and without a quote or bracket that was opened elsewhere. */
function withoutEnd(text: string): string {
  const shorter = text.replace(/[.,;:!?]+$/u, '');
  const odd = (shorter.match(/"/g) ?? []).length % 2 === 1;
  const open = (shorter.match(/\(/g) ?? []).length < (shorter.match(/\)/g) ?? []).length;
  const cut = (odd && /["']$/u.test(shorter)) || (open && shorter.endsWith(')'));
  return cut || /[^"']'$/u.test(shorter) ? withoutEnd(shorter.slice(0, -1)) : shorter;
}

/** Index after `at` of optional words such as "the" or "a". */
export function skip(sentence: Sentence, at: number, words: string): number {
  let index = at;
  while (wordsAt(sentence, index, words) && sentence.tokens[index]?.quote === 0) index += 1;
  return index;
}

/** One run of characters without blanks that begins at a word ("MDATA", "MY_KEY", "K2-X"), for keys and ids. */
export function runOfCharacters(
  sentence: Sentence,
  at: number,
): { text: string; to: number } | null {
  const token = sentence.tokens[at];
  if (token === undefined) return null;
  const run =
    /^\S+/u.exec(sentence.text.slice(token.start))?.[0].replace(/[.,;:!?)"'\]]+$/u, '') ?? '';
  let to = at;
  while ((sentence.tokens[to + 1]?.start ?? Infinity) < token.start + run.length) to += 1;
  return run === '' ? null : { text: run, to };
}

/** The values of a list "A, B and C" from word `from` on: each with its words, and where the list ends. */
export function listFrom(sentence: Sentence, from: number): { values: string[]; to: number } {
  const values: string[] = [];
  let at = skip(sentence, from, 'the/any/all');
  let to = from - 1;
  for (;;) {
    const end = listItemEnd(sentence, at);
    if (end < at) break;
    values.push(valueText(sentence, at, end));
    to = end;
    const next = sentence.tokens[end + 1];
    if (next === undefined) break;
    const joined = /^[,&"']+$/.test(next.before) || ['and', 'or', 'nor'].includes(next.word);
    if (!joined || (['and', 'or'].includes(next.word) && endsValue(sentence, end + 1))) break;
    at = skip(sentence, end + 1, 'and/or/nor/the/without/any');
  }
  return { values, to };
}

function listItemEnd(sentence: Sentence, at: number): number {
  const first = sentence.tokens[at];
  if (first === undefined) return at - 1;
  if (first.quote !== 0) return lastOfQuote(sentence, at);
  let end = at - 1;
  for (let index = at; index < sentence.tokens.length && index < at + 5; index += 1) {
    const token = sentence.tokens[index];
    if (
      token === undefined ||
      (index > at &&
        (['and', 'or', 'nor', 'as', 'copied', 'linked'].includes(token.word) ||
          endsValue(sentence, index) ||
          token.before.includes('&')))
    )
      break;
    if (index === at && (sentence.taken.has(index) || phraseAt(sentence, index, NEXT_PARTS) > 0))
      break;
    end = index;
  }
  return end;
}

/** Key of the template mentioned at a word, or the run of characters there, as an object schema's key. */
export function schemaAt(
  sentence: Sentence,
  at: number,
): { template: string | null; text: string; to: number } | null {
  const mention = mentionAt(sentence, at);
  if (mention !== null) return { template: mention.key, text: mention.key, to: mention.to };
  const run = runOfCharacters(sentence, at);
  return run === null ? null : { template: null, text: run.text.toUpperCase(), to: run.to };
}
