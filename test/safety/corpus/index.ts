/**
 * The hostile corpus. Every string carries its own mark at both ends, by which an echo of it is
 * found wherever it turns up.
 */
import { FRAMES } from './frames';
import { GOALS } from './goals';
import { SINGLES } from './singles';

export interface Hostile {
  category: string;
  text: string;
  mark: string;
}

const dressed = FRAMES.flatMap((frame, row) =>
  GOALS.flatMap((goal, at) =>
    (at + row) % 3 !== 0 ? [{ category: frame.category, text: frame.dress(goal) }] : [],
  ),
);

/** Letters only, and none of the app's own words. */
const markOf = (index: number): string =>
  `Zqx${[...String(index)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}k`;

export const CORPUS: readonly Hostile[] = [...dressed, ...SINGLES].map(
  ({ category, text }, index) => {
    const mark = markOf(index);
    return { category, mark, text: `${mark} ${text} ${mark}` };
  },
);

/** The same without marks: what an exact match, such as a key or an id, would have to be. */
export const BARE: readonly string[] = [...dressed, ...SINGLES].map(({ text }) => text);
