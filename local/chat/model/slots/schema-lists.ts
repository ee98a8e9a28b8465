import { phraseAt, take, wordsAt, type Sentence } from '../sentence';
import { schemaAt, skip } from './slot';

/** An object schema somebody names: by a template (whose object schema is meant) or by its own key. */
export interface NamedSchema {
  template: string | null;
  text: string;
}

/** What a permission is asked for: these schemas, or whatever the last request was about. */
export type Permission =
  { kind: 'none' } | { kind: 'named'; schemas: NamedSchema[] } | { kind: 'last' };

const EXTEND = [
  'add what is missing to/in/from',
  'add what it lacks to',
  'add the missing parts to',
  'add missing parts to',
  'add whatever is missing to/in',
  'fill in what is missing in',
  'fill in the missing parts of',
  'fill the gaps in',
  'extend',
  'extending',
  'complete',
  'completing',
  'upgrade',
  'upgrading',
  'finish',
  'augment',
  'top up',
  'update',
  'updating',
  'expand',
];
const EXTEND_LAST = [
  'with extend',
  'with extending',
  'extend it',
  'extend that',
  'extend then',
  'extend them',
  'extend the existing',
  'extend existing',
  'yes extend',
  'add what is missing',
  'add the missing parts',
  'allow extending',
  'extend allowed',
  'complete it',
  'extend this',
  'update it',
];
const SHARING = [
  'allow cross schema sharing on/for/in/with',
  'allow schema sharing on/for/in',
  'allow sharing on/for/in/of/with',
  'allowing sharing on/for/in',
  'allow references to',
  'switch/turn on sharing on/for/in/of',
  'switch/turn on cross schema sharing on/for/in',
  'enable sharing on/for/in/of',
  'enable cross schema sharing on/for/in',
  'share',
  'sharing on',
  'sharing allowed on',
  'with sharing on',
  'allowsharing',
];
const SHARING_LAST = [
  'allow sharing',
  'with sharing',
  'enable sharing',
  'switch/turn on sharing',
  'sharing is fine',
  'sharing is ok',
  'allow the sharing',
  'allow it to share',
];

/** "extend CORE", "add what is missing to ITAM", "with extend then". */
export const takeExtend = (sentence: Sentence): Permission =>
  takePermission(sentence, EXTEND, EXTEND_LAST);

/** "allow sharing on CORE", "turn on sharing then". */
export const takeSharing = (sentence: Sentence): Permission =>
  takePermission(sentence, SHARING, SHARING_LAST);

function takePermission(
  sentence: Sentence,
  cues: readonly string[],
  lastCues: readonly string[],
): Permission {
  const schemas: NamedSchema[] = [];
  let last = false;
  for (let at = 0; at < sentence.tokens.length; at += 1) {
    if (sentence.taken.has(at) || sentence.tokens[at]?.quote !== 0) continue;
    const named = namedAfter(sentence, at, phraseAt(sentence, at, cues));
    if (named !== null) {
      schemas.push(...named.schemas);
      take(sentence, at, named.to);
      continue;
    }
    const length = phraseAt(sentence, at, lastCues);
    if (length === 0) continue;
    last = true;
    take(sentence, at, at + length - 1);
  }
  if (schemas.length > 0) return { kind: 'named', schemas };
  return last ? { kind: 'last' } : { kind: 'none' };
}

const NOT_A_SCHEMA =
  'it/that/this/then/them/please/and/or/existing/what/is/the/a/an/to/with/on/for/' +
  'anything/everything/everyone/object/as/mode/allowed/mean/means/do/does/work/' +
  'yet/now/too/successfully/version/by/if/in/of/data/status/attributes/attribute';

function namedAfter(
  sentence: Sentence,
  at: number,
  length: number,
): { schemas: NamedSchema[]; to: number } | null {
  if (length === 0) return null;
  const schemas: NamedSchema[] = [];
  let next = at + length;
  let to = -1;
  for (;;) {
    const from = skip(sentence, next, 'the/my/our/existing/object/schema/schemas/hub/only/to');
    if (
      /[.;!?]/.test(sentence.tokens[from]?.before ?? '') ||
      wordsAt(sentence, from, NOT_A_SCHEMA) ||
      sentence.taken.has(from)
    )
      break;
    const schema = schemaAt(sentence, from);
    if (schema === null || (schema.template === null && !looksLikeKey(sentence, from))) break;
    schemas.push({ template: schema.template, text: schema.text });
    to = schema.to;
    if (!wordsAt(sentence, to + 1, 'and') && sentence.tokens[to + 1]?.before !== ',') break;
    next = skip(sentence, to + 1, 'and');
  }
  return to < 0 ? null : { schemas, to };
}

/** A key nobody declared must look like one: capitals, as in "extend MDATA". */
const looksLikeKey = (sentence: Sentence, at: number): boolean =>
  /^[A-Z][A-Z0-9_]{1,}$/.test(sentence.tokens[at]?.raw ?? '');
