import type { Said } from './normalise';
import type { Token } from './tokens';

/** A template recognised in a turn: the words `from` to `to` (inclusive). */
export interface Mention {
  key: string;
  from: number;
  to: number;
  /** The whole key or the whole name is there; else words of the name do, of which something else may be meant. */
  whole: boolean;
}

/** A turn being read: its words, the templates in it, and which words a slot has taken. */
export interface Sentence {
  text: string;
  said: Said;
  tokens: readonly Token[];
  mentions: readonly Mention[];
  /** Indices of words that belong to a slot and no longer count for the intent. */
  taken: Set<number>;
}

/** Marks the words `from` to `to` (inclusive) as taken. */
export function take(sentence: Sentence, from: number, to: number): void {
  for (let index = from; index <= to; index += 1) sentence.taken.add(index);
}

/** Indices of the words that lie whole within a match in the text. */
export function wordsOf({ tokens }: Sentence, match: RegExpExecArray): number[] {
  const end = match.index + match[0].length;
  return tokens.flatMap((token, at) =>
    token.start >= match.index && token.end <= end ? [at] : [],
  );
}

/** Marks the words of a match as taken. */
export function takeMatch(sentence: Sentence, match: RegExpExecArray): void {
  for (const at of wordsOf(sentence, match)) take(sentence, at, at);
}

/** A part of a match as the person wrote it. */
export function writtenIn({ said }: Sentence, match: RegExpExecArray, part: string): string {
  const from = match.index + match[0].indexOf(part);
  return said.written(from, from + part.length).trim();
}

/** The text from word `from` to word `to` (inclusive), as written. */
export function textOf(sentence: Sentence, from: number, to: number): string {
  const first = sentence.tokens[from];
  const last = sentence.tokens[to];
  return first === undefined || last === undefined
    ? ''
    : sentence.said.written(first.start, last.end);
}

/** Whether the words from `index` on are these; each may name several (`a/b`). */
export function wordsAt(sentence: Sentence, index: number, words: string): boolean {
  return words.split(' ').every((one, offset) => {
    const token = sentence.tokens[index + offset];
    return (
      token !== undefined &&
      token.quote === 0 &&
      !sentence.taken.has(index + offset) &&
      (offset === 0 || !/[.!?;]/.test(token.before)) &&
      one.split('/').includes(token.word)
    );
  });
}

/** The first of these phrases that begins at `index`: how many words it has, or 0. */
export function phraseAt(sentence: Sentence, index: number, phrases: readonly string[]): number {
  const found = phrases.find((phrase) => wordsAt(sentence, index, phrase));
  return found === undefined ? 0 : found.split(' ').length;
}

/** The mention that covers a word, or null. */
export function mentionAt(sentence: Sentence, index: number): Mention | null {
  return sentence.mentions.find((one) => index >= one.from && index <= one.to) ?? null;
}

/** Templates mentioned outside every slot, each once, in order. */
export function freeMentions(sentence: Sentence): string[] {
  const free = sentence.mentions.filter((one) => !sentence.taken.has(one.from));
  return [...new Set([...free].sort((a, b) => a.from - b.from).map((one) => one.key))];
}
