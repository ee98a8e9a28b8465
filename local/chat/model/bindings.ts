/** Another site, version, language or time that a request is bound to. */
import { mentionAt, phraseAt, take, textOf, wordsAt, wordsOf, type Sentence } from './sentence';
import { skip } from './slots/slot';
import { growth } from './turn-kind';
import type { Scope } from './scope';

type Binding = Pick<Scope, 'place' | 'version' | 'tongue' | 'within' | 'later'>;

const PLACES =
  'sandbox|staging|stage|production|prod|preprod|preproduction|uat|qa|dev|development|' +
  'test|testing|live|demo|client|customer|acceptance|integration|training';
const PLACE = new RegExp(
  [
    String.raw`\b(?:to|on|in|into|onto|at|from|against)\s+(?:the|our|my|a|an|your|their)?\s*` +
      String.raw`(?:jira\s+)?(?:${PLACES})\b(?:\s+and\s+(?:${PLACES}))?` +
      String.raw`(?:\s+(?:site|instance|environment|tenant|system|jira|workspace))?`,
    `\\b(?:${PLACES})\\s+(?:site|instance|environment|tenant)s?\\b`,
    String.raw`\b(?:another|other|second|different|both|all|two|every|next)\s+` +
      String.raw`(?:jira\s+|of\s+our\s+)?(?:site|instance|environment|tenant|workspace)s?\b`,
    `\\b(?:to|on|in|at)\\s+(?:the\\s+)?site\\s+\\S+`,
    'https?://\\S+',
    '\\b[a-z0-9][a-z0-9-]*(?:\\.[a-z0-9-]+)*\\.(?:atlassian\\.net|example|com|net|org|io|test|cloud)\\b',
  ].join('|'),
  'iu',
);
const VERSION =
  /\b(?:version|release|ver|v)\.?\s?(\d+(?:\.\d+){0,2})\b|(?<=\s)(\d+\.\d+(?:\.\d+)?)(?=\s|$|[,;])/iu;
const OLDER =
  /\b(old|older|previous|earlier|original|beta|next)(?=\s+(?:[\w-]+\s+){0,2}(?:version|release)s?\b)/iu;
const TONGUES =
  'german|french|spanish|portuguese|italian|dutch|polish|japanese|chinese|swedish|danish|' +
  'norwegian|finnish|czech|turkish|korean|russian|deutsch|francais|espanol|italiano|nederlands|' +
  'polski';
const TONGUE = new RegExp(
  String.raw`\b(?:in|into|to|auf|en|as|with)\s+(${TONGUES})\b(?:\s+(?:labels?|names?))?` +
    String.raw`|\b(${TONGUES})\s+(?:version|labels?|names?|translation|attributes?|template)\b`,
  'iu',
);
const DAYS = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday';
const LATER = new RegExp(
  String.raw`\b(?:tomorrow|tonight|later|overnight` +
    String.raw`|(?:next|this|coming)\s+(?:week|weekend|month|${DAYS})|on\s+(?:${DAYS})` +
    String.raw`|at\s+(?:\d{1,2}(?::\d\d)?\s*(?:am|pm|h|o'clock)?|midnight|noon|night)` +
    String.raw`|in\s+(?:\d+|an?|two|three)\s+(?:minutes?|hours?|days?|weeks?)` +
    String.raw`|every\s+(?:day|week|month|night|${DAYS})|daily|weekly|monthly)\b`,
  'iu',
);

/** Takes the words of each that is there. */
export function takeBindings(sentence: Sentence): Binding {
  const version = find(sentence, VERSION);
  return {
    version: version?.[1] ?? version?.[2] ?? find(sentence, OLDER)?.[1]?.toLowerCase() ?? null,
    tongue: firstGroup(find(sentence, TONGUE)),
    within: takeWithin(sentence),
    place: find(sentence, PLACE)?.[0] ?? null,
    later: find(sentence, LATER)?.[0] ?? null,
  };
}

/** "Deploy ITAM into CORE", "SAM and ITAM in one schema"; the template named is no wish for a plan of it. */
function takeWithin(sentence: Sentence): string | null {
  if (growth(sentence) !== null) return null;
  const { tokens, mentions } = sentence;
  for (let at = 1; at < tokens.length; at += 1) {
    if (!wordsAt(sentence, at, 'into/in/inside/within')) continue;
    if (!mentions.some(({ to }) => to < at)) continue;
    const from = skip(sentence, at + 1, 'the/our/an/existing/schema/object');
    const inOne = phraseAt(sentence, at + 1, ONE_SCHEMA);
    const other = mentionAt(sentence, from);
    const isOther =
      wordsAt(sentence, at, 'into/inside/within') &&
      other?.whole === true &&
      mentions.every(({ key, to }) => to >= at || key !== other.key);
    const to = inOne > 0 ? at + inOne : isOther ? other.to : null;
    if (to === null) continue;
    take(sentence, at, to);
    return textOf(sentence, at, to);
  }
  return null;
}

const ONE_SCHEMA = [
  'one/same/single schema',
  'the/a same/single/common/shared schema',
  'one/same/single object schema',
  'the/a same/single/common/shared object schema',
];

const firstGroup = (match: RegExpExecArray | null): string | null =>
  match?.[1] ?? match?.[2] ?? null;

/** A match that lies outside quotes, templates and slots; its words are taken. */
function find(sentence: Sentence, form: RegExp): RegExpExecArray | null {
  const match = form.exec(sentence.text);
  if (match === null) return null;
  const words = wordsOf(sentence, match);
  const free = words.every(
    (at) =>
      !sentence.taken.has(at) &&
      sentence.tokens[at]?.quote === 0 &&
      mentionAt(sentence, at) === null &&
      !wordsAt(sentence, at, 'name/key/called/named'),
  );
  const [from] = words;
  const to = words.at(-1);
  if (!free || from === undefined || to === undefined) return null;
  take(sentence, from, to);
  return match;
}
