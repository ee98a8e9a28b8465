import { findCodes } from '../../../../src/approvals/code';
import { phraseAt, take, wordsAt, type Sentence } from '../sentence';
import { runOfCharacters, skip } from './slot';

const CUES = [
  'confirmation code is',
  'confirmation code',
  'the code is',
  'code is',
  'code',
  'confirm',
  'confirming',
  'confirmed',
  'approve',
  'confirmation',
  'approved',
  'with code',
];
const BETWEEN =
  'with/the/a/code/it/is/this/that/confirmation/preview/by/using/here/my/deployment/and/please/now/to';

/**
 * The confirmation code a person typed, as `4F7K-9QXD` (after a word about it also what has a
 * digit and is no code, as written), or null. Whether the turn confirms is not read from this:
 * that is judged of the whole message.
 */
export function takeCode(sentence: Sentence): string | null {
  const [found] = findCodes(sentence.text);
  const from = sentence.tokens.findIndex((token) => token.end > (found?.from ?? Infinity));
  for (let at = 0; at < sentence.tokens.length; at += 1) {
    const cue = sentence.taken.has(at) ? 0 : phraseAt(sentence, at, CUES);
    if (cue === 0) continue;
    const next = skip(sentence, at + cue, BETWEEN);
    const odd = found === undefined ? oddCodeAt(sentence, next) : null;
    if (odd !== null) take(sentence, at, odd.to);
    if (odd !== null) return odd.text;
    if (found !== undefined && next === from) take(sentence, at, from);
  }
  if (found === undefined) return null;
  sentence.tokens.forEach((token, at) => {
    if (token.end > found.from && token.start < found.to) take(sentence, at, at);
  });
  return found.code;
}

/** After "confirm": something with a digit that is no preview id and no code either. */
function oddCodeAt(sentence: Sentence, at: number): { text: string; to: number } | null {
  const run = runOfCharacters(sentence, at);
  if (
    run === null ||
    wordsAt(sentence, at, 'p/d') ||
    !/\d/.test(run.text) ||
    sentence.taken.has(at)
  )
    return null;
  return { text: run.text.slice(0, 40).toUpperCase(), to: run.to };
}
