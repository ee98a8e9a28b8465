/** Which template a person means, by key, name or words of the name, slips of the finger forgiven. Pure. */
import { inert } from '../text/inert';
import { editDistance, slipsForgiven } from './edit-distance';

export interface Findable<Key extends string> {
  key: Key;
  name: string;
}

/**
 * `several`: each of the keys fits equally well, so ask which. `none`: `nearest` holds at most
 * three keys that come close, nearest first; it is empty where nothing does.
 */
export type Found<Key extends string> =
  { kind: 'one'; key: Key } | { kind: 'several'; keys: Key[] } | { kind: 'none'; nearest: Key[] };

/** Characters and words of the input that are looked at; no template has a name as long. */
const MAX_INPUT = 200;
const MAX_WORDS = 12;
const MAX_NEAREST = 3;

/** How well a word of the input fits one of the template; 0 is not at all. */
const FIT = { exact: 1, part: 0.9, slip: 0.8, abbreviation: 0.7 } as const;

/** Words that people put around the name of any template. */
const NOISE = new Set([
  'a',
  'an',
  'the',
  'my',
  'our',
  'please',
  'schema',
  'schemas',
  'template',
  'templates',
  'model',
  'hub',
  'for',
]);

/**
 * Strict: a template is found by its key, its name or words of it, as they are. A slip of the
 * finger is not forgiven but answered with what is nearest; who talks to a person
 * (`findTemplate`) may guess, who acts on a request may not.
 */
export function findTemplateStrictly<Key extends string>(
  text: string,
  templates: readonly Findable<Key>[],
): Found<Key> {
  const found = findTemplate(text, templates);
  if (found.kind === 'none') return found;
  const wanted = withoutNoise(wordsOf(text));
  const candidates = found.kind === 'one' ? [found.key] : found.keys;
  const exact = templates.filter(({ key, name }) => {
    const known = [key.toLowerCase(), ...wordsOf(name)];
    return (
      candidates.includes(key) &&
      (isNamed(wordsOf(text), { key, name }) ||
        isNamed(wanted, { key, name }) ||
        wanted.every((word) => known.some((other) => wordFit(word, other) >= FIT.part)))
    );
  });
  return exact.length > 0
    ? answer(exact.map(({ key }) => key))
    : { kind: 'none', nearest: candidates.slice(0, MAX_NEAREST) };
}

/** @param text as it came: of any length, with anything in it; looked at up to its 200th character */
export function findTemplate<Key extends string>(
  text: string,
  templates: readonly Findable<Key>[],
): Found<Key> {
  const all = wordsOf(text);
  const wanted = withoutNoise(all);
  const named = templates.filter((template) => isNamed(all, template) || isNamed(wanted, template));
  if (named.length > 0) return answer(named.map(({ key }) => key));
  const scored = templates
    .map(({ key, name }) => ({ key, ...score(wanted, key, name) }))
    .sort((a, b) => b.fit - a.fit);
  const fitting = scored.filter(({ complete }) => complete);
  if (fitting.length > 0)
    return answer(fitting.filter(({ fit }) => fit === fitting[0]?.fit).map(({ key }) => key));
  return {
    kind: 'none',
    nearest: scored
      .filter(({ fit }) => fit > 0)
      .slice(0, MAX_NEAREST)
      .map(({ key }) => key),
  };
}

function answer<Key extends string>(keys: Key[]): Found<Key> {
  const [first, ...rest] = keys;
  return first !== undefined && rest.length === 0
    ? { kind: 'one', key: first }
    : { kind: 'several', keys };
}

/** Cut before anything else is done with it, so that no input costs more than another. */
function wordsOf(text: string): string[] {
  const folded = inert(text.slice(0, MAX_INPUT), MAX_INPUT)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '');
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MAX_WORDS);
}

const withoutNoise = (words: readonly string[]): string[] =>
  words.filter((word) => !NOISE.has(word));

function isNamed(words: readonly string[], { key, name }: Findable<string>): boolean {
  const joined = words.join('');
  return joined === key.toLowerCase() || joined === wordsOf(name).join('');
}

/** `complete`: every word of the input was found. `fit`: from 0 to 1, how well on the whole. */
function score(
  wanted: readonly string[],
  key: string,
  name: string,
): { complete: boolean; fit: number } {
  if (wanted.length === 0) return { complete: false, fit: 0 };
  const known = [key.toLowerCase(), ...withoutNoise(wordsOf(name))];
  const fits = wanted.map((word) => Math.max(...known.map((other) => wordFit(word, other))));
  const byWords = {
    complete: fits.every((fit) => fit > 0),
    fit: fits.reduce((sum, fit) => sum + fit, 0) / fits.length,
  };
  const joined = wanted.join('');
  const whole = Math.max(
    ...[key.toLowerCase(), wordsOf(name).join('')].map((other) => closeness(joined, other)),
  );
  return byWords.complete || byWords.fit > whole
    ? byWords
    : { complete: whole >= FIT.slip, fit: whole };
}

function wordFit(word: string, known: string): number {
  if (word === known) return FIT.exact;
  if ((word.length >= 3 && known.startsWith(word)) || (word.length >= 5 && known.includes(word)))
    return FIT.part;
  const forgiven = slipsForgiven(known);
  if (editDistance(word, known, forgiven) <= forgiven) return FIT.slip;
  return abbreviates(word, known) ? FIT.abbreviation : 0;
}

/** `mgmt` for management: the first letter, then consonants of the word in their order. */
function abbreviates(word: string, known: string): boolean {
  if (word.length < 3 || word[0] !== known[0] || /[aeiouy]/u.test(word.slice(1))) return false;
  let from = 0;
  for (const letter of word) {
    from = known.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
}

/** Of words run together: how much of the longer is the same, or 0 where less than half is. */
function closeness(joined: string, known: string): number {
  const length = Math.max(joined.length, known.length);
  const distance = editDistance(joined, known, Math.floor(length / 2));
  if (distance > length / 2) return 0;
  return distance <= slipsForgiven(known)
    ? Math.max(FIT.slip, 1 - distance / length)
    : Math.min(1 - distance / length, FIT.slip - 0.1);
}
