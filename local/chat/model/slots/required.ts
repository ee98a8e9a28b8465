import { take, type Sentence } from '../sentence';

/** "Make Asset.Tag required": the object type, a full stop and the attribute, as written. */
const REQUIRED =
  /\bmake\s+([\p{L}][\p{L}\p{N} &/-]{0,60}\.\s?[\p{L}][\p{L}\p{N} &/-]{0,60}?)\s+(?:required|mandatory)\b/giu;

/** Attributes that are to be required although objects exist; [] where none. */
export function takeRequired(sentence: Sentence): string[] {
  return [...sentence.text.matchAll(REQUIRED)].map((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    sentence.tokens.forEach((token, at) => {
      if (token.start >= start && token.end <= end) take(sentence, at, at);
    });
    const from = start + match[0].indexOf(match[1] ?? '');
    return sentence.said.written(from, from + (match[1] ?? '').length).trim();
  });
}
