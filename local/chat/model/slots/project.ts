import { phraseAt, take, wordsAt, type Sentence } from '../sentence';
import { runOfCharacters, skip } from './slot';

const CUES = [
  'for the jira project',
  'for jira project',
  'for the project',
  'for project',
  'in the project',
  'in project',
  'used by project',
  'used by the project',
  'used in project',
  'jira project',
  'project',
];
const NOT_A_PROJECT =
  'and/or/for/please/is/in/on/with/to/that/this/the/a/manager/called/named/you/i/we/it/of/management';

/** Key or id of the Jira project that will use the schema: "for project ITSM", "project: 10001". Null where none. */
export function takeProject(sentence: Sentence): string | null {
  const trailing = takeTrailingProject(sentence);
  if (trailing !== null) return trailing;
  for (let at = 0; at < sentence.tokens.length; at += 1) {
    const cue = sentence.tokens[at]?.quote === 0 ? phraseAt(sentence, at, CUES) : 0;
    const from = skip(sentence, at + cue, 'key/is');
    if (
      cue === 0 ||
      sentence.taken.has(from) ||
      wordsAt(sentence, from, NOT_A_PROJECT) ||
      /[.!?;,]/.test(sentence.tokens[at + cue]?.before ?? '')
    )
      continue;
    const run = runOfCharacters(sentence, from);
    if (run === null) continue;
    take(sentence, at, run.to);
    return /^[a-z]\w*$/i.test(run.text) ? run.text.toUpperCase() : run.text;
  }
  return null;
}

/** "for the ITSM project". */
function takeTrailingProject(sentence: Sentence): string | null {
  for (let at = 0; at < sentence.tokens.length; at += 1) {
    if (!wordsAt(sentence, at, 'for/in/by')) continue;
    const from = skip(sentence, at + 1, 'the/our/my');
    const run = runOfCharacters(sentence, from);
    if (
      run === null ||
      !wordsAt(sentence, run.to + 1, 'project') ||
      wordsAt(sentence, from, 'jira/this/that/a/an/each/every/another/new/which')
    )
      continue;
    take(sentence, at, run.to + 1);
    return run.text.toUpperCase();
  }
  return null;
}
