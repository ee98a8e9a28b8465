import { phraseAt, take, wordsAt, type Sentence } from '../sentence';
import { listFrom, schemaAt, skip } from './slot';
import { ALL_OF_THEM, AS, VERBS, WHOLE, type Mode } from './reference-words';
import { boundAt } from './bound';
import type { BoundRequest } from './bound-request';
import { typeName } from './type-name';

/** How references are to be resolved, as the person said: the mode of all, modes of some, and a hub by key. */
export interface ReferenceRequest {
  all: 'link' | 'create' | 'text' | null;
  each: { type: string; mode: 'link' | 'create' | 'text' }[];
  /** References linked to an object type that exists: "link people to Employee in our HR schema". */
  bound: BoundRequest[];
  /** The hub named by "link to X": a template, or the key of an object schema. */
  hub: { template: string | null; text: string } | null;
  /** A mode that is none, as written; the app answers with the list. */
  other: string | null;
}

/** Words after an object type that are not part of its name. */
const TAIL = /\s+(too|as well|again|instead|after all|also|now|please|then)$/iu;

/** What a mode takes the place of says nothing new. */
const INSTEAD = [
  'instead of links/link/linking/linked/copies/copy/copying/text/references',
  'rather than links/link/linking/copies/copying/text/references',
];

export function takeReferences(sentence: Sentence): ReferenceRequest {
  const request: ReferenceRequest = { all: null, each: [], bound: [], hub: null, other: null };
  for (let at = 0; at < sentence.tokens.length; at += 1) {
    if (sentence.taken.has(at) || sentence.tokens[at]?.quote !== 0) continue;
    READERS.some((reader) => reader(sentence, at, request));
  }
  for (let at = 0; at < sentence.tokens.length; at += 1) {
    const length = phraseAt(sentence, at, INSTEAD);
    if (length > 0) take(sentence, at, at + length - 1);
  }
  return request;
}

/** Each takes what begins (or, for "as text", ends) at a word, and says whether it did. The first wins. */
type Reader = (sentence: Sentence, at: number, request: ReferenceRequest) => boolean;

/** "references=text", "Vendor=link", "references: create", "link:MDATA". */
function takeAssignment(sentence: Sentence, at: number, request: ReferenceRequest): boolean {
  const token = sentence.tokens[at];
  const value = sentence.tokens[at + 1];
  if (token === undefined || value === undefined || !/^[=:]$/.test(value.before)) return false;
  if (token.word === 'link' && value.before === ':') {
    const hub = schemaAt(sentence, at + 1);
    request.all = 'link';
    request.hub = hub;
    take(sentence, at, hub?.to ?? at + 1);
    return true;
  }
  const mode = modeWord(value.word);
  const general = ALL_OF_THEM.has(token.word) || (token.word === 'mode' && value.before === ':');
  if (!general && (mode === null || value.before !== '=')) return false;
  const after = sentence.tokens[at + 2]?.before;
  if (general && (after === '=' || (value.word === 'link' && after === ':'))) {
    take(sentence, at, at);
    return true;
  }
  if (general && mode !== null) request.all = mode;
  else if (general) request.other = value.raw;
  else if (mode !== null) request.each.push({ type: token.raw, mode });
  take(sentence, at, at + 1);
  return true;
}

/** "link people to Employee in our HR schema and locations to Site in FAC", "Person=link:HR/Employee". */
function takeBound(sentence: Sentence, at: number, request: ReferenceRequest): boolean {
  const found = boundAt(sentence, at);
  if (found === null) return false;
  request.bound.push(...found.bound);
  take(sentence, at, found.to);
  return true;
}

function takeWhole(sentence: Sentence, at: number, request: ReferenceRequest): boolean {
  for (const [mode, phrases] of WHOLE) {
    const length = phraseAt(sentence, at, phrases);
    if (length === 0) continue;
    request.all = mode;
    take(sentence, at, at + length - 1);
    return true;
  }
  return false;
}

/** "link to CORE", "link it to MDATA", "linked to the hub MDATA". */
function takeHub(sentence: Sentence, at: number, request: ReferenceRequest): boolean {
  const length = phraseAt(sentence, at, [
    'link/linked/linking/refer/referring/connect/connected/bind to',
    'link/connect/bind it/them/everything/references to',
    'link the references to',
    'with/use/using hub',
    'with/use/using the hub',
  ]);
  if (length === 0) return false;
  const from = skip(sentence, at + length, 'the/our/my/hub/schema/existing/object');
  const hub = schemaAt(sentence, from);
  if (hub === null) return false;
  request.all = 'link';
  request.hub = hub;
  take(sentence, at, hub.to);
  return true;
}

/** "Deploy ITAM, copy", or nothing but "copies" of a plan: the mode of all. */
function takeLone(sentence: Sentence, at: number, request: ReferenceRequest): boolean {
  const alone = at === 0 && sentence.tokens.length === 1;
  const lastOfPlan =
    at === sentence.tokens.length - 1 && sentence.mentions.some(({ to }) => to === at - 1);
  if (!alone && !lastOfPlan) return false;
  const mode: Mode | null = wordsAt(sentence, at, 'copy/copies/standalone')
    ? 'create'
    : wordsAt(sentence, at, 'link/linked/links')
      ? 'link'
      : wordsAt(sentence, at, 'text')
        ? 'text'
        : null;
  if (mode === null) return false;
  request.all = mode;
  take(sentence, at, at);
  return true;
}

/** "copy person and vendor", "link vendors". */
function takeVerb(sentence: Sentence, at: number, request: ReferenceRequest): boolean {
  const mode: Mode | null = wordsAt(sentence, at, 'copy/copying')
    ? 'create'
    : wordsAt(sentence, at, 'link/linking')
      ? 'link'
      : null;
  if (mode === null) return false;
  const from = skip(sentence, at + 1, 'the/of');
  if (wordsAt(sentence, from, 'or')) return false;
  const { values, to } = listFrom(sentence, from);
  if (to < from) return false;
  addAll(request, values, mode);
  take(sentence, at, to);
  return true;
}

/** "keep vendors and people as text", "Person as copies". The list comes before the mode. */
function takeAs(sentence: Sentence, at: number, request: ReferenceRequest): boolean {
  const found = AS.map(([mode, phrases]) => ({
    mode,
    length: phraseAt(sentence, at, phrases),
  })).find((one) => one.length > 0);
  if (found === undefined) return false;
  const from = at === 0 ? at : listBefore(sentence, at);
  if (from >= at) {
    request.all = found.mode;
    take(sentence, at, at + found.length - 1);
    return true;
  }
  if (wordsAt(sentence, skip(sentence, from, VERBS.join('/')), 'all/every/everything')) {
    request.all = found.mode;
    take(sentence, at, at + found.length - 1);
    return true;
  }
  const start = skip(sentence, from, `but/${VERBS.join('/')}`);
  const { values } = listFrom(sentence, start);
  addAll(request, values, found.mode);
  take(sentence, from, at + found.length - 1);
  return true;
}

/** Where the list that ends before `at` begins: after the nearest verb, clause or slot, at most ten words back. */
function listBefore(sentence: Sentence, at: number): number {
  for (let index = at - 1; index >= Math.max(0, at - 10); index -= 1) {
    if (sentence.taken.has(index)) return index + 1;
    if (wordsAt(sentence, index, VERBS.filter((verb) => verb !== 'and').join('/'))) return index;
    if (/[.;:!?]/.test(sentence.tokens[index]?.before ?? '')) return index;
    if (sentence.mentions.some((one) => one.to === index)) return index + 1;
  }
  return Math.max(0, at - 3);
}

function addAll(request: ReferenceRequest, values: readonly string[], mode: Mode): void {
  for (const value of values) {
    const plain = value.replace(TAIL, '');
    if (ALL_OF_THEM.has(plain.toLowerCase())) request.all = mode;
    else request.each.push({ type: typeName(plain), mode });
  }
}

/** "with the common data model", "link to Atlassian's common data model". */
function takeCommonDataModel(sentence: Sentence, at: number, request: ReferenceRequest): boolean {
  const lead = phraseAt(sentence, at, [
    'link/linking/linked it/them/everything/people/references to',
    'link/linking/linked to',
    'with/use/using/against/on/onto',
  ]);
  if (lead === 0) return false;
  const from = skip(sentence, at + lead, "the/our/atlassian/atlassians/atlassian's/s/assets");
  if (!wordsAt(sentence, from, 'common data model/models')) return false;
  request.other = 'common data model';
  take(sentence, at, from + 2);
  return true;
}

const READERS: readonly Reader[] = [
  takeCommonDataModel,
  takeBound,
  takeAssignment,
  takeWhole,
  takeHub,
  takeLone,
  takeVerb,
  takeAs,
];

const modeWord = (word: string): Mode | null =>
  word === 'link' || word === 'create' || word === 'text'
    ? word
    : word === 'copy'
      ? 'create'
      : null;
