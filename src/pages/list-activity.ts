/** The app's own log for the page: who did what, when, on which digest, under which setting, from which module. */
import * as z from 'zod/mini';
import { pageOf, readLog } from '../service/activity-log';
import type { Answer } from '../service/answer';
import type { Tools } from '../service/tools';
import { parsed } from './parsed';

/** Lines of one answer: with the facts of each, they fit into what an answer may weigh. */
export const MOST_LINES = 20;

/** The latest time that a date can be (ECMAScript, time values), in milliseconds since 1970. */
const LAST_MOMENT = 8.64e15;
/** `before`: milliseconds since 1970, from `before` of an earlier answer; absent for the newest lines. */
const input = z.object({
  before: z.optional(z.int().check(z.nonnegative(), z.maximum(LAST_MOMENT))),
});

/** Newest first. `before` of the answer asks for the older ones; null when there are none. `view` says whose lines they are. */
export async function listActivities(payload: unknown, tools: Tools): Promise<Answer> {
  const { before: to } = parsed(
    input,
    payload,
    'before: milliseconds since 1970, no later than a date can be, or nothing',
  );
  const { view, lines: all } = await readLog({ from: 0, to: to ?? tools.now() }, () => true, tools);
  const { shown: lines, rest, before } = pageOf(all, MOST_LINES);
  return {
    ok: true,
    code: 'activity',
    text: `${lines.length === 0 ? 'Nothing' : `${lines.length} lines`} of the log${rest > 0 ? `, and ${rest} older ones` : ''}.`,
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
