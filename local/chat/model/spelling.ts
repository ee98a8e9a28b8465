import { editDistance } from '../../../src/templates/edit-distance';
import { tolerance } from './tolerance';
import { COMMON } from './words/common';

/** Corrects the words of a turn towards what the conversation knows. */
export interface Speller {
  knows(word: string): boolean;
  /** The word itself, or the one known word nearest to it within the typing errors forgiven. */
  correct(word: string): string;
}

export function createSpeller(vocabulary: Iterable<string>): Speller {
  const known = new Set([...vocabulary].filter((word) => /^\p{L}{2,}$/u.test(word)));
  const long = [...known].filter((word) => word.length >= 4);
  const cache = new Map<string, string>();
  const knows = (word: string): boolean => known.has(word);
  const search = (word: string): string => {
    if (
      known.has(word) ||
      COMMON.has(word) ||
      word.length < 4 ||
      word.length > 20 ||
      /\d/.test(word)
    )
      return word;
    let best = { word, distance: Infinity };
    for (const candidate of long) {
      const limit = Math.min(tolerance(word.length), tolerance(candidate.length));
      const distance = editDistance(word, candidate, limit);
      if (distance <= limit && distance < best.distance && sameStart(word, candidate))
        best = { word: candidate, distance };
    }
    return best.word;
  };
  const correct = (word: string): string => {
    const before = cache.get(word);
    if (before !== undefined) return before;
    const found = search(word);
    if (cache.size < 5_000) cache.set(word, found);
    return found;
  };
  return { knows, correct };
}

/** People rarely mistype the first letter, unless they swap it with the second. */
const sameStart = (a: string, b: string): boolean =>
  a[0] === b[0] || (a[0] === b[1] && a[1] === b[0]);
