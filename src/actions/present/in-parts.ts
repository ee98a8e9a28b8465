/** A long list in parts that each fit into an answer, cut between lines. */
import { AppError } from '../../errors';
import { given } from '../../service/inputs';
import { quoted } from '../../text/inert';

export interface Part {
  text: string;
  part: number;
  parts: number;
}

/** Characters kept of a part for the sentence that says how to go on. */
const SIGNPOST = 90;

/**
 * The head and as many lines as fit in `most` characters; the following parts begin with the first line of the head.
 * @param wanted from 1 on
 * @throws AppError `bad-input` for a part that is not there
 */
export function inParts(
  head: readonly string[],
  lines: readonly string[],
  wanted: number,
  most: number,
): Part {
  const parts: string[][] = [[...head]];
  for (const line of lines) {
    const current = parts.at(-1) ?? [];
    if (lengthOf([...current, line]) <= most - SIGNPOST) current.push(line);
    else parts.push([head[0] ?? '', line.slice(0, most - SIGNPOST - (head[0]?.length ?? 0) - 1)]);
  }
  const found = parts[wanted - 1];
  if (found === undefined)
    throw new AppError('bad-input', `There is no part ${wanted} of that.`, {
      remedy: `Ask for a part from 1 to ${parts.length}.`,
    });
  const after =
    parts.length === 1
      ? []
      : [
          wanted < parts.length
            ? `Part ${wanted} of ${parts.length}. For more say: next part.`
            : `Part ${wanted} of ${parts.length}: that was all.`,
        ];
  return { text: [...found, ...after].join('\n'), part: wanted, parts: parts.length };
}

const lengthOf = (lines: readonly string[]): number =>
  lines.reduce((sum, line) => sum + line.length + 1, 0);

/** @throws AppError `bad-input` */
export function partOf(part: string | number | null | undefined): number {
  const text = given(part === null || part === undefined ? null : String(part)) ?? '1';
  const wanted = Number(text);
  if (Number.isInteger(wanted) && wanted > 0) return wanted;
  throw new AppError('bad-input', `${quoted(text, 40)} is no part of an answer.`, {
    remedy: 'Give a number from 1 on.',
  });
}
