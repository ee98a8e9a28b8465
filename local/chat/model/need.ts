/** The words of a turn that say what somebody needs a model for. */
import { searchTemplates } from '../../../src/templates/search';
import { TEMPLATE_INDEX } from '../../../src/templates/index.generated';
import { classWords } from './pattern';
import { mentionAt, type Sentence } from './sentence';
import { NOUNS, VERBS } from './words/classes';
import { COMMON } from './words/common';
import { FILLERS } from './words/fillers';

/** Words that people put around what they need. */
const AROUND = new Set(
  `need needs want have has had got use using would like looking look search find show tell track
   tracking manage managing management inventory keep keeping document documenting handle handling
   store record recording maintain model modelling help helps helping something anything thing
   things template templates schema schemas model models cover covers covering offer offers
   available suited suitable best right good one ones which what who how many much do does did we
   you i us our for with about on in of to and or is are there any some exist all kind sort deploy
   install create make build should would could can recommend suggest choose pick company business
   team small big large people person around roughly new exists oops wrong sorry no not never
   without except only missing please thanks hi hello compliance compliant ready them they see
   overview list`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
const MOST_WORDS = 8;

/**
 * What is needed, as written ("laptops"); null where no word says so. Templates named are part of it by their key.
 * `isCommand`: a word that the conversation uses itself, which is part of a need only where a template answers to it.
 */
export function needIn(sentence: Sentence, isCommand: (word: string) => boolean): string | null {
  const words = sentence.tokens.flatMap((token, at) => {
    const mention = mentionAt(sentence, at);
    if (mention?.whole === true) return mention.from === at ? [mention.key] : [];
    if (sentence.taken.has(at) || FILLERS.has(token.word)) return [];
    const hyphenated = token.before === '-' || sentence.tokens[at + 1]?.before === '-';
    if (!hyphenated && !OBJECTS.has(token.word) && isAround(token.word)) return [];
    if (token.word.length < 2 || /^\d{1,3}$/.test(token.word)) return [];
    return isCommand(token.word) && !answers(token.raw) ? [] : [token.raw];
  });
  return words.length === 0 ? null : words.slice(0, MOST_WORDS).join(' ');
}

const OBJECTS = new Set(NOUNS.object);
const NEVER = new Set([...Object.keys(VERBS).flatMap(classWords), ...NOUNS.catalogue, ...NOUNS.me]);
const isAround = (word: string): boolean => AROUND.has(word) || COMMON.has(word) || NEVER.has(word);

/** Whether some template answers to the words. */
export const answers = (words: string): boolean =>
  searchTemplates(words, TEMPLATE_INDEX).length > 0;

/** Whether the words look like the name of something nobody has to know: an abbreviation, a norm ("NIS2", "SOX"). */
export const looksLikeAName = (words: string): boolean =>
  /^[A-Z][A-Z0-9-]{2,9}( \d{2,6})?$/.test(words.trim());
