/** What the words of a turn set, leave out and take back. */
import type { TemplateFact } from '../facts';
import { largestTiers } from '../../../src/templates/tiers';
import { takeBindings } from './bindings';
import { takeEdits, type Edits } from './edits';
import { EVERYTHING, takeExclusions, takeOnly, type Scope } from './scope';
import { freeMentions, take, wordsAt, type Sentence } from './sentence';
import { takeKey } from './slots/key';
import { takeLeaveOut } from './slots/leave-out';
import { takeName } from './slots/name';
import { takeProject } from './slots/project';
import { takeMoments } from './slots/moment';
import { takeReferences } from './slots/references';
import { takeRequired } from './slots/required';
import { takeSame } from './slots/same';
import { takeExtend, takeSharing } from './slots/schema-lists';
import { takeSmallHubs } from './slots/small-hub';
import { takeVariant } from './slots/variant';
import { takeWhen } from './slots/when';
import { has } from './turn-kind';
import type { Slots } from './understanding';
import { SPELLER, WORD_KINDS } from './vocabulary';

/** "What is the lean variant?" asks what a word means, and sets nothing. */
const MEANING = ['what is/are', 'what does/do', 'explain', 'why', 'how do/does'];
const NO_SLOTS: Omit<Slots, 'unknownTemplate'> = {
  templates: [],
  name: null,
  key: null,
  references: { all: null, each: [], bound: [], hub: null, other: null },
  extend: { kind: 'none' },
  allowSharing: { kind: 'none' },
  project: null,
  variant: null,
  leaveOut: [],
  required: [],
  when: null,
  until: null,
};

export interface Taken {
  slots: Omit<Slots, 'unknownTemplate'>;
  scope: Scope;
  edits: Edits;
}

/** The order matters: what is most certain takes its words first. */
export function takeSlots(sentence: Sentence, templates: readonly TemplateFact[]): Taken {
  const { since, until } = takeMoments(sentence);
  const when = since ?? (until === null ? takeWhen(sentence, SPELLER.correct) : null);
  const required = [...takeRequired(sentence), ...takeSame(sentence)];
  if (sentence.mentions.length === 0 && MEANING.some((start) => wordsAt(sentence, 0, start)))
    return { slots: { ...NO_SLOTS, when, until }, scope: EVERYTHING, edits: takeEdits(sentence) };
  const small = takeSmallHubs(sentence);
  const exclusions = takeExclusions(sentence);
  const saysAll = allOfThem(sentence, exclusions.excluded);
  const edits = takeEdits(sentence);
  const project = takeProject(sentence);
  const key = takeKey(sentence);
  const references = takeReferences(sentence);
  const extend = takeExtend(sentence);
  const allowSharing = takeSharing(sentence);
  const variant = takeVariant(sentence);
  const leaveOut = takeLeaveOut(sentence);
  const name = takeName(sentence);
  const only = takeOnly(sentence, WORD_KINDS.isSpeech);
  const bindings = takeBindings(sentence);
  return {
    slots: {
      templates: templatesOf(sentence, templates, exclusions, saysAll),
      name,
      key,
      references,
      extend,
      allowSharing,
      project,
      variant,
      leaveOut,
      required,
      when,
      until,
    },
    scope: { ...exclusions, ...bindings, only: [...small, ...only] },
    edits,
  };
}

/** Templates named outside every slot; all but the excluded ones where "everything" is said. */
function templatesOf(
  sentence: Sentence,
  templates: readonly TemplateFact[],
  { excluded, allBut }: Scope,
  saysAll: boolean,
): string[] {
  const free = freeMentions(sentence).filter((key) => !excluded.includes(key));
  // Of templates that hold one another whole, a site has one: everything is with the largest.
  return free.length === 0 && (allBut || saysAll)
    ? largestTiers(templates.map((one) => one.key).filter((key) => !excluded.includes(key)))
    : free;
}

/** "All templates", "all of them", "everything except DORA"; not "all attributes". */
const allOfThem = (sentence: Sentence, excluded: readonly string[]): boolean =>
  (excluded.length > 0 && has(sentence, 'everything/all')) ||
  (has(sentence, 'everything') && !has(sentence, 'everything about/for/on/in/of/from')) ||
  has(sentence, 'all/every template/templates/schema/schemas/of/the/them') ||
  has(sentence, 'every/each one of them/the/these/those/your') ||
  countedAll(sentence) ||
  has(sentence, 'them all') ||
  sentence.tokens.some(
    (_, at) =>
      wordsAt(sentence, at, 'all') &&
      (at === sentence.tokens.length - 1 || /^\d+$/.test(sentence.tokens[at + 1]?.word ?? '')),
  );

/** "All sixteen templates", "all the twenty of them", whatever the number, which then says nothing more. */
function countedAll(sentence: Sentence): boolean {
  const { tokens } = sentence;
  const word = (at: number): string => tokens[at]?.word ?? '';
  for (let at = 0; at < tokens.length; at += 1) {
    if (word(at) !== 'all') continue;
    const first = word(at + 1) === 'the' ? at + 2 : at + 1;
    let last = first;
    while (NUMBERS.test(word(last))) last += 1;
    if (last === first || !/^(?:templates?|schemas?|of|models?)$/u.test(word(last))) continue;
    take(sentence, first, last - 1);
    return true;
  }
  return false;
}

const UNITS = 'one|two|three|four|five|six|seven|eight|nine';
const TEENS = 'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen';
const NUMBERS = new RegExp(
  `^(?:\\d+|${UNITS}|${TEENS}|(?:twenty|thirty)(?:-?(?:${UNITS}))?)$`,
  'u',
);
