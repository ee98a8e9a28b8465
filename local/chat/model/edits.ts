/** How a turn goes back to what was said before: it corrects, picks from a list, or takes a wish back. */
import { phraseAt, take, wordsAt, type Sentence } from './sentence';
import { listFrom, skip } from './slots/slot';

/** An option of a plan that somebody takes back. */
export type Option = 'name' | 'key' | 'project' | 'references' | 'variant' | 'leaveOut';

/** Which of what was listed: by number from 0, the last, the other one than the one spoken of. */
export type Pick = number | 'last' | 'other' | 'both';

export interface Edits {
  /** The turn puts right what was said or understood before ("no, I meant SAM"). */
  corrects: boolean;
  pick: Pick | null;
  /** What is to come back into the plan, as written ("put the printers back"). */
  putBack: string[];
  dropped: Option[];
}

const CORRECTING = [
  'i mean/meant/said/wanted/want',
  'i was thinking of',
  'meant',
  'not that/this',
  'not that/this one',
  'no not',
  'wrong',
  'wrong one/template/schema',
  'the wrong one/template/schema',
  'that is wrong',
  'that is not what i meant/wanted/said/asked',
  'sorry',
  'oops/ups/whoops',
  'correction',
  'actually',
  'rather',
  'wait',
  'no',
  'nope/nah',
  'make that/it',
  'instead',
  'scratch that',
  'my mistake/bad',
  'typo',
];
const ORDINALS: Readonly<Record<string, Pick>> = {
  first: 0,
  '1st': 0,
  former: 0,
  second: 1,
  '2nd': 1,
  third: 2,
  '3rd': 2,
  fourth: 3,
  '4th': 3,
  fifth: 4,
  '5th': 4,
  sixth: 5,
  last: 'last',
  latter: 'last',
  other: 'other',
};
const NUMBER_WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

const DROPPING = [
  'no/without/drop/forget/remove/delete/skip/ignore/lose/unset the/a/my/our/any/that/own/custom',
  'no/without/drop/forget/remove/delete/skip/ignore/lose/unset',
  'go back to the default/original/standard/normal/usual',
  'back to the default/original/standard/normal/usual',
  'use/with/keep the default/original/standard/normal/usual',
  'use/with/keep default/original/standard/normal/usual',
  'default/original/standard/normal',
];
const OPTIONS: Readonly<Record<string, Option>> = {
  name: 'name',
  key: 'key',
  project: 'project',
  references: 'references',
  reference: 'references',
  lean: 'variant',
  variant: 'variant',
  exclusions: 'leaveOut',
};

const PUTTING_BACK = [
  'put/bring/add/take/get/want/need/include/keep/restore/have',
  'do not leave/skip/exclude/omit/drop/remove',
  'do not leave out',
  'with/include/including/add/keep',
];

/** Reads and takes the words of each. `hasPlan`: something can be taken back at all. */
export function takeEdits(sentence: Sentence): Edits {
  const dropped = takeDropped(sentence);
  return {
    corrects: corrects(sentence),
    pick: takePick(sentence),
    putBack: takePutBack(sentence),
    dropped,
  };
}

/** At the beginning of the turn; "instead" at its end too. */
function corrects(sentence: Sentence): boolean {
  const start = skip(sentence, 0, 'no/nope/nah/oh/hm/hmm/ok/okay/well/but/sorry/wait/and/the');
  const last = sentence.tokens.length - 1;
  const atEnd = wordsAt(sentence, last, 'instead/rather/sorry');
  if (atEnd) take(sentence, last, last);
  const rather = wordsAt(sentence, start, 'rather/instead/actually/sorry');
  if (rather) take(sentence, start, start);
  return (
    atEnd ||
    rather ||
    phraseAt(sentence, 0, CORRECTING) > 0 ||
    phraseAt(sentence, start, CORRECTING) > 0
  );
}

/** "The second one", "number 2", "2", "the last". */
function takePick(sentence: Sentence): Pick | null {
  if (sentence.mentions.length > 0) return null;
  const { tokens } = sentence;
  for (let at = 0; at < tokens.length; at += 1) {
    const word = tokens[at]?.word ?? '';
    if (sentence.taken.has(at)) continue;
    const after = tokens[at + 1];
    const ends = after === undefined || /[.,;:!?]/.test(after.before);
    const named = wordsAt(sentence, at + 1, 'one/template/option/schema/please/of/entry/choice');
    if (word === 'both' && (ends || named) && tokens.length <= 4) return 'both';
    const ordinal = Object.hasOwn(ORDINALS, word) ? ORDINALS[word] : undefined;
    if (ordinal !== undefined && (named || (ends && at <= 5))) {
      take(sentence, at, named ? at + 1 : at);
      return ordinal;
    }
    const number = /^[1-9]$/.test(word) ? Number(word) : NUMBER_WORDS.indexOf(word) + 1;
    const counted = at > 0 && wordsAt(sentence, at - 1, 'number/no/option/nr/template/take');
    const alone = tokens.length === 1 && /^[1-9]$/.test(word);
    if (number > 0 && ends && (counted || alone || tokens[at]?.before === '#')) {
      take(sentence, at, at);
      return number - 1;
    }
  }
  return null;
}

function takeDropped(sentence: Sentence): Option[] {
  const dropped: Option[] = takeProjectNotWanted(sentence);
  for (let at = 0; at < sentence.tokens.length; at += 1) {
    const cue = phraseAt(sentence, at, DROPPING);
    const word = sentence.tokens[at + cue]?.word ?? '';
    const option = Object.hasOwn(OPTIONS, word) ? OPTIONS[word] : undefined;
    if (cue === 0 || option === undefined || sentence.taken.has(at + cue)) continue;
    const after = sentence.tokens[at + cue + 1];
    const ends =
      after === undefined ||
      /[.,;:!?]/.test(after.before) ||
      wordsAt(sentence, at + cue + 1, 'please/again/then/for/after/any/anymore/either/and/of');
    if (!ends) continue;
    dropped.push(option);
    take(sentence, at, at + cue);
  }
  return dropped;
}

/** "Not for project OPS". */
function takeProjectNotWanted(sentence: Sentence): Option[] {
  const at = sentence.tokens.findIndex((_, index) =>
    wordsAt(sentence, index, 'not for/in/the project'),
  );
  if (at < 0) return [];
  take(sentence, at, Math.min(at + 3, sentence.tokens.length - 1));
  return ['project'];
}

/** "Put the printers back", "include Stocktake again", "with printers after all", "don't leave out the printers". */
function takePutBack(sentence: Sentence): string[] {
  for (let at = 0; at < sentence.tokens.length; at += 1) {
    const cue = sentence.taken.has(at) ? 0 : phraseAt(sentence, at, PUTTING_BACK);
    if (cue === 0) continue;
    const negative = wordsAt(sentence, at, 'do not');
    const start = skip(sentence, at + cue, 'back/in/out/again/the/to/have/off/also');
    const { values, to } = listFrom(sentence, start);
    const tail = /\s+(back in|back|again|after all|too|as well|anyway|still|in again)$/iu;
    const backs =
      values.some((value) => tail.test(value)) ||
      wordsAt(sentence, to + 1, 'back/again/after/too') ||
      wordsAt(sentence, at + cue, 'back');
    if (values.length === 0 || (!negative && !backs)) continue;
    take(sentence, at, to);
    return values.map((value) => value.replace(tail, '').trim()).filter((value) => value !== '');
  }
  return [];
}
