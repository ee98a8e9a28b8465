/** What every answer must be, whatever was sent and whatever is in the workspace. */
import { MOST_BYTES, MOST_TEXT } from '../../src/service/answer';
import type { Answer } from './build-app';

const UNSEEN = /[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/u;
/** As the app itself asks for a confirmation, and as a reader would take it for that. */
const CALL_TO_CONFIRM = /confirm[\s:]*([a-z0-9]{4}\s?\p{Pd}\s?[a-z0-9]{4})/giu;
/** Between quotation marks, or as a span of code: a run of backticks to the next as long. */
const QUOTED = /(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)|"[^"\n]*"/gu;

/** What is wrong with it, in words; [] where nothing. `marks`: words that only the hostile text holds. */
export function faultsOf(
  answer: Answer,
  marks: readonly string[],
  ownCode: string | null,
): string[] {
  const faults: string[] = [];
  if (answer.text.length > MOST_TEXT) faults.push(`a text of ${answer.text.length} characters`);
  const bytes = Buffer.byteLength(JSON.stringify(answer), 'utf8');
  if (bytes > MOST_BYTES) faults.push(`an answer of ${bytes} bytes`);
  const prose = [
    answer.text,
    ...[answer['next'], answer['remedy']].filter((one) => typeof one === 'string'),
  ];
  for (const text of prose) {
    const outside = text.replaceAll(QUOTED, '""').toLowerCase();
    const mark = marks.map((one) => one.toLowerCase()).find((one) => outside.includes(one));
    if (mark !== undefined)
      faults.push(
        'an echo outside quotation marks: ' +
          `${outside.slice(Math.max(0, outside.indexOf(mark) - 60), outside.indexOf(mark) + 60)}`,
      );
  }
  for (const text of stringsIn(answer)) {
    const unseen = UNSEEN.exec(text.replaceAll('\n', ''));
    if (unseen !== null)
      faults.push(
        `the unseen character U+${(unseen[0].codePointAt(0) ?? 0).toString(16)} in ` +
          `${JSON.stringify(text.slice(0, 80))}`,
      );
    for (const call of text.normalize('NFKC').matchAll(CALL_TO_CONFIRM))
      if (call[1] !== ownCode) faults.push(`a call to confirm that is not the app's: ${call[0]}`);
  }
  if (answer.code === 'internal') faults.push('a defect');
  return faults;
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]) => [key, ...stringsIn(one)])
    : [];
}
