import type { TemplateFact } from '../facts';
import { findMentions } from './mentions';
import { normalise } from './normalise';
import { PATTERN_WORDS, score, type Reading } from './score';
import { freeMentions, wordsAt, type Sentence } from './sentence';
import { takeCode } from './slots/code';
import { takeIds } from './slots/ids';
import { takeKey } from './slots/key';
import { takeLeaveOut } from './slots/leave-out';
import { takeName } from './slots/name';
import { takeProject } from './slots/project';
import { takeReferences } from './slots/references';
import { takeExtend, takeSharing } from './slots/schema-lists';
import { takeVariant } from './slots/variant';
import { createSpeller } from './spelling';
import { NEGATED, symbolsOf } from './symbols';
import { templateNames } from './template-names';
import { tokenise } from './tokens';
import { hasOptions, type Slots, type Understanding } from './understanding';
import { unknownTemplate } from './unknown-template';
import { COMMON } from './words/common';
import { FILLERS } from './words/fillers';
import { PHRASE_WORDS } from './words/phrase-index';

const SPELLER = createSpeller([...PATTERN_WORDS, ...PHRASE_WORDS]);

/** What is known when a turn is read: the templates there are, and the confirmation code last shown. */
export interface Setting {
  templates: readonly TemplateFact[];
  shownCode: string | null;
}

/** Reads a turn: normalise, words, templates, slots, intent. Pure, and bounded whatever is written. */
export function understand(turn: string, setting: Setting): Understanding {
  const said = normalise(turn);
  const tokens = tokenise(said.text);
  const mentions = findMentions(tokens, templateNames(setting.templates), (word) => SPELLER.knows(word));
  const sentence: Sentence = { text: said.text, tokens, mentions, taken: new Set() };
  const ids = takeIds(sentence);
  const code = takeCode(sentence, setting.shownCode, (word) => SPELLER.knows(word));
  const asks = isQuestion(sentence);
  const slots = takeSlots(sentence, setting.templates);
  const symbols = symbolsOf(sentence, SPELLER);
  const reading = settle(score(symbols), sentence, slots);
  return {
    reading,
    slots: { ...slots, unknownTemplate: slots.templates.length > 0 ? null : unknownTemplate(sentence, isPlainWord) },
    code,
    previewId: ids.preview,
    deploymentId: ids.deployment,
    again: has(sentence, 'again/redo/same/repeat') || has(sentence, 'once more'),
    pointsBack: has(sentence, 'it/that/this/them/those/these/same/both'),
    turnsTo: has(sentence, 'what/how about') || (wordsAt(sentence, 0, 'and') && slots.templates.length > 0),
    asks,
    negated: symbols.includes(NEGATED),
    cut: said.cut,
  };
}

const isPlainWord = (word: string): boolean => COMMON.has(word) || FILLERS.has(word) || SPELLER.knows(SPELLER.correct(word));

/** The order matters: what is most certain takes its words first. */
function takeSlots(sentence: Sentence, templates: readonly TemplateFact[]): Omit<Slots, 'unknownTemplate'> {
  const project = takeProject(sentence);
  const key = takeKey(sentence);
  const references = takeReferences(sentence);
  const extend = takeExtend(sentence);
  const allowSharing = takeSharing(sentence);
  const variant = takeVariant(sentence);
  const leaveOut = takeLeaveOut(sentence);
  const name = takeName(sentence);
  const free = freeMentions(sentence);
  const all = free.length === 0 && (has(sentence, 'everything') || has(sentence, 'all/every template/templates/schema/schemas/of/the/them') || has(sentence, 'them all'));
  return { templates: all ? templates.map((one) => one.key) : free, name, key, references, extend, allowSharing, project, variant, leaveOut };
}

/** Where no pattern speaks: slots alone change the last request. */
function settle(reading: Reading, sentence: Sentence, slots: Omit<Slots, 'unknownTemplate'>): Reading {
  const optioned = hasOptions({ ...slots, unknownTemplate: null });
  const namesExtend = slots.extend.kind === 'named';
  if (optioned && reading.weight < 90 && reading.intent !== 'question') {
    if (namesExtend || slots.templates.length > 0) return { intent: 'preview', weight: 90 };
    return { intent: 'fragment', weight: 90 };
  }
  if (reading.weight === 0 && sentence.tokens.length > 0 && has(sentence, 'again')) return { intent: 'preview', weight: 60 };
  return reading.weight === 0 && has(sentence, 'hey') && sentence.tokens.length <= 3 ? { intent: 'greet', weight: 50 } : reading;
}

/** Asked about rather than for: begins with an interrogative, or with "should/is/does". "Can you …" is a polite request. */
function isQuestion(sentence: Sentence): boolean {
  const first = ['what', 'why', 'how', 'when', 'who', 'where', 'which', 'should', 'is', 'are', 'does', 'do', 'did', 'must', 'has', 'if', 'whether', 'was'].find((word) => wordsAt(sentence, 0, word));
  return first !== undefined && !(first === 'do' && !wordsAt(sentence, 1, 'i/we/you'));
}

/** Whether these words stand, outside slots, anywhere in the turn. */
function has(sentence: Sentence, words: string): boolean {
  return sentence.tokens.some((token, index) => token.quote === 0 && wordsAt(sentence, index, words));
}

