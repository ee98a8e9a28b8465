import { mentionAt, phraseAt, take, wordsAt, type Sentence } from '../sentence';
import { listFrom, skip } from './slot';

const CUES = [
  'without',
  'leave out',
  'leaving out',
  'left out',
  'excluding',
  'exclude',
  'except for',
  'except',
  'omit',
  'omitting',
  'minus',
  'but not',
  'but no',
  'skip',
  'skipping',
  'take/kick/throw/cut/strip/leave out',
  'do not include',
  'do not create',
  'not including',
  'other than',
  'everything but',
  'with no',
  'ignoring',
];
/** "Without" these is about something else than object types. */
const OTHER_THINGS = new Set([
  'confirmation',
  'confirming',
  'asking',
  'preview',
  'previewing',
  'code',
  'approval',
  'approving',
  'writing',
  'deploying',
  'creating',
  'changing',
  'touching',
  'doing',
  'actually',
  'me',
  'you',
  'risk',
  'delay',
  'waiting',
  'a',
  'it',
  'that',
  'this',
  'extend',
  'extending',
  'key',
  'name',
  'question',
  'questions',
  'checks',
  'checking',
  'breaking',
  'losing',
  'deleting',
  'committing',
  'anything',
  'sharing',
  'links',
  'linking',
  'references',
]);

/** "Leave the contracts out", "take printers off". */
function takeAround(sentence: Sentence): string[] {
  const at = sentence.tokens.findIndex(
    (_, index) =>
      !sentence.taken.has(index) && wordsAt(sentence, index, 'leave/leaving/take/keep/cut'),
  );
  if (at < 0) return [];
  const end = sentence.tokens.findIndex(
    (_, index) => index > at + 1 && index < at + 8 && wordsAt(sentence, index, 'out/off/away'),
  );
  if (end < 0 || [...sentence.taken].some((index) => index > at && index < end)) return [];
  if (sentence.mentions.some((one) => one.whole && one.from > at && one.to < end)) return [];
  const { values } = listFrom(sentence, skip(sentence, at + 1, 'the/any/all/our'));
  take(sentence, at, end);
  return values.map((value) => value.replace(/\s+(?:out|off|away)$/iu, ''));
}

/** Object types left out ("without Stocktake and Lease"), as written; [] where none. */
export function takeLeaveOut(sentence: Sentence): string[] {
  const found: string[] = takeAround(sentence);
  for (let at = 0; at < sentence.tokens.length; at += 1) {
    const cue =
      sentence.taken.has(at) || sentence.tokens[at]?.quote !== 0 ? 0 : phraseAt(sentence, at, CUES);
    const first = sentence.tokens[at + cue];
    if (cue === 0 || first === undefined) continue;
    const head = sentence.tokens[skip(sentence, at + cue, 'the/any/all/your/this')] ?? first;
    if (
      head.quote === 0 &&
      (OTHER_THINGS.has(head.word) || mentionAt(sentence, at + cue)?.whole === true)
    ) {
      if (wordsAt(sentence, at, 'without') && OTHER_THINGS.has(head.word))
        take(sentence, at, at + cue);
      continue;
    }
    const { values, to } = listFrom(sentence, at + cue);
    if (to < at + cue) continue;
    take(sentence, at, to);
    found.push(...values);
  }
  return found;
}
