import { takeMatch, writtenIn, type Sentence } from '../sentence';

/** "Make Asset.Tag required": the object type, a full stop and the attribute, as written. */
const REQUIRED =
  /\bmake\s+([\p{L}][\p{L}\p{N} &/-]{0,60}\.\s?[\p{L}][\p{L}\p{N} &/-]{0,60}?)\s+(?:required|mandatory)\b/giu;

/** Attributes that are to be required although objects exist; [] where none. */
export function takeRequired(sentence: Sentence): string[] {
  return [...sentence.text.matchAll(REQUIRED)].map((match) => {
    takeMatch(sentence, match);
    return writtenIn(sentence, match, match[1] ?? '');
  });
}
