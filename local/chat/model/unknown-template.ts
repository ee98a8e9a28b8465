import { textOf, wordsAt, type Sentence } from './sentence';
import { startsClause } from './tokens';

const MOST_WORDS = 5;

/**
 * What a person named where no template is known by it ("deploy the flurb schema"): the run of words that nothing else in
 * the turn explains, as written, so that the app can answer with the nearest names. Null where there is none.
 */
export function unknownTemplate(sentence: Sentence, isKnown: (word: string) => boolean): string | null {
  const free = (index: number): boolean => {
    const token = sentence.tokens[index];
    return token !== undefined && !sentence.taken.has(index) && (token.quote !== 0 || !isKnown(token.word)) && !wordsAt(sentence, index, 'i/a');
  };
  const from = sentence.tokens.findIndex((_, index) => free(index));
  if (from < 0) return null;
  let to = from;
  while (to - from < MOST_WORDS - 1 && free(to + 1) && !clauseAt(sentence, to + 1)) to += 1;
  return textOf(sentence, from, to).slice(0, 80);
}

function clauseAt(sentence: Sentence, index: number): boolean {
  const token = sentence.tokens[index];
  return token !== undefined && startsClause(token);
}
