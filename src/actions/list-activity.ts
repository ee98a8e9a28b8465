/** list-activity: what happened, from the app's own log. */
import { AppError } from '../errors';
import type { Activity } from '../storage/activity';
import { settingsAsFound } from '../storage/settings';
import { quoted } from '../text/inert';
import { stretchOf, WHEN_EXAMPLES } from '../text/when';
import {
  damagedLines,
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
import { shortDigest } from '../text/short-digest';

/** Lines of one answer: as many as fit into what it may weigh, as text and as facts. */
const MOST_LINES = [18, 12, 8, 4] as const;
const DEFAULT_SINCE = '7 days';
const DAY_MS = 24 * 3_600_000;
/** Not "since yesterday". */
const ENDS_BY_ITSELF =
  /^\s*(?:(?:in|during|for|on)\s+)?(?:the\s+)?(?:yesterday|(?:last|previous)\s+(?:week|month))\s*$/iu;

export async function listActivity(
  input: InputOf<'list-activity'>,
  tools: Tools,
): Promise<Outcome<'list-activity'>> {
  const { retentionDays } = (await settingsAsFound(tools.kv)).settings;
  const range = rangeOf(given(input.since), given(input.until), tools.now(), retentionDays);
  const kind = parseKind(given(input.kind));
  const log = await readLog(range, (line) => kind === null || isOfKind(line, kind), tools);
  const answers = MOST_LINES.map((most) => answerOf(log, most, { range, kind, retentionDays }));
  return answers.find(fits) ?? answerOf(log, 1, { range, kind, retentionDays });
}

function answerOf(
  log: Log,
  most: number,
  { range, kind, retentionDays }: { range: LogRange; kind: LogKind | null; retentionDays: number },
): Outcome<'list-activity'> {
  const { view, lines } = log;
  const { shown, rest, before } = pageOf(lines, most);
  const whose =
    view === 'all' ? 'everybody’s lines' : 'your own lines; a Jira administrator sees everybody’s';
  const head =
    `${lines.length === 0 ? 'Nothing' : count(lines.length)}${kind === null ? '' : ` of ${kind}`} ` +
    `in LaunchPad’s log from ${minute(range.from)} to ${minute(range.to)} UTC (${whose}; ` +
    `kept for ${retentionDays} days; a new line takes a moment to show).`;
  return {
    ok: true,
    code: 'activity',
    text: [
      head,
      ...(lines.length === 0 ? [] : ['Newest first:', ...shown.map(activityLine)]),
      ...(rest === 0 || before === null
        ? []
        : [`and ${rest} older; to see them, say: ${older(range, before)}`]),
      ...damagedLines(log),
      AUDIT_LOG,
    ].join('\n'),
    ...(before === null
      ? {}
      : {
          next: `For the older ones, say: ${older(range, before)}.`,
        }),
    view,
    from: iso(range.from),
    to: iso(range.to),
    older: rest,
    lines: shown.map(factsOf),
  };
}

/**
 * Nothing older than is kept. "Last week" and "yesterday" end by themselves, all else now.
 * @throws AppError `bad-input`
 */
function rangeOf(
  since: string | null,
  until: string | null,
  now: number,
  retentionDays: number,
): LogRange {
  const start = understood('since', since ?? DEFAULT_SINCE, now);
  const end =
    until === null
      ? ENDS_BY_ITSELF.test(since ?? '')
        ? start.to
        : now
      : understood('until', until, now).to;
  const from = Math.max(start.from, now - retentionDays * DAY_MS);
  const to = Math.max(until === null ? from : 0, Math.min(now, end));
  if (from > to)
    throw new AppError(
      'bad-input',
      `The beginning (${iso(from)}) is later than the end (${iso(to)}).`,
      {
        remedy: 'Name the earlier of the two first; without an end it is until now.',
      },
    );
  return { from, to };
}

function understood(name: string, said: string, now: number): LogRange {
  const stretch = stretchOf(said, now);
  if (stretch !== null) return stretch;
  throw new AppError(
    'bad-input',
    `The ${name === 'since' ? 'beginning' : 'end'} is ${quoted(said, 60)}, which is no time that I understand.`,
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
  ...(typeof facts['digest'] === 'string' ? { digest: shortDigest(facts['digest']) } : {}),
});

const older = ({ from }: LogRange, before: number): string =>
  `what happened from ${iso(from)} until ${iso(before)}`;

const count = (lines: number): string => `${lines} ${lines === 1 ? 'line' : 'lines'}`;
const iso = (at: number): string => new Date(at).toISOString();

const minute = (at: number): string => iso(at).slice(0, 16).replace('T', ' ');
