import { take, textOf, type Sentence } from '../sentence';

const UNITS = [
  'minute',
  'minutes',
  'hour',
  'hours',
  'day',
  'days',
  'week',
  'weeks',
  'month',
  'months',
];
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const COUNTS = ['two', 'three', 'four', 'five', 'six', 'seven', 'ten', 'fourteen', 'thirty'];

/** Too short for the spelling dictionary. */
const SHORT: Readonly<Record<string, string>> = {
  lst: 'last',
  las: 'last',
  lat: 'last',
  wk: 'week',
  wek: 'week',
  yday: 'yesterday',
  mon: 'monday',
  fri: 'friday',
  hrs: 'hours',
  mins: 'minutes',
};

/** Words of times, for the spelling dictionary. */
export const WHEN_WORDS: readonly string[] = [
  ...UNITS,
  ...WEEKDAYS,
  ...COUNTS,
  'yesterday',
  'since',
  'last',
  'past',
  'previous',
];

/**
 * The time a turn speaks of, in words the app understands ("last week", "7 days", "2026-11-01");
 * null where none. What is only said in passing ("today", "now") is left in the sentence.
 */
export function takeWhen(sentence: Sentence, correct: (word: string) => string): string | null {
  const words = sentence.tokens.map((token, at) =>
    sentence.taken.has(at) || token.quote !== 0 ? '' : (SHORT[token.word] ?? correct(token.word)),
  );
  for (let at = 0; at < words.length; at += 1) {
    const found = dateAt(sentence, at) ?? phraseAt(words, at);
    if (found === null) continue;
    if (found.text !== 'today') take(sentence, at, found.to);
    return found.text;
  }
  return null;
}

interface Found {
  text: string;
  to: number;
}

function dateAt(sentence: Sentence, at: number): Found | null {
  const text = textOf(sentence, at, at + 2);
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) ? { text, to: at + 2 } : null;
}

function phraseAt(words: readonly string[], at: number): Found | null {
  const [one = '', two = '', three = ''] = words.slice(at, at + 3);
  if (one === 'yesterday' || one === 'today') return { text: one, to: at };
  if (['last', 'past', 'previous', 'this'].includes(one)) {
    if (UNITS.includes(two) && (one !== 'this' || two === 'week' || two === 'month'))
      return { text: `${one} ${two}`, to: at + 1 };
    if (isCount(two) && UNITS.includes(three)) return { text: `${two} ${three}`, to: at + 2 };
    if (one === 'last' && WEEKDAYS.includes(two)) return { text: two, to: at + 1 };
  }
  if (isCount(one) && UNITS.includes(two)) return { text: `${one} ${two}`, to: at + 1 };
  return WEEKDAYS.includes(one) ? { text: one, to: at } : null;
}

const isCount = (word: string): boolean => /^\d{1,3}$/u.test(word) || COUNTS.includes(word);
