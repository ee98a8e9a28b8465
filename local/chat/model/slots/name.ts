import { phraseAt, take, wordsAt, type Sentence } from '../sentence';
import { skip, valueEnd, valueText } from './slot';

const CUES = [
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
  'the admin',
];

/** What is left of "as a standalone schema" and "call it off". */
const NO_NAMES = new Set(['a', 'an', 'the', 'off', 'back', 'schema', 'template']);

/** Name for the object schema: "as Master Data", "called 'IT Stock'", "name it X". Null where none is given. */
export function takeName(sentence: Sentence): string | null {
  for (let at = 0; at < sentence.tokens.length; at += 1) {
    if (sentence.taken.has(at) || sentence.tokens[at]?.quote !== 0) continue;
    const cue = phraseAt(sentence, at, CUES);
    if (cue === 0 || !speaksOfName(sentence, at, cue)) continue;
    const from = wordsAt(sentence, at, 'as') ? at + cue : skip(sentence, at + cue, 'is/be/to');
    const to = valueEnd(sentence, from);
    if (to < from || (from === to && NO_NAMES.has(valueText(sentence, from, to).toLowerCase())))
      continue;
    take(sentence, at, to);
    return valueText(sentence, from, to);
  }
  return null;
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
