/** What kind of turn it is, as far as words anywhere in it tell. */
import { freeMentions, phraseAt, wordsAt, type Sentence } from './sentence';
import { VERBS } from './words/classes';

/** Every template is meant, without any being named. */
export const meansAll = (sentence: Sentence): boolean =>
  freeMentions(sentence).length === 0 && has(sentence, 'everything/all');

/** "And SAM too", "add SAM", "also SAM": one more beside what is planned. */
export const addsToPlan = (sentence: Sentence): boolean =>
  !has(sentence, 'what/how about') &&
  freeMentions(sentence).length > 0 &&
  (wordsAt(sentence, 0, 'and/also/plus/add/include') ||
    wordsAt(sentence, sentence.tokens.length - 1, 'too/also') ||
    wordsAt(sentence, sentence.tokens.length - 2, 'as well'));

/** "Upgrade BASIC to CMDB": which template becomes which. */
export function growth(sentence: Sentence): { from: string; to: string } | null {
  const grown = sentence.mentions.find(
    ({ from, to }) =>
      [from - 1, from - 2].some((at) => GROWING.has(sentence.tokens[at]?.word ?? '')) &&
      ['to', 'into', 'in'].includes(sentence.tokens[to + 1]?.word ?? ''),
  );
  const next = sentence.mentions.find(({ from }) => grown !== undefined && from > grown.to);
  return grown === undefined || next === undefined ? null : { from: grown.key, to: next.key };
}

const GROWING = new Set(
  'upgrade upgrading grow growing extend turn convert expand move migrate change promote'.split(
    ' ',
  ),
);

const SITE = 'site/sites/workspace/instance/tenant/environment/jira/system';
const WHERE = [
  `which/what ${SITE}`,
  `which/what of the/our ${SITE}`,
  'is this/that/it the/our/a/my production/prod/sandbox/test/live/staging/real/right',
  'is this/that/it production/prod/sandbox/test/live/staging',
  'are we/you on/in/connected',
  `on which/what ${SITE}`,
];

/** Which site is worked on; its words count as fillers elsewhere. */
export const asksWhere = (sentence: Sentence): boolean =>
  !has(sentence, 'real/emulator/simulated') &&
  sentence.tokens.some((_, at) => at < 4 && phraseAt(sentence, at, WHERE) > 0) &&
  sentence.mentions.length === 0;

/**
 * Asked about rather than for: begins with an interrogative, or with "should/is/does". "Can you
 * …" is a polite request.
 */
export function isQuestion(sentence: Sentence): boolean {
  const first = [
    'what',
    'why',
    'how',
    'when',
    'who',
    'where',
    'which',
    'should',
    'is',
    'are',
    'does',
    'do',
    'did',
    'must',
    'has',
    'if',
    'whether',
    'was',
  ].find((word) => wordsAt(sentence, 0, word));
  return first !== undefined && !(first === 'do' && !wordsAt(sentence, 1, 'i/we/you'));
}

/** "… and also deploy ITAM": the template after the last "and deploy". */
export function alsoDeployed(sentence: Sentence): string | null {
  const verb = sentence.tokens.findIndex(
    ({ word }, at) =>
      at > 0 &&
      VERBS.deploy.includes(word) &&
      ['and', 'then', 'also'].includes(sentence.tokens[at - 1]?.word ?? ''),
  );
  return verb < 0 ? null : (sentence.mentions.find(({ from }) => from > verb)?.key ?? null);
}

/** Whether these words are anywhere in the turn, outside slots. */
export function has(sentence: Sentence, words: string): boolean {
  return sentence.tokens.some(
    (token, index) => token.quote === 0 && wordsAt(sentence, index, words),
  );
}
