/** The whole log for a file, as far as it is kept. */
import { ask } from '../api';
import { csvOf } from '../ui/save-file';
import type { ActivityLine, LogPage } from '../views';
import { shortDigest } from '../../../../src/text/short-digest';

/** Answers of twenty lines each: far more than any log will take. */
const MOST_ANSWERS = 500;

/** What follows `first`, page after page, newest first. */
export async function restOf(first: Pick<LogPage, 'before'>): Promise<ActivityLine[]> {
  const lines: ActivityLine[] = [];
  let { before } = first;
  for (let answers = 0; before !== null && answers < MOST_ANSWERS; answers += 1) {
    const next: LogPage = await ask('read-log', { before });
    lines.push(...next.lines);
    before = next.before;
  }
  return lines;
}

/** `confirmation: chat to page, digest: 4be19c` */
export const factsOf = (line: ActivityLine): string =>
  Object.entries(line.facts)
    .map(
      ([name, value]) =>
        `${name}: ${name === 'digest' ? shortDigest(String(value)) : String(value)}`,
    )
    .join(', ');

export const logCsv = (lines: readonly ActivityLine[]): string =>
  csvOf([
    ['at', 'kind', 'account', 'deployment', 'facts'],
    ...lines.map((line) => [
      line.at,
      line.kind,
      line.account,
      line.deploymentId ?? '',
      factsOf(line),
    ]),
  ]);
