/** The app's own log for the page: who did what, when, on which digest, under which setting, from which module. */
import { damagedLines, pageOf, readLog } from '../service/activity-log';
import type { Tools } from '../service/tools';
import type { PageInput, PageOutcome } from './contract';

/** Lines of one answer: with the facts of each, they fit into what an answer may weigh. */
export const MOST_LINES = 20;

/**
 * Newest first. `before` of the answer asks for the older ones; null when there are none. `view`
 * says whose lines they are.
 */
export async function listActivities(
  { before: to }: PageInput<'read-log'>,
  tools: Tools,
): Promise<PageOutcome<'read-log'>> {
  const log = await readLog({ from: 0, to: to ?? tools.now() }, () => true, tools);
  const { view, lines: all } = log;
  const { shown: lines, rest, before } = pageOf(all, MOST_LINES);
  return {
    ok: true,
    code: 'activity',
    text: [
      `${lines.length === 0 ? 'Nothing' : `${lines.length} lines`} of the log` +
        `${rest > 0 ? `, and ${rest} older ones` : ''}.`,
      ...damagedLines(log),
    ].join(' '),
    view,
    lines: lines.map(({ at, account, kind, deploymentId, facts }) => ({
      at: new Date(at).toISOString(),
      account,
      kind,
      deploymentId,
      facts,
    })),
    before,
  };
}
