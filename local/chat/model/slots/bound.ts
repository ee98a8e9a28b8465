/** "Link people to Employee in our HR schema": references to a hub, linked to an object type that exists. */
import { mentionAt, phraseAt, wordsAt, type Sentence } from '../sentence';
import type { BoundRequest } from './bound-request';
import { ALL_OF_THEM } from './reference-words';
import { listFrom, runOfCharacters, skip, valueText } from './slot';
import { typeName } from './type-name';
import { keyAt, whereTheyAre } from './where-they-are';

const LINK = [
  'link/linking/linked/connect/connecting/bind/binding/point/pointing/tie/map/mapping the/our/all',
  'link/linking/linked/connect/connecting/bind/binding/point/pointing/tie/map/mapping',
];
const MOST_WORDS = 6;

/** What begins at a word, and its last word; null where nothing of the kind does. */
export function boundAt(
  sentence: Sentence,
  at: number,
): { bound: BoundRequest[]; to: number } | null {
  return (
    assignmentAt(sentence, at) ??
    useAt(sentence, at) ??
    linksAt(sentence, at) ??
    whereTheyAre(sentence, at)
  );
}

/** "Person=link:HR/Employee". */
function assignmentAt(
  sentence: Sentence,
  at: number,
): { bound: BoundRequest[]; to: number } | null {
  const start = sentence.tokens[at]?.start ?? 0;
  const form = /^([\p{L}][\p{L}\p{N}. ]*?)\s*=\s*link:([^/,=\s]+)(?:\/([^,;=]+))?/iu.exec(
    sentence.text.slice(start),
  );
  if (form === null || sentence.tokens[at + 1] === undefined) return null;
  const [whole, type = '', schema = '', target = ''] = form;
  const end = start + whole.trimEnd().replace(/[.!?]+$/u, '').length;
  let to = at;
  while ((sentence.tokens[to + 1]?.start ?? Infinity) < end) to += 1;
  return {
    bound: [{ type: type.trim(), schema, target: target.trim().replace(/[.!?]+$/u, '') }],
    to,
  };
}

/** "link people to Employee in our HR schema and locations to Site in FAC". */
function linksAt(sentence: Sentence, at: number): { bound: BoundRequest[]; to: number } | null {
  const length = phraseAt(sentence, at, LINK);
  if (length === 0) return null;
  const bound: BoundRequest[] = [];
  let to = at - 1;
  for (let from = at + length; ;) {
    const link = linkFrom(sentence, from);
    if (link === null) break;
    bound.push(...link.bound);
    to = link.to;
    if (!wordsAt(sentence, to + 1, 'and') && sentence.tokens[to + 1]?.before.trim() !== ',') break;
    from = skip(sentence, to + 1, 'and/link/the/our');
  }
  return bound.length === 0 ? null : { bound, to };
}

/** "use Employee in our HR schema for people". */
function useAt(sentence: Sentence, at: number): { bound: BoundRequest[]; to: number } | null {
  if (!wordsAt(sentence, at, 'use/using/take/reference/referencing')) return null;
  const target = targetFrom(sentence, skip(sentence, at + 1, 'the/our/my'));
  const lead =
    target === null
      ? 0
      : phraseAt(sentence, target.to + 1, ['for/as', 'instead of', 'in place of']);
  if (target === null || lead === 0) return null;
  const { values, to } = listFrom(sentence, skip(sentence, target.to + 1 + lead, 'the/our/your'));
  if (values.length === 0) return null;
  return { bound: values.map((value) => ({ type: typeName(value), ...target.names })), to };
}

function linkFrom(sentence: Sentence, from: number): { bound: BoundRequest[]; to: number } | null {
  const middle = wordWithin(sentence, from, 'to/with/at');
  if (middle === null || middle === from) return null;
  const said = valueText(sentence, from, middle - 1);
  const first = skip(sentence, middle + 1, 'the/our/my/an/a');
  const target = targetFrom(sentence, first) ?? nowhere(sentence, first);
  if (target === null) return null;
  const types = said.split(/\s*,\s*|\s+and\s+/iu).filter((type) => type !== '');
  // "Link it to MDATA" names a hub.
  if (types.some((type) => ALL_OF_THEM.has(type.toLowerCase()))) return null;
  return {
    bound: types.map((type) => ({
      type: type.includes('.') ? type : typeName(type),
      ...target.names,
    })),
    to: target.to,
  };
}

/** "Employee in our HR schema", "HR/Employee". */
function targetFrom(
  sentence: Sentence,
  from: number,
): { names: Pick<BoundRequest, 'schema' | 'target'>; to: number } | null {
  const run = runOfCharacters(sentence, from);
  const [schema, target] = run === null ? [] : run.text.split(/\/(.+)/u);
  if (run !== null && schema !== undefined && target !== undefined)
    return { names: { schema, target }, to: run.to };
  const middle = wordWithin(sentence, from, 'in/of/from');
  if (middle === null || middle === from) return besideKey(sentence, from);
  let last = middle - 1;
  if (wordsAt(sentence, last, 'type') && last > from) last -= 1;
  if (wordsAt(sentence, last, 'object') && last > from) last -= 1;
  const place = schemaFrom(sentence, skip(sentence, middle + 1, 'the/our/my/object/schema'));
  return place === null
    ? null
    : { names: { schema: place.text, target: valueText(sentence, from, last) }, to: place.to };
}

/** "HR Employee", or "HR" alone: which of its object types is meant is found there. */
function besideKey(
  sentence: Sentence,
  from: number,
): { names: Pick<BoundRequest, 'schema' | 'target'>; to: number } | null {
  const key = keyAt(sentence, from);
  if (key === null || mentionAt(sentence, from) !== null) return null;
  const next = sentence.tokens[key.to + 1];
  const isType =
    next !== undefined && next.before === '' && /^\p{Lu}\p{Ll}/u.test(next.raw) && next.quote === 0;
  return isType
    ? {
        names: { schema: key.text, target: valueText(sentence, key.to + 1, key.to + 1) },
        to: key.to + 1,
      }
    : { names: { schema: key.text, target: '' }, to: key.to };
}

/** "Employee", with no word on where it is: the app asks. */
function nowhere(
  sentence: Sentence,
  from: number,
): { names: Pick<BoundRequest, 'schema' | 'target'>; to: number } | null {
  const token = sentence.tokens[from];
  const isName = token !== undefined && /^\p{Lu}\p{Ll}/u.test(token.raw);
  return isName && !sentence.taken.has(from) && mentionAt(sentence, from) === null
    ? { names: { schema: valueText(sentence, from, from), target: '' }, to: from }
    : null;
}

/** A key, or the words before "schema". */
function schemaFrom(sentence: Sentence, from: number): { text: string; to: number } | null {
  if (sentence.tokens[from] === undefined) return null;
  const end = wordWithin(sentence, from, 'schema');
  if (end !== null && end > from) {
    const last = wordsAt(sentence, end - 1, 'object') && end - 1 > from ? end - 2 : end - 1;
    return { text: valueText(sentence, from, last), to: end };
  }
  const quoted = sentence.tokens[from].quote;
  if (quoted !== 0) {
    let to = from;
    while (sentence.tokens[to + 1]?.quote === quoted) to += 1;
    return { text: valueText(sentence, from, to), to };
  }
  return runOfCharacters(sentence, from);
}

/** The first of these words within a few, in the same clause; null where none is. */
function wordWithin(sentence: Sentence, from: number, words: string): number | null {
  for (let at = from; at < from + MOST_WORDS; at += 1) {
    const token = sentence.tokens[at];
    if (token === undefined || sentence.taken.has(at)) return null;
    if (at > from && /[.;:!?]/u.test(token.before)) return null;
    if (wordsAt(sentence, at, words)) return at;
  }
  return null;
}
