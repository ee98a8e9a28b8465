import { inert } from '../../../src/text/inert';
import type { Progress } from '../follow';

const CELLS = 20;

/**
 * "178 of 714 ▇▇▇▇▇▁▁▁▁ Hardware Asset · about 12 s left". Counts come from the app; a total of 0
 * shows the state alone.
 */
export function progressLine(
  { state, done, total, current, remainingSeconds, waiting }: Progress,
  width = 100,
): string {
  const doing = waiting === '' ? inert(current, 40) : inert(waiting, 80);
  if (total <= 0 || state === 'queued')
    return cut(
      [inert(state, 20) || 'queued', doing].filter((part) => part !== '').join(' · '),
      width,
    );
  const filled = Math.min(CELLS, Math.max(0, Math.floor((done / total) * CELLS)));
  const bar = `${'▇'.repeat(filled)}${'▁'.repeat(CELLS - filled)}`;
  const verb = state === 'verifying' && waiting === '' ? 'verifying' : doing;
  const left =
    remainingSeconds === null || state === 'verifying'
      ? ''
      : ` · about ${String(Math.max(1, Math.round(remainingSeconds)))} s left`;
  return cut(`${String(done)} of ${String(total)} ${bar}  ${verb}${left}`.trimEnd(), width);
}

const cut = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, Math.max(1, width - 1))}…`;

/**
 * For output that is not a terminal: a line only when a further quarter is done, the state
 * changes or Assets is waited for.
 */
export function createSparseProgress(print: (line: string) => void): (progress: Progress) => void {
  let seen = '';
  return (progress) => {
    const quarter = progress.total <= 0 ? 0 : Math.floor((progress.done / progress.total) * 4);
    const mark = `${progress.state} ${String(quarter)} ${progress.waiting}`;
    if (mark === seen) return;
    seen = mark;
    print(progressLine(progress));
  };
}
