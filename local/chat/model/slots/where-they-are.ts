/**
 * "Our people are in HR", "use our HR employees for people": what a reference is to be linked to,
 * said by where it is.
 */
import { typeCalled } from '../../../../src/templates/also-called';
import { TEMPLATE_INDEX } from '../../../../src/templates/index.generated';
import { phraseAt, wordsAt, type Sentence } from '../sentence';
import type { BoundRequest } from './bound-request';
import { listFrom, runOfCharacters, skip, valueText } from './slot';
import { typeName } from './type-name';

export interface Found {
  bound: BoundRequest[];
  to: number;
}

const OURS = 'the/our/my/all/your/existing';
const ARE = [
  'are/is/live/lives/sit/sits already/all/kept/stored/held/managed/maintained/recorded/found in',
  'are/is/live/lives/sit/sits/stand/stands in',
  'are/is already kept/stored/held/managed/maintained/recorded in',
  'already live/lives/exist/exists in',
  'come/comes from',
  'from',
];

const HUB_TYPES = TEMPLATE_INDEX.filter(({ key }) =>
  TEMPLATE_INDEX.some((entry) => entry.extends.some((hub) => hub === key)),
).flatMap(({ types }) => [...types]);

const isHubType = (said: string): boolean => typeCalled(typeName(said), HUB_TYPES) !== null;

/** What begins at a word, and its last word; null where nothing of the kind does. */
export const whereTheyAre = (sentence: Sentence, at: number): Found | null =>
  takenFrom(sentence, at) ?? areIn(sentence, at) ?? areThere(sentence, at) ?? isOneIn(sentence, at);

/** "People are in our HR schema", "with people from HR", "our employees are in Human Resources, type Employee". */
function areIn(sentence: Sentence, at: number): Found | null {
  const from = skip(sentence, at, OURS);
  for (const length of [1, 2, 3]) {
    const are = phraseAt(sentence, from + length, ARE);
    if (are === 0) continue;
    const said = valueText(sentence, from, from + length - 1);
    const place = placeAt(sentence, from + length + are);
    if (place === null || !isHubType(said)) return null;
    return withType(sentence, said, place);
  }
  return null;
}

/** "We already have employees in HR". */
function areThere(sentence: Sentence, at: number): Found | null {
  const have = phraseAt(sentence, at, [
    'we already have/keep/maintain/hold',
    'we have/keep/maintain/hold',
    'already have',
  ]);
  if (have === 0) return null;
  const from = skip(sentence, at + have, OURS);
  for (const length of [1, 2, 3]) {
    if (!wordsAt(sentence, from + length, 'in')) continue;
    const said = valueText(sentence, from, from + length - 1);
    const place = placeAt(sentence, from + length + 1);
    if (place === null || !isHubType(said)) return null;
    return withType(sentence, said, place);
  }
  return null;
}

/** "People are Employee in HR", "Person is Employee in HR". */
function isOneIn(sentence: Sentence, at: number): Found | null {
  const from = skip(sentence, at, OURS);
  if (!wordsAt(sentence, from + 1, 'is/are')) return null;
  const said = valueText(sentence, from, from);
  if (!isHubType(said)) return null;
  const first = skip(sentence, from + 2, OURS);
  for (const length of [1, 2, 3]) {
    if (!wordsAt(sentence, first + length, 'in/of')) continue;
    const place = placeAt(sentence, first + length + 1);
    const target = valueText(sentence, first, first + length - 1);
    return place === null
      ? null
      : { bound: [{ type: typeName(said), schema: place.text, target }], to: place.to };
  }
  return null;
}

/** "Use our HR employees for people": a key, an object type, and what it stands for. */
function takenFrom(sentence: Sentence, at: number): Found | null {
  if (!wordsAt(sentence, at, 'use/using/take/taking/with')) return null;
  const from = skip(sentence, at + 1, OURS);
  const key = keyAt(sentence, from);
  if (key === null) return null;
  for (const length of [1, 2, 3]) {
    if (!wordsAt(sentence, key.to + 1 + length, 'for/as')) continue;
    const target = valueText(sentence, key.to + 1, key.to + length);
    const { values, to } = listFrom(sentence, skip(sentence, key.to + length + 2, OURS));
    if (values.length === 0 || values.some((value) => !isHubType(value))) return null;
    return {
      bound: values.map((value) => ({ type: typeName(value), schema: key.text, target })),
      to,
    };
  }
  return null;
}

/** "… as Employee", "…, type Employee", "HR Employee". */
function withType(sentence: Sentence, said: string, place: { text: string; to: number }): Found {
  const bound = (target: string, to: number): Found => ({
    bound: [{ type: typeName(said), schema: place.text, target }],
    to,
  });
  const lead = phraseAt(sentence, place.to + 1, [
    'as object type',
    'object type',
    'as/type/called/named',
  ]);
  const from = skip(sentence, place.to + 1 + lead, OURS);
  const token = sentence.tokens[from];
  const isNext =
    lead > 0 || (token !== undefined && /^\p{Lu}\p{Ll}/u.test(token.raw) && token.before === '');
  return token === undefined || !isNext || sentence.taken.has(from)
    ? bound('', place.to)
    : bound(valueText(sentence, from, from), from);
}

/** "HR", "our HR schema", "Human Resources": a key, the words before "schema", or a name in capitals. */
function placeAt(sentence: Sentence, at: number): { text: string; to: number } | null {
  const from = skip(sentence, at, `${OURS}/schema/object`);
  for (let end = from + 1; end <= from + 3; end += 1)
    if (wordsAt(sentence, end, 'schema'))
      return {
        text: valueText(sentence, from, wordsAt(sentence, end - 1, 'object') ? end - 2 : end - 1),
        to: end,
      };
  const key = keyAt(sentence, from);
  if (key !== null) return key;
  let to = from - 1;
  for (; /^\p{Lu}\p{L}+$/u.test(sentence.tokens[to + 1]?.raw ?? ''); to += 1)
    if (to >= from && sentence.tokens[to + 1]?.before !== '') break;
  return to < from ? null : { text: valueText(sentence, from, to), to };
}

/** A run of capitals and digits. */
export function keyAt(sentence: Sentence, at: number): { text: string; to: number } | null {
  const run = runOfCharacters(sentence, at);
  return run !== null && /^[A-Z][A-Z0-9]{1,9}$/u.test(run.text) ? run : null;
}
