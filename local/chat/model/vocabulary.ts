/** The words the conversation knows, put right where they are misspelt. */
import { classWords } from './pattern';
import { PATTERN_WORDS } from './score';
import { WHEN_WORDS } from './slots/when';
import { createSpeller } from './spelling';
import type { WordKinds } from './unknown-template';
import { NOUNS, VERBS } from './words/classes';
import { COMMON } from './words/common';
import { FILLERS } from './words/fillers';
import { PHRASE_WORDS } from './words/phrase-index';

export const SPELLER = createSpeller([...PATTERN_WORDS, ...PHRASE_WORDS, ...WHEN_WORDS]);

/** Forms of the verbs that ask for something, and words for templates. */
export const VERB_FORMS = new Set([...Object.keys(VERBS).flatMap(classWords), ...NOUNS.template]);
export const WORD_KINDS: WordKinds = {
  isKnown: (word) => COMMON.has(word) || FILLERS.has(word) || SPELLER.knows(SPELLER.correct(word)),
  isSpeech: (word) =>
    COMMON.has(word) || FILLERS.has(word) || VERB_FORMS.has(SPELLER.correct(word)),
};
