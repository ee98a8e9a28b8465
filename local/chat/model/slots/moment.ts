import { takeMatch, type Sentence } from '../sentence';

/** A moment as the app writes it ("2026-11-28T09:12:33.123Z"), or a day. */
const MOMENT = String.raw`\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z?)?`;
const UNTIL = new RegExp(`\\b(?:until|till|up to|before|to)\\s+(${MOMENT})`, 'iu');
const FROM = new RegExp(`\\b(?:since|from|after)\\s+(${MOMENT})`, 'iu');

export interface Moments {
  since: string | null;
  until: string | null;
}

/** The exact ends of a stretch of time ("what happened until 2026-11-28T09:12Z"); null where none is named. */
export function takeMoments(sentence: Sentence): Moments {
  return { since: takeOne(sentence, FROM), until: takeOne(sentence, UNTIL) };
}

function takeOne(sentence: Sentence, pattern: RegExp): string | null {
  const match = pattern.exec(sentence.text);
  if (match === null) return null;
  takeMatch(sentence, match);
  return match[1] ?? null;
}
