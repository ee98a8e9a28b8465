import { mentionAt, take, wordsAt, type Sentence } from '../sentence';
import { runOfCharacters, skip } from './slot';

/** Words that can follow "key" without being one. */
const NOT_A_KEY =
  'and/or/for/of/please/it/to/in/on/as/with/should/attribute/attributes/type/' +
  'types/the/a/question/point/what/then/only/instead/that/this/too/again/now/can/' +
  'do/does/taken/exists/instead/back/again/change/changed/later/afterwards/yet/' +
  'before/after/myself/here/there/be/i/we/you/will/would/clash/conflict/used/use';

/**
 * Key for the object schema: "with key MDATA", "key: MDATA", "keyed MDATA", "MDATA as the key".
 * Upper case; null where none.
 */
export function takeKey(sentence: Sentence): string | null {
  for (let at = 0; at < sentence.tokens.length; at += 1) {
    if (sentence.taken.has(at) || sentence.tokens[at]?.quote !== 0) continue;
    const found = wordsAt(sentence, at, 'key/keyed')
      ? keyAfter(sentence, at)
      : wordsAt(sentence, at, 'as')
        ? keyBefore(sentence, at)
        : null;
    if (found !== null) return found;
  }
  return null;
}

function keyAfter(sentence: Sentence, at: number): string | null {
  const from = skip(sentence, at + 1, 'is/be/of/it/should/to/into/as/must/will/shall/equals');
  const next = sentence.tokens[from];
  // "The key of ITAM" is asked for, not given.
  if (wordsAt(sentence, from - 1, 'of') && mentionAt(sentence, from)?.whole === true) return null;
  if (
    next === undefined ||
    /[.!?;,]/.test(next.before) ||
    (wordsAt(sentence, from, NOT_A_KEY) && next.quote === 0 && !/[:=]/.test(next.before))
  )
    return null;
  const run = runOfCharacters(sentence, from);
  if (run === null) return null;
  take(sentence, leadOf(sentence, at), run.to);
  return occupiedAfter(sentence, run.to + 1)
    ? freeKey(sentence, run.to + 1)
    : run.text.toUpperCase();
}

/** "Key ITAM is already taken": the key that is not to be used. */
const occupiedAfter = (sentence: Sentence, at: number): boolean =>
  wordsAt(
    sentence,
    skip(sentence, at, 'is/already/has/been/was/in/not'),
    'taken/used/use/occupied/reserved/exists/free/available/ours/there',
  );

/** "… use ITA2": the first word after a verb that looks like a key. */
function freeKey(sentence: Sentence, from: number): string | null {
  for (let at = from; at < sentence.tokens.length; at += 1) {
    if (!wordsAt(sentence, at, 'use/take/with/try/choose/make/call/to/be/so')) continue;
    const run = runOfCharacters(sentence, skip(sentence, at + 1, 'the/key/it/is'));
    if (run === null || !/^[A-Z][A-Z0-9]*[A-Z0-9]$/.test(run.text)) continue;
    take(sentence, at, run.to);
    return run.text.toUpperCase();
  }
  return null;
}

/** "… MDATA as (the) key". */
function keyBefore(sentence: Sentence, at: number): string | null {
  const key = skip(sentence, at + 1, 'the/its/a');
  if (at === 0 || !wordsAt(sentence, key, 'key') || sentence.taken.has(at - 1)) return null;
  const run = runOfCharacters(sentence, at - 1);
  if (run === null) return null;
  take(sentence, at - 1, key);
  return run.text.toUpperCase();
}

/** "with the key" and "under key" begin before the word itself. */
function leadOf(sentence: Sentence, at: number): number {
  let from = at;
  while (
    from > 0 &&
    wordsAt(
      sentence,
      from - 1,
      'with/the/a/under/using/schema/its/and/object/by/use/change/set/rename/make/our/have/actually/update',
    ) &&
    sentence.tokens[from - 1]?.quote === 0
  )
    from -= 1;
  return from;
}
