/** A word of a turn. `start` and `end` point into the normalised text. */
export interface Token {
  /** As written. */
  raw: string;
  /** Lower case, without accents; the part of a contraction it stands for. */
  word: string;
  start: number;
  end: number;
  /** Punctuation between the word before and this one, without blanks. */
  before: string;
  /** Number of the quoted stretch it is in, or 0. */
  quote: number;
}

/** Most words of a turn that are looked at. */
const MOST_WORDS = 400;

const CONTRACTIONS: Readonly<Record<string, string>> = {
  "what's": 'what is',
  whats: 'what is',
  wats: 'what is',
  "who's": 'who is',
  "where's": 'where is',
  "how's": 'how is',
  "that's": 'that is',
  "there's": 'there is',
  "it's": 'it is',
  "i'd": 'i would',
  "i'll": 'i will',
  "i'm": 'i am',
  "we'd": 'we would',
  "we'll": 'we will',
  "let's": 'let us',
  lets: 'let us',
  "don't": 'do not',
  dont: 'do not',
  "doesn't": 'does not',
  "didn't": 'did not',
  "can't": 'can not',
  cannot: 'can not',
  "won't": 'will not',
  "isn't": 'is not',
  "shouldn't": 'should not',
  "wouldn't": 'would not',
  "i've": 'i have',
  "we've": 'we have',
  "you've": 'you have',
  wanna: 'want to',
  gimme: 'give me',
  u: 'you',
  ur: 'your',
  r: 'are',
  wat: 'what',
  wot: 'what',
  wht: 'what',
  pls: 'please',
  plz: 'please',
  plse: 'please',
  thx: 'thanks',
  'w/o': 'without',
  'w/out': 'without',
  'w/': 'with',
  abt: 'about',
  n: 'and',
  datacenter: 'data centre',
  datacentre: 'data centre',
  datacenters: 'data centre',
  licencing: 'licence',
  ty: 'thanks',
};

/** The words of a normalised turn, contractions and chat spellings written out. */
export function tokenise(text: string): Token[] {
  const quotes = quotedStretches(text);
  const tokens: Token[] = [];
  let end = 0;
  for (const { raw, start } of rawWords(text)) {
    if (tokens.length >= MOST_WORDS) break;
    const before = text.slice(end, start).replace(/\s+/gu, '');
    end = start + raw.length;
    const quote = quotes.findIndex((stretch) => start >= stretch.start && end <= stretch.end) + 1;
    wordsOf(raw).forEach((word, index) => {
      tokens.push({ raw, word, start, end, before: index === 0 ? before : '', quote });
    });
  }
  return tokens;
}

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const SEGMENTER = new Intl.Segmenter('ja', { granularity: 'word' });

/** Runs of letters and digits; where words are written without blanks, each word of a run. */
function rawWords(text: string): { raw: string; start: number }[] {
  return [
    ...text.matchAll(
      /\bw\/(?:o(?:ut)?)?(?=\s)|(?<![\p{L}\p{N}])(?:\p{L}\.){2,}|[\p{L}\p{N}\p{M}]+(?:'\p{L}+)?/gu,
    ),
  ].flatMap((match) =>
    JAPANESE.test(match[0])
      ? [...SEGMENTER.segment(match[0])].map(({ segment, index }) => ({
          raw: segment,
          start: match.index + index,
        }))
      : [{ raw: match[0], start: match.index }],
  );
}

function wordsOf(raw: string): string[] {
  const folded = fold(raw);
  const written = Object.hasOwn(CONTRACTIONS, folded) ? CONTRACTIONS[folded] : undefined;
  return written === undefined
    ? [folded.replace(/'s$/u, '').replace(/['.]/gu, '')]
    : written.split(' ');
}

/** Lower case, without accents. */
export const fold = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøßæ]/gu, (letter) => PLAIN[letter] ?? letter);

const PLAIN: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', ß: 'ss', æ: 'ae' };

/** A stretch between quotes, without them. */
export interface Stretch {
  start: number;
  end: number;
}

/**
 * What is between quotes: each closes where a word cannot go on, so that `"A/B: "Test""` is one stretch and an
 * apostrophe is none.
 */
export function quotedStretches(text: string): Stretch[] {
  return [
    ...text.matchAll(
      /(?<=^|[\s(:=,])(?:"(?=\S)([^]{1,300}?)"|'(?=\S)([^]{1,300}?)')(?=$|[\s.,;:!?)])/gu,
    ),
  ].map((match) => ({ start: match.index + 1, end: match.index + match[0].length - 1 }));
}

/** Whether a sentence or a clause ends before this word. */
export const startsClause = (token: Token): boolean => /[,;.!?:()]/.test(token.before);

/** Whether a sentence ends before this word. */
export const startsSentence = (token: Token): boolean => /[;.!?]/.test(token.before);
