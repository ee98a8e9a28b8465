/** What of a turn went into nothing: to be said, or asked about where it could turn the meaning round. */
import { mentionAt, type Sentence } from './sentence';

/** Words that limit, exclude or bind what is beside them. */
const LIMITING = new Set(
  (
    'without except excepting excluding exclude minus only solely exclusively ' +
    'unless until rather besides instead barring sans leave leaving omit skip ' +
    'exclude'
  ).split(' '),
);

/** A template is deployed once: a number beside it is not used. */
const NUMBERS = new Set('2 3 4 5 6 7 8 9 10 two three four five six ten'.split(' '));

export interface Unused {
  /** Words that no part of the request explains, as written, those side by side together. */
  words: string[];
  /** A limiting word with what follows it, as written; null where none is left. */
  limit: string | null;
}

const MOST_SHOWN = 6;
const MOST_AFTER = 4;

/**
 * `isKnown`: an everyday word, or one that the conversation itself uses. `isVerb`: one that asks
 * for something to be done.
 */
export function unusedOf(
  sentence: Sentence,
  isKnown: (word: string) => boolean,
  isVerb: (word: string) => boolean,
): Unused {
  const { tokens } = sentence;
  const free = (at: number): boolean =>
    tokens[at] !== undefined && !sentence.taken.has(at) && mentionAt(sentence, at) === null;
  const words: string[] = [];
  let before = -2;
  const counts = (at: number): boolean =>
    ['twice', 'thrice', 'double'].includes(tokens[at]?.word ?? '') ||
    (NUMBERS.has(tokens[at]?.word ?? '') &&
      (mentionAt(sentence, at + 1) !== null ||
        ['times', 'copies', 'instances'].includes(tokens[at + 1]?.word ?? '')));
  tokens.forEach((token, at) => {
    const explained = token.quote === 0 && isKnown(token.word) && !counts(at);
    if (!free(at) || explained || (token.word.length < 2 && !counts(at))) return;
    const text = sentence.said.written(token.start, token.end);
    if (before === at - 1) words.push(`${words.pop() ?? ''} ${text}`);
    else words.push(text);
    before = at;
  });
  const limit = tokens.findIndex(
    (token, at) =>
      free(at) &&
      token.quote === 0 &&
      LIMITING.has(token.word) &&
      // "Preview only" limits what is done, not what is planned.
      !(
        ['only', 'solely', 'exclusively'].includes(token.word) &&
        [at - 1, at + 1].some((near) => isVerb(tokens[near]?.word ?? ''))
      ),
  );
  let end = limit;
  while (limit >= 0 && end < limit + MOST_AFTER && free(end + 1)) end += 1;
  return {
    words: words.slice(0, MOST_SHOWN),
    limit:
      limit < 0 ? null : sentence.said.written(tokens[limit]?.start ?? 0, tokens[end]?.end ?? 0),
  };
}
