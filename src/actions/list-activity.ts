/** list-activity: what happened, from the app's own log. */
import { AppError } from '../errors';
import type { Activity } from '../storage/activity';
import { readSettings } from '../storage/settings';
import { quoted } from '../text/inert';
import { stretchOf, WHEN_EXAMPLES } from '../text/when';
import {
  isOfKind,
  LOG_KINDS,
  logKindOf,
  pageOf,
  readLog,
  type Log,
  type LogKind,
  type LogRange,
} from '../service/activity-log';
import { fits } from '../service/answer';
import type { Outcome } from '../service/outputs';
import { given, type InputOf } from '../service/inputs';
import { activityLine, AUDIT_LOG } from './present/activity-text';
import type { Tools } from '../service/tools';

/** Lines of one answer: as many as fit into what it may weigh, as text and as facts. */
const MOST_LINES = [18, 12, 8, 4] as const;
const DEFAULT_SINCE = '7 days';
const DAY_MS = 24 * 3_600_000;

export async function listActivity(
  input: InputOf<'list-activity'>,
  tools: Tools,
): Promise<Outcome<'list-activity'>> {
  const { retentionDays } = await readSettings(tools.kv);
  const range = rangeOf(given(input.since), given(input.until), tools.now(), retentionDays);
  const kind = parseKind(given(input.kind));
  const log = await readLog(range, (line) => kind === null || isOfKind(line, kind), tools);
  const answers = MOST_LINES.map((most) => answerOf(log, most, { range, kind, retentionDays }));
  return answers.find(fits) ?? answerOf(log, 1, { range, kind, retentionDays });
}

function answerOf(
  { view, lines }: Log,
  most: number,
  { range, kind, retentionDays }: { range: LogRange; kind: LogKind | null; retentionDays: number },
): Outcome<'list-activity'> {
  const { shown, rest, before } = pageOf(lines, most);
  const whose =
    view === 'all' ? 'everybody’s lines' : 'your own lines; a Jira administrator sees everybody’s';
  const head = `${lines.length === 0 ? 'Nothing' : count(lines.length)}${kind === null ? '' : ` of ${kind}`} in LaunchPad’s log from ${minute(range.from)} to ${minute(range.to)} UTC (${whose}; kept for ${retentionDays} days; a new line takes a moment to show).`;
  return {
    ok: true,
    code: 'activity',
    text: [
      head,
      ...(lines.length === 0 ? [] : ['Newest first:', ...shown.map(activityLine)]),
      ...(rest === 0 ? [] : [`and ${rest} older`]),
      AUDIT_LOG,
    ].join('\n'),
    ...(before === null
      ? {}
      : {
          next: `list-activity with since "${iso(range.from)}" and until "${iso(before)}" gives the older ones.`,
        }),
    view,
    from: iso(range.from),
    to: iso(range.to),
    older: rest,
    lines: shown.map(factsOf),
  };
}

/** Nothing older than is kept; without an end, until now: who asks for "last week" on a Monday wants to hear of this morning too. @throws AppError `bad-input` */
function rangeOf(
  since: string | null,
  until: string | null,
  now: number,
  retentionDays: number,
): LogRange {
  const from = Math.max(
    understood('since', since ?? DEFAULT_SINCE, now).from,
    now - retentionDays * DAY_MS,
  );
  const to = until === null ? now : Math.min(now, understood('until', until, now).to);
  if (from > to)
    throw new AppError('bad-input', `"since" (${iso(from)}) is later than "until" (${iso(to)}).`, {
      remedy: 'Give since as the earlier of the two; leave until out for now.',
    });
  return { from, to };
}

function understood(name: string, said: string, now: number): LogRange {
  const stretch = stretchOf(said, now);
  if (stretch !== null) return stretch;
  throw new AppError(
    'bad-input',
    `The input "${name}" is ${quoted(said, 60)}, which is no time that I understand.`,
    { remedy: `Say for example ${WHEN_EXAMPLES}.` },
  );
}

function parseKind(said: string | null): LogKind | null {
  if (said === null) return null;
  const kind = logKindOf(said);
  if (kind === null)
    throw new AppError('bad-input', `The log has no kind ${quoted(said, 40)}.`, {
      remedy: `There are: ${Object.keys(LOG_KINDS).join(', ')}. Leave it out for all.`,
    });
  return kind;
}

const factsOf = ({
  at,
  account,
  kind,
  deploymentId,
  facts,
}: Activity): Outcome<'list-activity'>['lines'][number] => ({
  at: iso(at),
  account,
  kind,
  ...(deploymentId === null ? {} : { deploymentId }),
  ...facts,
  ...(typeof facts['digest'] === 'string' ? { digest: facts['digest'].slice(0, 6) } : {}),
});

const count = (lines: number): string => `${lines} ${lines === 1 ? 'line' : 'lines'}`;
const iso = (at: number): string => new Date(at).toISOString();

const minute = (at: number): string => iso(at).slice(0, 16).replace('T', ' ');
