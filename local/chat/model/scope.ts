/**
 * What a turn takes away from, or binds, a request: templates it does not want, the few object
 * types it wants alone, another site, version, language or time. Each is either used or asked
 * about; none is passed over.
 */
import { mentionAt, phraseAt, take, wordsAt, type Mention, type Sentence } from './sentence';
import { listFrom, skip, startsPart, valueText } from './slots/slot';
import { typeCalled } from './types-named';

export interface Scope {
  /** Keys of templates that are not wanted. */
  excluded: string[];
  /**
   * What is not wanted, as written, where words of a template's name may as well be object types
   * ("minus software").
   */
  vague: string[];
  /**
   * Templates that are not wanted because another takes their place ("CMDB instead of ITAM"); a
   * subset of `excluded`.
   */
  replaced: string[];
  /** The only things wanted, as written ("only laptops and monitors"). */
  only: string[];
  /** All there is, but for what is excluded ("all but DORA"). */
  allBut: boolean;
  /** Nothing is to be linked to another object schema. */
  noLinks: boolean;
  /** Another site, as written. */
  place: string | null;
  /** A version, as written: `2`, `1.0.0`, `older`. */
  version: string | null;
  /** A language the template is wanted in, as written. */
  tongue: string | null;
  /**
   * One object schema for what several templates are, or another template's, as written: "into
   * CORE", "in one schema".
   */
  within: string | null;
  /** A time in the future, or a repetition, as written. */
  later: string | null;
}

export const EVERYTHING: Scope = {
  excluded: [],
  vague: [],
  replaced: [],
  only: [],
  allBut: false,
  noLinks: false,
  place: null,
  version: null,
  tongue: null,
  within: null,
  later: null,
};

const REPLACING = ['instead of', 'rather than', 'in place of', 'replacing'];
const EXCLUDING = [
  ...REPLACING,
  'without',
  'except for',
  'except',
  'excepting',
  'excluding',
  'exclude',
  'but not',
  'but no',
  'but without',
  'and not',
  'minus',
  'less',
  'skip',
  'skipping',
  'leave out',
  'leaving out',
  'leave off',
  'omit',
  'omitting',
  'not including',
  'do not include',
  'other than',
  'apart from',
  'aside from',
  'besides',
  'everything but',
  'all but',
  'anything but',
  'drop',
  'ignore',
  'ignoring',
  'do not need',
  'do not want',
  'not',
  'no',
  'never',
];
const NO_LINKS = [
  'without linking/links/link/linked/references/reference/refs/connecting/connection to',
  'without linking/links/link/references/refs/hubs/linkage',
  'without any links/references/hubs',
  'without the links/references/hubs/hub',
  'not link/linked/linking to',
  'not link/linked/linking',
  'do not link it/them/that/this/anything/everything to',
  'do not link it/them/that/this/anything/everything',
  'do not link to',
  'do not link',
  'no links/references/linking to',
  'no hub/hubs',
  'no links/references/linking',
];

/** After these a comma ends what is not wanted: "not ITAM, SAM" wants SAM. */
const NEGATIONS = ['not', 'no', 'never'];

/** Templates not wanted and links not wanted: read before references, which would take "linking to CORE" for a wish. */
export function takeExclusions(sentence: Sentence): Scope {
  const scope: Scope = { ...EVERYTHING, excluded: [], vague: [], replaced: [], only: [] };
  for (let at = 0; at < sentence.tokens.length; at += 1) {
    if (sentence.taken.has(at) || sentence.tokens[at]?.quote !== 0) continue;
    const noLinks = phraseAt(sentence, at, NO_LINKS);
    if (noLinks > 0) {
      const named = skip(sentence, at + noLinks, 'the/our/a/any/hub/schema');
      const to = mentionAt(sentence, named)?.to ?? at + noLinks - 1;
      take(sentence, at, to);
      scope.noLinks = true;
      continue;
    }
    const cue = phraseAt(sentence, at, EXCLUDING);
    if (cue > 0) takeExcluded(sentence, at, cue, scope);
    else takeLeft(sentence, at, scope);
  }
  return scope;
}

function takeExcluded(sentence: Sentence, at: number, cue: number, scope: Scope): void {
  const from = skip(sentence, at + cue, 'the/any/our/my/this/that/for');
  // "No, ITAM" puts ITAM right; "no ITAM" does not want it.
  if (/[,.;:!?]/.test(sentence.tokens[at + cue]?.before ?? '')) return;
  const mentions = mentionsFrom(
    sentence,
    from,
    NEGATIONS.includes(sentence.tokens[at]?.word ?? '') ? /^&+$/ : /^[,&]+$/,
  );
  const last = mentions.at(-1);
  if (last === undefined || namesTypes(sentence, from, mentions)) return;
  const everything = sentence.tokens.some(({ word }) =>
    ['everything', 'all', 'every'].includes(word),
  );
  for (const mention of mentions) {
    if (mention.whole || everything) scope.excluded.push(mention.key);
    else scope.vague.push(sentence.said.written(...spanOf(sentence, mention)));
  }
  if (wordsAt(sentence, at, 'everything/all/anything')) scope.allBut = true;
  if (phraseAt(sentence, at, REPLACING) > 0) scope.replaced.push(...mentions.map(({ key }) => key));
  take(sentence, at, last.to);
}

/** "Leave VND for later", "leave SAM out". */
function takeLeft(sentence: Sentence, at: number, scope: Scope): void {
  if (!wordsAt(sentence, at, 'leave/leaving/keep/put/set/hold')) return;
  const mentions = mentionsFrom(sentence, skip(sentence, at + 1, 'the/our'), /^[,&]+$/);
  const last = mentions.at(-1);
  if (last === undefined) return;
  const after = last.to + 1;
  const aside = phraseAt(sentence, after, ASIDE);
  if (aside === 0 || !mentions.every(({ whole }) => whole)) return;
  scope.excluded.push(...mentions.map(({ key }) => key));
  take(sentence, at, after + aside - 1);
}

const ASIDE = ['for later/now', 'until/till later', 'out of it', 'out/off/aside/away/back'];

/** "Software Installation" is an object type, though software is a word of a template's name. */
function namesTypes(sentence: Sentence, from: number, mentions: readonly Mention[]): boolean {
  if (mentions.every(({ whole }) => whole)) return false;
  const { values } = listFrom(sentence, from);
  return values.length > 0 && values.every((value) => typeCalled(value) !== null);
}

function spanOf({ tokens }: Sentence, { from, to }: Mention): [number, number] {
  return [tokens[from]?.start ?? 0, tokens[to]?.end ?? 0];
}

/** The templates of a list "A, B and C" that begins at a word; [] where none is there. */
function mentionsFrom(sentence: Sentence, from: number, joint: RegExp): Mention[] {
  const found: Mention[] = [];
  for (let at = from; ;) {
    const mention = mentionAt(sentence, at);
    if (mention === null || sentence.taken.has(at)) return found;
    found.push(mention);
    const next = sentence.tokens[mention.to + 1];
    if (next === undefined) return found;
    const joined = joint.test(next.before) || ['and', 'or', 'nor', 'plus'].includes(next.word);
    if (!joined) return found;
    at = skip(sentence, mention.to + 1, 'and/or/nor/plus/the');
  }
}

const ONLY = ['only', 'solely', 'exclusively', 'nothing but', 'no more than', 'nothing except'];
const ONLY_OF_A_TEMPLATE = ['just', 'merely', 'simply'];
/** "Only" these limits nothing. */
const NOT_LIMITED =
  'a/an/it/that/this/them/one/if/when/to/preview/plan/show/deploy/install/want/' +
  'need/in/on/for/once/asking/look/looking/wanted/would/i/we/you/is/has/have/takes';

/** "Only laptops and monitors", "hardware only". `isSpeech`: a word that names nothing. */
export function takeOnly(sentence: Sentence, isSpeech: (word: string) => boolean): string[] {
  for (let at = 0; at < sentence.tokens.length; at += 1) {
    if (sentence.taken.has(at) || sentence.tokens[at]?.quote !== 0) continue;
    const plain = phraseAt(sentence, at, ONLY);
    const soft =
      plain === 0 &&
      sentence.mentions.some(({ from, to }) => to < at || wordsAt(sentence, from - 1, 'of/from'))
        ? phraseAt(sentence, at, ONLY_OF_A_TEMPLATE)
        : 0;
    const cue = plain + soft;
    if (cue === 0) continue;
    const after = onlyAfter(sentence, at, cue, soft > 0 ? isSpeech : () => false);
    const found = after.length > 0 ? after : onlyBefore(sentence, at, isSpeech);
    if (found.length > 0) return found;
  }
  return [];
}

function onlyAfter(
  sentence: Sentence,
  at: number,
  cue: number,
  isSpeech: (word: string) => boolean,
): string[] {
  const from = skip(sentence, at + cue, 'the/with/our/my/for/its');
  const first = sentence.tokens[from];
  if (
    first === undefined ||
    sentence.taken.has(from) ||
    mentionAt(sentence, from)?.whole === true ||
    wordsAt(sentence, from, NOT_LIMITED) ||
    isSpeech(first.word)
  )
    return [];
  const list = listFrom(sentence, from);
  // "Only the network part of CMDB": the template is no part of what is wanted of it.
  const whole = sentence.mentions.find(
    (one) => one.whole && one.from > from && one.from <= list.to,
  );
  if (whole === undefined) {
    if (list.values.length > 0) take(sentence, at, list.to);
    return list.values.map(withoutPart);
  }
  const last = wordsAt(sentence, whole.from - 1, 'of/from/in') ? whole.from - 2 : whole.from - 1;
  const text = valueText(sentence, from, last);
  take(sentence, at, last);
  return [withoutPart(text)];
}

/** "The hardware part" is hardware. */
const withoutPart = (text: string): string =>
  text.replace(/\s+(?:parts?|stuff|things?|side|section|types?|object types?|only)$/iu, '');

/** "ITAM, hardware only": the words before, as far as the template, a comma or another part of the request. */
function onlyBefore(sentence: Sentence, at: number, isSpeech: (word: string) => boolean): string[] {
  let from = at;
  while (
    from > 0 &&
    at - from < 6 &&
    !sentence.taken.has(from - 1) &&
    mentionAt(sentence, from - 1)?.whole !== true &&
    !(from < at && /[,.;:!?]/.test(sentence.tokens[from]?.before ?? '')) &&
    (!isSpeech(sentence.tokens[from - 1]?.word ?? '') || wordsAt(sentence, from - 1, 'and'))
  )
    from -= 1;
  const start = skip(sentence, from, 'the/and/with/but/for');
  if (start >= at || startsPart(sentence, start)) return [];
  const { values } = listFrom(sentence, start);
  if (values.length > 0) take(sentence, start, at);
  return values.map(withoutPart).filter((value) => value !== '');
}
