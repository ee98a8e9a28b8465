import type { TemplateFact } from '../facts';
import { nameForm } from './variants';
import { tokenise } from './tokens';

/** What a template can be called, from the facts the app told: its key and the telling words of its name. */
export interface TemplateName {
  key: string;
  /** Lower case. */
  short: string;
  /** Words of the name with how much each tells: less where other templates share it, or everyone says it. */
  words: ReadonlyMap<string, number>;
  weight: number;
  /** Whether the name joins words by "and". */
  joins: boolean;
  /** The name in one word. */
  joined: string;
}

const EMPTY_WORDS = new Set(['and', 'of', 'the', 'for', 'a', 'schema', 'template', 'model']);
/** Said of everything in this product, so that alone they name nothing. */
const GENERIC_WORDS = new Set([
  'asset',
  'management',
  'service',
  'level',
  'information',
  'register',
  'data',
]);

export function templateNames(templates: readonly TemplateFact[]): TemplateName[] {
  const forms = templates.map((template) =>
    tokenise(template.name).map((token) => nameForm(token.word)),
  );
  return templates.map((template, index) => {
    const own = (forms[index] ?? []).filter((word) => !EMPTY_WORDS.has(word));
    const words = new Map(own.map((word) => [word, tellingWeight(word, forms)]));
    const weight = [...words.values()].reduce((sum, one) => sum + one, 0);
    return {
      key: template.key,
      short: template.key.toLowerCase(),
      words,
      weight,
      joins: (forms[index] ?? []).includes('and'),
      joined: (forms[index] ?? []).join(''),
    };
  });
}

function tellingWeight(word: string, names: readonly (readonly string[])[]): number {
  const sharing = names.filter((name) => name.includes(word)).length;
  if (word === 'it') return 0.2;
  return (GENERIC_WORDS.has(word) ? 0.5 : 1) / Math.max(1, sharing);
}
