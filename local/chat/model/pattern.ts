import { inflect } from './inflect';
import { NOUNS, VERBS } from './words/classes';

/**
 * A small pattern language over the words of a turn:
 * `a/b` one of these · `@deploy` a word of that class · `x?` may be missing · `*` up to six words of one sentence ·
 * `^` `$` start and end of a sentence · `<t>` a template · `<s>` a slot · `|` a sentence boundary
 * (never crossed by `*`).
 */
export interface Pattern {
  elements: readonly Element[];
}

interface Element {
  kind: 'word' | 'gap' | 'start' | 'end';
  words: ReadonlySet<string>;
  optional: boolean;
}

const MOST_GAP = 6;
export const BOUNDARY = '|';

/** The members of a class; of a verb class, every form of each. */
export function classWords(name: string): readonly string[] {
  const verbs: Record<string, readonly string[]> = VERBS;
  const nouns: Record<string, readonly string[]> = NOUNS;
  const found = verbs[name]?.flatMap(inflect) ?? nouns[name];
  if (found === undefined)
    throw new Error(`A pattern names the class @${name}, which is not there.`);
  return found;
}

/** Reads a pattern. Throws on a class that is not there: a defect of the tables, found when they are loaded. */
export function compile(source: string): Pattern {
  return { elements: source.split(' ').map(compileElement) };
}

function compileElement(source: string): Element {
  if (source === '*') return { kind: 'gap', words: new Set(), optional: false };
  if (source === '^') return { kind: 'start', words: new Set(), optional: false };
  if (source === '$') return { kind: 'end', words: new Set(), optional: false };
  const optional = source.endsWith('?');
  const names = (optional ? source.slice(0, -1) : source).split('/');
  const words = names.flatMap((name) =>
    name.startsWith('@') ? classWords(name.slice(1)) : [name],
  );
  return { kind: 'word', words: new Set(words), optional };
}

/** Whether the pattern is anywhere in these words. */
export function matches(pattern: Pattern, words: readonly string[]): boolean {
  return words.some((_, start) => matchFrom(pattern.elements, 0, words, start));
}

function matchFrom(
  elements: readonly Element[],
  element: number,
  words: readonly string[],
  at: number,
): boolean {
  const wanted = elements[element];
  if (wanted === undefined) return true;
  const rest = (next: number): boolean => matchFrom(elements, element + 1, words, next);
  if (wanted.kind === 'start') return (at === 0 || words[at - 1] === BOUNDARY) && rest(at);
  if (wanted.kind === 'end') return (at >= words.length || words[at] === BOUNDARY) && rest(at);
  if (wanted.kind === 'gap') return gaps(words, at).some(rest);
  const word = words[at];
  if (word !== undefined && wanted.words.has(word) && rest(at + 1)) return true;
  return wanted.optional && rest(at);
}

function gaps(words: readonly string[], from: number): number[] {
  const stops = [from];
  for (let at = from; at < Math.min(words.length, from + MOST_GAP); at += 1) {
    if (words[at] === BOUNDARY) break;
    stops.push(at + 1);
  }
  return stops;
}

/** Every word the pattern names, for the spelling dictionary. */
export const wordsOfPattern = (pattern: Pattern): string[] =>
  pattern.elements.flatMap((element) => [...element.words]);
