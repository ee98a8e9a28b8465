import { phraseAt, take, wordsAt, type Sentence } from '../sentence';
import type { Token } from '../tokens';
import { skip, startsPart, valueEnd, valueText } from './slot';

const CUES = [
  'change/set/rename/update the name to/into/as',
  'change/set/rename/update its name to/into/as',
  'rename it to/into/as',
  'rename it',
  'name should be',
  'name to',
  'make the name',
  'the name should be',
  'name it',
  'call it',
  'named',
  'called',
  'titled',
  'name is',
  'with the name',
  'with name',
  'under the name of',
  'under the name',
  'by the name of',
  'name',
  'as',
];
/** After "as": other things than a name. */
const NOT_A_NAME = [
  'text',
  'plain',
  'copies',
  'copy',
  'local',
  'links',
  'link',
  'a dry/test/trial/preview',
  'a preview',
  'dry',
  'preview',
  'soon',
  'well',
  'it is',
  'is',
  'before',
  'last',
  'usual',
  'much',
  'many',
  'long',
  'possible',
  'admin',
  'manager',
  'user',
  'you',
  'planned',
  'shown',
  'described',
  'always',
  'standard',
  'default',
  'key',
  'the key',
  'a key',
  'its key',
  'an admin',
  'that',
  'this',
  'agreed',
  'discussed',
  'was/were/we/i',
  'the admin',
];

/** What is left of "as a standalone schema" and "call it off". */
const NO_NAMES = new Set(['a', 'an', 'the', 'off', 'back', 'schema', 'template']);

/** Name for the object schema: "as Master Data", "called 'IT Stock'", "name it X". Null where none is given. */
export function takeName(sentence: Sentence): string | null {
  for (let at = 0; at < sentence.tokens.length; at += 1) {
    if (sentence.taken.has(at) || sentence.tokens[at]?.quote !== 0) continue;
    // "The same as X" likens.
    if (at > 0 && wordsAt(sentence, at - 1, 'same/such/well/soon/long/much/known')) continue;
    const cue = phraseAt(sentence, at, CUES);
    if (cue === 0 || !speaksOfName(sentence, at, cue)) continue;
    const from = wordsAt(sentence, at, 'as') ? at + cue : skip(sentence, at + cue, 'is/be/to');
    const to = nameEnd(sentence, from);
    if (to < from || (from === to && NO_NAMES.has(valueText(sentence, from, to).toLowerCase())))
      continue;
    take(sentence, at, to);
    return valueText(sentence, from, to);
  }
  return null;
}

/** A name may hold any sign; it ends where a sentence or another part of the request begins. */
function nameEnd(sentence: Sentence, from: number): number {
  const first = sentence.tokens[from];
  if (first === undefined || first.quote !== 0) return valueEnd(sentence, from);
  let end = from - 1;
  for (let at = from; at < Math.min(sentence.tokens.length, from + MOST_WORDS); at += 1) {
    const token = sentence.tokens[at];
    if (token === undefined || (at > from && endsName(sentence, at, token))) break;
    if (at === from && startsPart(sentence, at)) break;
    end = at;
  }
  return end;
}

const MOST_WORDS = 12;

function endsName(sentence: Sentence, at: number, token: Token): boolean {
  const between = sentence.text.slice(sentence.tokens[at - 1]?.end ?? 0, token.start);
  return /[.,;!?]\s/.test(between) || startsPart(sentence, at);
}

function speaksOfName(sentence: Sentence, at: number, cue: number): boolean {
  if (wordsAt(sentence, at, 'as'))
    return sentence.tokens[at + 1]?.quote !== 0 || phraseAt(sentence, at + 1, NOT_A_NAME) === 0;
  const next = sentence.tokens[at + cue];
  const bareNoun = cue === 1 && wordsAt(sentence, at, 'name');
  const joined = at > 0 && wordsAt(sentence, at - 1, 'and/with') && sentence.taken.has(at - 2);
  return (
    !bareNoun ||
    joined ||
    (next !== undefined &&
      (/[:=]/.test(next.before) || next.quote !== 0 || wordsAt(sentence, at + 1, 'it/is/be')))
  );
}
