import { mentionAt, wordsAt, type Sentence } from './sentence';
import { startsClause } from './tokens';

const MOST_WORDS = 5;

/**
 * `isKnown`: the conversation knows the word, so it explains itself. `isSpeech`: a verb or
 * everyday word, which no name goes across.
 */
export interface WordKinds {
  isKnown(word: string): boolean;
  isSpeech(word: string): boolean;
}

/**
 * What a person named where no template is known by it ("deploy the flurb schema"): the first
 * word that nothing else in the turn explains, with the words about it that may belong to the
 * name ("vendor flurb"), so that the app can answer with the nearest names. Null where there is
 * none.
 */
export function unknownTemplate(
  sentence: Sentence,
  kinds: WordKinds,
): { from: number; to: number } | null {
  const free = (index: number): boolean => {
    const token = sentence.tokens[index];
    return (
      token !== undefined &&
      !sentence.taken.has(index) &&
      mentionAt(sentence, index) === null &&
      !/^(?:\d+|.)$/u.test(token.word) &&
      (token.quote !== 0 || !wordsAt(sentence, index, 'i/a'))
    );
  };
  const named = (index: number, isOther: (word: string) => boolean): boolean => {
    const token = sentence.tokens[index];
    return token !== undefined && free(index) && (token.quote !== 0 || !isOther(token.word));
  };
  let from = sentence.tokens.findIndex((_, index) => named(index, kinds.isKnown));
  if (from < 0) return null;
  let to = from;
  while (to - from < MOST_WORDS - 1 && named(to + 1, kinds.isSpeech) && !clauseAt(sentence, to + 1))
    to += 1;
  while (to - from < MOST_WORDS - 1 && named(from - 1, kinds.isSpeech) && !clauseAt(sentence, from))
    from -= 1;
  return { from, to };
}

function clauseAt(sentence: Sentence, index: number): boolean {
  const token = sentence.tokens[index];
  return token !== undefined && startsClause(token);
}
