/** Object types of the catalogue that a turn names. */
import { TEMPLATE_INDEX } from '../../../src/templates/index.generated';
import { mentionAt, type Sentence } from './sentence';
import { typeName } from './slots/type-name';

const TYPES: ReadonlyMap<string, string> = new Map(
  TEMPLATE_INDEX.flatMap(({ types }) => types.map((type) => [type.toLowerCase(), type] as const)),
);
const MOST_WORDS = 4;

/** In the catalogue's own form, longest first where names overlap; singular and plural are the same. */
export function typesNamed(sentence: Sentence): string[] {
  const found: string[] = [];
  for (let at = 0; at < sentence.tokens.length; at += 1) {
    for (let words = MOST_WORDS; words >= 1; words -= 1) {
      const type = typeAt(sentence, at, words);
      if (type === null) continue;
      found.push(type);
      at += words - 1;
      break;
    }
  }
  return [...new Set(found)];
}

function typeAt(sentence: Sentence, at: number, words: number): string | null {
  const tokens = sentence.tokens.slice(at, at + words);
  if (tokens.length < words || mentionAt(sentence, at)?.whole === true) return null;
  const said = tokens.map(({ word }) => word).join(' ');
  return typeCalled(said);
}

/** The type of the catalogue that is called so, whatever the case and number; null where none is. */
export const typeCalled = (said: string): string | null =>
  TYPES.get(said.toLowerCase()) ?? TYPES.get(typeName(said.toLowerCase()).toLowerCase()) ?? null;

/** The types of a template whose name holds the word; [] where none does. */
export function typesLike(template: string, word: string): string[] {
  const stem = typeName(word.toLowerCase()).toLowerCase();
  const types = TEMPLATE_INDEX.find(({ key }) => key === template)?.types ?? [];
  return stem.length < 3 ? [] : types.filter((type) => type.toLowerCase().includes(stem));
}

/** The last type of a template in the order of the catalogue; null for one that is not in it. */
export const lastTypeOf = (template: string): string | null =>
  TEMPLATE_INDEX.find(({ key }) => key === template)?.types.at(-1) ?? null;

/** Keys of the templates that have a type of this name. */
export const templatesWith = (type: string): string[] =>
  TEMPLATE_INDEX.filter(({ types }) => types.includes(type)).map(({ key }) => key);
