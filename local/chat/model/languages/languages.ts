/** Which language a turn is in, and its words in English. */
import { fold, type Token } from '../tokens';
import { VERBS } from '../words/classes';
import { COMMON } from '../words/common';
import { LEXICON, type Foreign } from './lexicon';

/** The words of one language with what they mean. */
type Words = ReadonlyMap<string, string>;

const LANGUAGES = Object.entries(LEXICON).map(([language, meanings]) => ({
  language: language as Foreign,
  words: new Map(
    Object.entries(meanings).flatMap(([english, foreign]) =>
      foreign.split(' ').map((word) => [fold(word), english] as const),
    ),
  ),
}));

/** Words that are English too, so that they tell nothing ("was", "die", "in"). */
const ALSO_ENGLISH = new Set([
  ...COMMON,
  ...(
    'was die das den dem per con no e i o a as do to on is it en se me man mal ' +
    'stand in im up text status import cancel compare describe preview rapport ' +
    'report rename help schema schemas log software asset project name key all ' +
    'installer importer comment pas computer laptops notebooks document modelo ' +
    'simulation catalogue licences'
  ).split(' '),
]);

const ORDERS = new Set([...VERBS.deploy, ...VERBS.show, ...VERBS.preview]);
const isEnglish = (word: string): boolean => COMMON.has(word) || ORDERS.has(word);

/** The language that most words speak for; null for English, and where nothing speaks for another. */
export function languageOf(tokens: readonly Token[]): Foreign | null {
  const words = tokens.filter(({ quote }) => quote === 0).map(({ word }) => word);
  const english = words.filter((word) => isEnglish(word) && word.length > 1).length;
  const scored = LANGUAGES.map((one) => ({
    ...one,
    score: words.filter((word) => tells(word) && one.words.has(word) && !ALSO_ENGLISH.has(word))
      .length,
    all: words.filter((word) => one.words.has(word)).length,
  })).sort((a, b) => b.score - a.score || b.all - a.all);
  const [best] = scored;
  return best === undefined || best.score === 0 || best.all <= english - ownOf(words, best.words)
    ? null
    : best.language;
}

/** A single letter tells nothing, unless it is a character of Japanese. */
const tells = (word: string): boolean => word.length > 1 || word > '\u2fff';

/** Of the words that English has too, how many the language has as well: they speak for neither. */
const ownOf = (words: readonly string[], own: Words): number =>
  words.filter((word) => isEnglish(word) && own.has(word)).length;

/** The turn's words in English, each where it was written; those that are not known stay. */
export function inEnglish(tokens: readonly Token[], language: Foreign): Token[] {
  const words = LANGUAGES.find((one) => one.language === language)?.words ?? new Map();
  return tokens.flatMap((token) => {
    const english = token.quote === 0 ? words.get(token.word) : undefined;
    return english === undefined
      ? [token]
      : english.split(' ').map((word: string, at: number) => ({
          ...token,
          word,
          before: at === 0 ? token.before : '',
        }));
  });
}
