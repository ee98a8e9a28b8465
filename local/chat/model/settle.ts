/** The intent of a turn: the loudest pattern, put right by what else is in the turn. */
import { score, type Reading } from './score';
import type { Sentence } from './sentence';
import { symbolsOf } from './symbols';
import { asksWhere, has, isQuestion } from './turn-kind';
import { hasOptions, type Slots } from './understanding';
import { SPELLER } from './vocabulary';
import { VERBS } from './words/classes';

/** Weight from which a reading does not rest on the template alone. */
const SURE = 78;

/**
 * Where nothing is understood but a word is where a template would be ("describe flurb"), it is
 * read as one: the app says what it thinks of it.
 */
export function scoreWith(
  sentence: Sentence,
  symbols: readonly string[],
  unknown: { from: number; to: number } | null,
): Reading {
  const reading = score(symbols);
  if (reading.weight > 0 || unknown === null) return reading;
  const supposed: Sentence = {
    ...sentence,
    mentions: [...sentence.mentions, { key: '', ...unknown, whole: false }],
  };
  const second = score(symbolsOf(supposed, SPELLER));
  return second.weight >= SURE &&
    ['describe', 'compare', 'preview', 'guide'].includes(second.intent)
    ? second
    : reading;
}

/** Where no pattern speaks: slots alone change the last request. */
export function settle(
  reading: Reading,
  sentence: Sentence,
  slots: Omit<Slots, 'unknownTemplate'>,
): Reading {
  if (
    speaksOfThePast(reading, sentence, slots) ||
    (slots.when !== null && reading.intent === 'list') ||
    (slots.until !== null && ['status', 'list', 'unknown'].includes(reading.intent))
  )
    return { intent: 'activity', weight: 98 };
  if (asksWhere(sentence)) return { intent: 'where', weight: 98 };
  const optioned = hasOptions({ ...slots, unknownTemplate: null });
  const namesExtend = slots.extend.kind === 'named';
  // A name may hold any word ("… named Shared Data"): an order with a template is no question about that word.
  if (
    reading.intent === 'question' &&
    !isQuestion(sentence) &&
    optioned &&
    slots.templates.length > 0 &&
    has(sentence, VERBS.deploy.join('/'))
  )
    return { intent: 'preview', weight: 90 };
  if (optioned && reading.weight < 90 && reading.intent !== 'question') {
    if (namesExtend || slots.templates.length > 0) return { intent: 'preview', weight: 90 };
    return { intent: 'fragment', weight: 90 };
  }
  if (reading.weight === 0 && sentence.tokens.length > 0 && has(sentence, 'again'))
    return { intent: 'preview', weight: 60 };
  return reading.weight === 0 && has(sentence, 'hey') && sentence.tokens.length <= 3
    ? { intent: 'greet', weight: 50 }
    : reading;
}

const PAST = new Set(
  (
    'happened happens happen deployed installed did changed was were has have been ' +
    'since done created deployments changes confirmed cancelled failed going ' +
    'activity news'
  ).split(' '),
);

/** "What was deployed last week?" is for the log; "deploy core, as was agreed yesterday" is not. */
function speaksOfThePast(
  reading: Reading,
  sentence: Sentence,
  slots: Omit<Slots, 'unknownTemplate'>,
): boolean {
  if (
    (slots.when === null && slots.until === null) ||
    !sentence.tokens.some(({ word }) => PAST.has(SPELLER.correct(word))) ||
    reading.intent === 'report' ||
    reading.intent === 'unsupported'
  )
    return false;
  return (
    isQuestion(sentence) || !['preview', 'confirm', 'assent', 'cancel'].includes(reading.intent)
  );
}
