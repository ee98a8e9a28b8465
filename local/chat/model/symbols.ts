import { BOUNDARY } from './pattern';
import { mentionAt, type Sentence } from './sentence';
import type { Speller } from './spelling';
import { startsSentence } from './tokens';
import { FILLERS, NEGATIONS } from './words/fillers';
import { phraseFrom } from './words/phrase-index';

export const TEMPLATE = '<t>';
export const SLOT = '<s>';
export const NEGATED = '<not>';

/**
 * A turn as patterns see it: words spelt right, expressions joined, fillers dropped, templates as
 * `<t>`, slots and quoted words as `<s>`, a verb that is negated as `<not>`, and `|` between
 * sentences.
 */
export function symbolsOf(sentence: Sentence, speller: Speller): string[] {
  const marked = sentence.tokens.flatMap((token, index) => {
    const symbol = symbolAt(sentence, index, speller);
    return startsSentence(token) && index > 0 ? [BOUNDARY, symbol] : [symbol];
  });
  return collapse(negate(dropFillers(joinPhrases(marked))));
}

function symbolAt(sentence: Sentence, index: number, speller: Speller): string {
  if (sentence.taken.has(index)) return SLOT;
  if (mentionAt(sentence, index) !== null) return TEMPLATE;
  const token = sentence.tokens[index];
  if (token === undefined || token.quote !== 0) return SLOT;
  return speller.correct(token.word);
}

function joinPhrases(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length;) {
    const phrase = phraseFrom(words, at);
    joined.push(phrase?.joined ?? words[at] ?? '');
    at += phrase?.length ?? 1;
  }
  return joined;
}

function dropFillers(words: readonly string[]): string[] {
  return words.filter((word) => !FILLERS.has(word));
}

/** "do not deploy" becomes `<not>`; "why not deploy" is a suggestion and stays. */
function negate(words: readonly string[]): string[] {
  const turned: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (!NEGATIONS.has(word)) {
      turned.push(word);
      continue;
    }
    const before = turned.at(-1);
    if (before === 'why') {
      turned.pop();
      continue;
    }
    if (before === 'do' || before === 'does' || before === 'did') turned.pop();
    turned.push(NEGATED);
    const next = words[at + 1];
    if (next !== undefined && next !== BOUNDARY && next !== TEMPLATE && next !== SLOT) at += 1;
  }
  return turned;
}

/** One symbol for a template or slot of several words. */
function collapse(words: readonly string[]): string[] {
  return words.filter(
    (word, index) => !((word === TEMPLATE || word === SLOT) && words[index - 1] === word),
  );
}
