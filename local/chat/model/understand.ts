import { findGuide, SECTION_GUIDES, TEMPLATE_GUIDES } from '../../../src/templates/guides';
import type { TemplateFact } from '../facts';
import { findMentions } from './mentions';
import { normalise } from './normalise';
import { classWords } from './pattern';
import { PATTERN_WORDS, score, type Reading } from './score';
import { freeMentions, textOf, wordsAt, type Sentence } from './sentence';
import { takeCode } from './slots/code';
import { takeIds } from './slots/ids';
import { takeKey } from './slots/key';
import { takeLeaveOut } from './slots/leave-out';
import { takeName } from './slots/name';
import { takeProject } from './slots/project';
import { takeReferences } from './slots/references';
import { takeExtend, takeSharing } from './slots/schema-lists';
import { takeVariant } from './slots/variant';
import { takeWhen, WHEN_WORDS } from './slots/when';
import { createSpeller } from './spelling';
import { NEGATED, symbolsOf } from './symbols';
import { templateNames } from './template-names';
import { tokenise } from './tokens';
import { hasOptions, type Slots, type Understanding } from './understanding';
import { unknownTemplate, type WordKinds } from './unknown-template';
import { NOUNS, VERBS } from './words/classes';
import { COMMON } from './words/common';
import { FILLERS } from './words/fillers';
import { PHRASE_WORDS } from './words/phrase-index';

const SPELLER = createSpeller([...PATTERN_WORDS, ...PHRASE_WORDS, ...WHEN_WORDS]);

/** Weight from which a reading does not rest on the template alone. */
const SURE = 78;
/** Most characters of an unknown template's name that are passed on. */
const MOST_UNKNOWN = 80;

/** What is known when a turn is read: the templates there are, and the confirmation code last shown. */
export interface Setting {
  templates: readonly TemplateFact[];
  shownCode: string | null;
}

/** Reads a turn: normalise, words, templates, slots, intent. Pure, and bounded whatever is written. */
export function understand(turn: string, setting: Setting): Understanding {
  const said = normalise(turn);
  const tokens = tokenise(said.text);
  const mentions = findMentions(tokens, templateNames(setting.templates), (word) =>
    SPELLER.knows(word),
  );
  const sentence: Sentence = { text: said.text, tokens, mentions, taken: new Set() };
  const ids = takeIds(sentence);
  const code = takeCode(sentence);
  const asks = isQuestion(sentence);
  const slots = takeSlots(sentence, setting.templates);
  const unknown = unknownTemplate(sentence, WORD_KINDS);
  const symbols = symbolsOf(sentence, SPELLER);
  const reading = settle(scoreWith(sentence, symbols, unknown), sentence, slots);
  return {
    reading,
    slots: {
      ...slots,
      unknownTemplate:
        unknown === null ? null : textOf(sentence, unknown.from, unknown.to).slice(0, MOST_UNKNOWN),
    },
    code,
    previewId: ids.preview,
    deploymentId: ids.deployment,
    again: has(sentence, 'again/redo/same/repeat') || has(sentence, 'once more'),
    pointsBack: has(sentence, 'it/that/this/them/those/these/same/both'),
    turnsTo:
      has(sentence, 'what/how about') ||
      (wordsAt(sentence, 0, 'and') && slots.templates.length > 0),
    asks,
    // Not by words: "as JSON" also reads as a name.
    format: /\bjson\b/i.test(said.text) ? 'json' : 'markdown',
    guide: guideIn(said.text),
    negated: symbols.includes(NEGATED),
    cut: said.cut,
  };
}

const VERB_FORMS = new Set([...Object.keys(VERBS).flatMap(classWords), ...NOUNS.template]);
const WORD_KINDS: WordKinds = {
  isKnown: (word) => COMMON.has(word) || FILLERS.has(word) || SPELLER.knows(SPELLER.correct(word)),
  isSpeech: (word) =>
    COMMON.has(word) || FILLERS.has(word) || VERB_FORMS.has(SPELLER.correct(word)),
};

/** "What is the lean variant?" asks what a word means, and sets nothing. */
const MEANING = ['what is/are', 'what does/do', 'explain', 'why', 'how do/does'];
const NO_SLOTS: Omit<Slots, 'unknownTemplate'> = {
  templates: [],
  name: null,
  key: null,
  references: { all: null, each: [], hub: null, other: null },
  extend: { kind: 'none' },
  allowSharing: { kind: 'none' },
  project: null,
  variant: null,
  leaveOut: [],
  when: null,
};

/** The order matters: what is most certain takes its words first. */
function takeSlots(
  sentence: Sentence,
  templates: readonly TemplateFact[],
): Omit<Slots, 'unknownTemplate'> {
  const when = takeWhen(sentence, SPELLER.correct);
  if (sentence.mentions.length === 0 && MEANING.some((start) => wordsAt(sentence, 0, start)))
    return { ...NO_SLOTS, when };
  const project = takeProject(sentence);
  const key = takeKey(sentence);
  const references = takeReferences(sentence);
  const extend = takeExtend(sentence);
  const allowSharing = takeSharing(sentence);
  const variant = takeVariant(sentence);
  const leaveOut = takeLeaveOut(sentence);
  const name = takeName(sentence);
  const free = freeMentions(sentence);
  const all =
    free.length === 0 &&
    (has(sentence, 'everything') ||
      has(sentence, 'all/every template/templates/schema/schemas/of/the/them') ||
      has(sentence, 'them all'));
  return {
    templates: all ? templates.map((one) => one.key) : free,
    name,
    key,
    references,
    extend,
    allowSharing,
    project,
    variant,
    leaveOut,
    when,
  };
}

/** Where nothing is understood but a word stands where a template would ("describe flurb"), it is read as one: the app says what it thinks of it. */
function scoreWith(
  sentence: Sentence,
  symbols: readonly string[],
  unknown: { from: number; to: number } | null,
): Reading {
  const reading = score(symbols);
  if (reading.weight > 0 || unknown === null) return reading;
  const supposed: Sentence = {
    ...sentence,
    mentions: [...sentence.mentions, { key: '', ...unknown }],
  };
  const second = score(symbolsOf(supposed, SPELLER));
  return second.weight >= SURE &&
    ['describe', 'compare', 'preview', 'guide'].includes(second.intent)
    ? second
    : reading;
}

/** Where no pattern speaks: slots alone change the last request. */
function settle(
  reading: Reading,
  sentence: Sentence,
  slots: Omit<Slots, 'unknownTemplate'>,
): Reading {
  if (speaksOfThePast(reading, sentence, slots)) return { intent: 'activity', weight: 98 };
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
  'happened happen deployed installed did changed was were has have been since done created deployments changes confirmed cancelled failed going activity news'.split(
    ' ',
  ),
);

/** "What was deployed last week?" is for the log; "deploy core, as was agreed yesterday" is not. */
function speaksOfThePast(
  reading: Reading,
  sentence: Sentence,
  slots: Omit<Slots, 'unknownTemplate'>,
): boolean {
  if (
    slots.when === null ||
    !sentence.tokens.some(({ word }) => PAST.has(SPELLER.correct(word))) ||
    reading.intent === 'report' ||
    reading.intent === 'unsupported'
  )
    return false;
  return (
    isQuestion(sentence) || !['preview', 'confirm', 'assent', 'cancel'].includes(reading.intent)
  );
}

/** The page of the guide named, of a template or of the documentation as a whole. */
function guideIn(text: string): string | null {
  return (findGuide(text, TEMPLATE_GUIDES) ?? findGuide(text, SECTION_GUIDES))?.page ?? null;
}

/** Asked about rather than for: begins with an interrogative, or with "should/is/does". "Can you …" is a polite request. */
function isQuestion(sentence: Sentence): boolean {
  const first = [
    'what',
    'why',
    'how',
    'when',
    'who',
    'where',
    'which',
    'should',
    'is',
    'are',
    'does',
    'do',
    'did',
    'must',
    'has',
    'if',
    'whether',
    'was',
  ].find((word) => wordsAt(sentence, 0, word));
  return first !== undefined && !(first === 'do' && !wordsAt(sentence, 1, 'i/we/you'));
}

/** Whether these words stand, outside slots, anywhere in the turn. */
function has(sentence: Sentence, words: string): boolean {
  return sentence.tokens.some(
    (token, index) => token.quote === 0 && wordsAt(sentence, index, words),
  );
}
