import { mentionAt, phraseAt, take, wordsAt, type Sentence } from '../sentence';
import { COMMON } from '../words/common';
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
 * The confirmation code a person typed, as `4F7K-9QXD` (anything else that stands for one, such as a wrong length, as
 * written: the app judges it), or null. `shown` is the code last shown, which is then recognised anywhere.
 */
export function takeCode(
  sentence: Sentence,
  shown: string | null,
  isCommand: (word: string) => boolean,
): string | null {
  const plain = (word: string): boolean => isCommand(word) || COMMON.has(word);
  return codeAfterCue(sentence, plain) ?? bareCode(sentence, shown, plain);
}

function codeAfterCue(sentence: Sentence, plain: (word: string) => boolean): string | null {
  for (let at = 0; at < sentence.tokens.length; at += 1) {
    const cue = sentence.taken.has(at) ? 0 : phraseAt(sentence, at, CUES);
    if (cue === 0) continue;
    const from = skip(sentence, at + cue, BETWEEN);
    const code = codeAt(sentence, from, plain) ?? oddCodeAt(sentence, from);
    if (code === null) continue;
    take(sentence, at, code.to);
    return code.text;
  }
  return null;
}

/** A code without a word about it: certain by its digit, its dash, or because it is the one shown. */
function bareCode(
  sentence: Sentence,
  shown: string | null,
  plain: (word: string) => boolean,
): string | null {
  for (let at = 0; at < sentence.tokens.length; at += 1) {
    const code = sentence.taken.has(at) ? null : codeAt(sentence, at, plain);
    if (code === null) continue;
    const alone = at === 0 && code.to === sentence.tokens.length - 1;
    const likely = code.capital || /\d/.test(code.text);
    if (code.text !== shown && !(code.dashed ? alone || likely : alone && likely)) continue;
    take(sentence, at, code.to);
    return code.text;
  }
  return null;
}

interface Code {
  text: string;
  to: number;
  dashed: boolean;
  capital: boolean;
}

/** Three and three characters, joined, dashed or apart. Ordinary words are none unless dashed and in capitals. */
function codeAt(sentence: Sentence, at: number, plain: (word: string) => boolean): Code | null {
  const first = sentence.tokens[at];
  const second = sentence.tokens[at + 1];
  if (first === undefined || sentence.taken.has(at)) return null;
  if (/^[a-z0-9]{6}$/i.test(first.raw))
    return plain(first.word) || mentionAt(sentence, at) !== null
      ? null
      : code(first.raw, at, false);
  if (
    second === undefined ||
    !/^[a-z0-9]{3}$/i.test(first.raw) ||
    !/^[a-z0-9]{3}$/i.test(second.raw) ||
    !/^-?$/.test(second.before)
  )
    return null;
  const dashed = second.before === '-';
  if (plain(first.word) && plain(second.word) && !(dashed && first.raw === first.raw.toUpperCase()))
    return null;
  if (
    !dashed &&
    !/\d/.test(first.raw + second.raw) &&
    first.raw + second.raw !== (first.raw + second.raw).toUpperCase()
  )
    return null;
  return code(first.raw + second.raw, at + 1, dashed);
}

function code(characters: string, to: number, dashed: boolean): Code {
  const upper = characters.toUpperCase();
  return {
    text: `${upper.slice(0, 3)}-${upper.slice(3)}`,
    to,
    dashed,
    capital: characters === upper,
  };
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
