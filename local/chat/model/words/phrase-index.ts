import { PHRASES } from './phrases';

interface Phrase {
  words: readonly (readonly string[])[];
  joined: string;
}

/** Phrases with the longest first, so that "roll it back" is not read as "roll". */
const INDEX: readonly Phrase[] = PHRASES.map(([source, joined]) => ({
  words: source.split(' ').map((word) => word.split('/')),
  joined,
})).sort((a, b) => b.words.length - a.words.length);

/** The phrase that begins at `from`: its one word and how many words it spans; null where none does. */
export function phraseFrom(
  words: readonly string[],
  from: number,
): { joined: string; length: number } | null {
  const found = INDEX.find((phrase) =>
    phrase.words.every((alternatives, offset) => alternatives.includes(words[from + offset] ?? '')),
  );
  return found === undefined ? null : { joined: found.joined, length: found.words.length };
}

/** Every word in a phrase, for the spelling dictionary. */
export const PHRASE_WORDS: readonly string[] = INDEX.flatMap((phrase) => [
  ...phrase.words.flat(),
  phrase.joined,
]);
