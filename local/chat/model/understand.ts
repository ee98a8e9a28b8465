import { inert } from '../../../src/text/inert';
import { findGuide, SECTION_GUIDES, TEMPLATE_GUIDES } from '../../../src/templates/guides';
import type { TemplateFact } from '../facts';
import { inEnglish, languageOf } from './languages/languages';
import { findMentions } from './mentions';
import { needIn } from './need';
import { normalise } from './normalise';
import { freeMentions, textOf, wordsAt, type Sentence } from './sentence';
import { scoreWith, settle } from './settle';
import { sizedMentions } from './sized';
import { takeCode } from './slots/code';
import { takeIds } from './slots/ids';
import { NEGATED, symbolsOf } from './symbols';
import { takeSlots } from './take-slots';
import { templateNames } from './template-names';
import { tokenise, type Token } from './tokens';
import { addsToPlan, alsoDeployed, growth, has, isQuestion, meansAll } from './turn-kind';
import { typesNamed } from './types-named';
import type { Understanding } from './understanding';
import { unknownTemplate } from './unknown-template';
import { unusedOf } from './unused';
import { SPELLER, VERB_FORMS, WORD_KINDS } from './vocabulary';

/** Most characters of an unknown template's name that are passed on. */
const MOST_UNKNOWN = 80;
/** Most characters of a turn that are said back. */
const MOST_ECHOED = 120;

/** What is known when a turn is read: the templates there are, and the confirmation code last shown. */
export interface Setting {
  templates: readonly TemplateFact[];
  shownCode: string | null;
}

/** Reads a turn: normalise, words, language, templates, slots, intent. Pure, and bounded whatever is written. */
export function understand(turn: string, setting: Setting): Understanding {
  const said = normalise(turn);
  const written = tokenise(said.text);
  const language = languageOf(written);
  const tokens = language === null ? written : inEnglish(written, language);
  const addresses = [...said.text.matchAll(ADDRESS)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  );
  const named = findMentions(tokens, templateNames(setting.templates), (word) =>
    SPELLER.knows(word),
  );
  const mentions = sizedMentions(tokens, named).filter(
    ({ from }) => !addresses.some(([start, end]) => isWithin(tokens[from], start, end)),
  );
  const sentence: Sentence = { text: said.text, said, tokens, mentions, taken: new Set() };
  const ids = takeIds(sentence);
  const code = takeCode(sentence);
  const asks = isQuestion(sentence);
  const types = typesNamed(sentence);
  const { slots, scope, edits } = takeSlots(sentence, setting.templates);
  const unknown = unknownTemplate(sentence, WORD_KINDS);
  const symbols = symbolsOf(sentence, SPELLER);
  const reading = settle(scoreWith(sentence, symbols, unknown), sentence, slots);
  return {
    ...edits,
    reading,
    slots: {
      ...slots,
      unknownTemplate:
        unknown === null ? null : textOf(sentence, unknown.from, unknown.to).slice(0, MOST_UNKNOWN),
    },
    scope,
    unused: unusedOf(sentence, WORD_KINDS.isKnown, (word) => VERB_FORMS.has(word)),
    need: needIn(sentence, (word) => SPELLER.knows(word)),
    types,
    asksOfType:
      types.length > 0 &&
      freeMentions(sentence).length < 2 &&
      (has(sentence, 'attribute/attributes/field/fields/column/columns/properties') ||
        (has(sentence, 'does/do') &&
          !has(sentence, 'do you/we/i') &&
          has(sentence, 'have/contain/hold/include/consist'))) &&
      (asks || has(sentence, 'list/show/describe/give')),
    everything: meansAll(sentence) || scope.allBut,
    forSomething: has(
      sentence,
      'schema/model/template/cmdb/structure/database for/of/about/to/that/which/where',
    ),
    onlyThese: wordsAt(sentence, 0, 'only/just') && slots.templates.length > 0,
    adds: addsToPlan(sentence),
    grows: growth(sentence),
    kind: has(sentence, 'failure/failures/failed/error/errors/problems') ? 'failures' : null,
    alsoDeploys: alsoDeployed(sentence),
    language,
    said: inert(said.text, MOST_ECHOED),
    code,
    previewId: ids.preview,
    deploymentId: ids.deployment,
    again: has(sentence, 'again/redo/same/repeat/retry') || has(sentence, 'once more'),
    pointsBack: has(sentence, 'it/that/this/them/those/these/same/both'),
    turnsTo:
      has(sentence, 'what/how about') ||
      (wordsAt(sentence, 0, 'and') && slots.templates.length > 0),
    asks,
    // Not by words: "as JSON" also reads as a name.
    format: /\bjson\b/i.test(said.text) ? 'json' : 'markdown',
    part: /\bpart\s+(\d{1,3})\b/iu.exec(said.text)?.[1] ?? null,
    guide: guideIn(said.text),
    negated: symbols.includes(NEGATED),
    cut: said.cut,
  };
}

/** Addresses of pages and people: no template is named in one. */
const ADDRESS =
  /https?:\/\/\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:net|com|org|io|example|test)\b/giu;
const isWithin = (token: Token | undefined, start: number, end: number): boolean =>
  token !== undefined && token.start >= start && token.end <= end;

/** The page of the guide named, of a template or of the documentation as a whole. */
function guideIn(text: string): string | null {
  return (findGuide(text, TEMPLATE_GUIDES) ?? findGuide(text, SECTION_GUIDES))?.page ?? null;
}
