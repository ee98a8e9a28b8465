/** The app's own log, for administrators: who did what, when, on which digest, under which setting, from which module. */
import * as z from 'zod/mini';
import { readRights } from '../access/rights';
import type { Answer } from '../actions/answer';
import type { Tools } from '../actions/tools';
import { AppError } from '../errors';
import { ACTIVITY_RETENTION_MS, listActivity, type Activity } from '../storage/activity';
import { parsed } from './parsed';

/** Lines of one answer: with the facts of each, they fit into what an answer may weigh. */
export const MOST_LINES = 20;

/** `before`: milliseconds since 1970, from `before` of an earlier answer; absent for the newest lines. */
const input = z.object({ before: z.optional(z.int().check(z.nonnegative())) });

/** Newest first. `before` of the answer asks for the older ones; null when there are none. */
export async function listActivities(payload: unknown, { kv, assets, now }: Tools): Promise<Answer> {
  const { before } = parsed(input, payload, 'before: milliseconds since 1970, or nothing');
  if (!(await readRights(assets)).jiraAdmin) {
    throw new AppError('not-allowed', 'Only a Jira administrator can read the log.', { remedy: 'Ask a Jira administrator.' });
  }
  const range = { from: now() - ACTIVITY_RETENTION_MS, to: before ?? now(), now: now() };
  const lines = await listActivity(kv, range);
  const shown = pageOf(lines);
  const rest = lines.length - shown.length;
  return {
    ok: true, code: 'activity', text: `${shown.length === 0 ? 'Nothing' : `${shown.length} lines`} of the log${rest > 0 ? `, and ${rest} older ones` : ''}.`,
    lines: shown.map(({ at, account, kind, deploymentId, facts }) => ({ at: new Date(at).toISOString(), account, kind, deploymentId, facts })),
    before: rest > 0 ? (shown.at(-1)?.at ?? 0) - 1 : null,
  };
}

/** Lines of one millisecond stay together, so that the next page neither repeats nor misses one. */
function pageOf(lines: readonly Activity[]): Activity[] {
  const last = lines[MOST_LINES - 1];
  return last === undefined ? [...lines] : lines.filter((line, at) => at < MOST_LINES || line.at === last.at);
}
