/**
 * Reading the app's own log: one place for the action and for the page. An administrator sees
 * everybody's lines, others their own.
 */
import { logViewOf, readRights, type LogView } from '../access/rights';
import { readActivity, type Activity, type ActivityKind } from '../storage/activity';
import type { Tools } from './tools';

export interface LogRange {
  from: number;
  to: number;
}

/** Newest first. */
export interface Log {
  view: LogView['kind'];
  lines: Activity[];
  /** Lines that cannot be read: told to an administrator, because nobody knows whose they are. */
  damaged: number;
}

export async function readLog(
  range: LogRange,
  wanted: (line: Activity) => boolean,
  { kv, assets, accountId, now }: Tools,
): Promise<Log> {
  const [rights, all] = await Promise.all([
    readRights(assets),
    readActivity(kv, { ...range, now: now() }),
  ]);
  const view = logViewOf(rights, accountId);
  return {
    view: view.kind,
    damaged: view.kind === 'all' ? all.damaged : 0,
    lines: all.lines.filter(
      (line) => (view.kind === 'all' || line.account === view.account) && wanted(line),
    ),
  };
}

/** How many lines there are that cannot be read, as a sentence; nothing where there are none. */
export const damagedLines = ({ damaged }: Log): string[] =>
  damaged === 0
    ? []
    : [
        `${damaged === 1 ? '1 line' : `${damaged} lines`} more cannot be read: damaged, or written ` +
          'by another version of the app.',
      ];

export interface LogPage {
  shown: Activity[];
  /** How many older ones there are in the range. */
  rest: number;
  /** Milliseconds since 1970: the end of the range in which those are; null when there are none. */
  before: number | null;
}

/**
 * The newest `most` lines; those of one millisecond stay together, so that the next page neither
 * repeats nor misses one.
 */
export function pageOf(lines: readonly Activity[], most: number): LogPage {
  const last = lines[most - 1];
  const shown =
    last === undefined ? [...lines] : lines.filter((line, at) => at < most || line.at === last.at);
  const rest = lines.length - shown.length;
  return { shown, rest, before: rest > 0 ? (shown.at(-1)?.at ?? 0) - 1 : null };
}

/** What can be asked for by `kind`, in words people use. */
export const LOG_KINDS = {
  deployments: [
    'deployment-started',
    'deployment-progress',
    'deployment-ended',
    'deployment-cancelled',
  ],
  previews: ['preview-issued'],
  confirmations: ['approved', 'confirmation-wrong', 'confirmation-refused'],
  settings: ['settings-changed'],
  failures: ['deployment-ended', 'confirmation-wrong', 'confirmation-refused'],
} as const satisfies Record<string, readonly ActivityKind[]>;

export type LogKind = keyof typeof LOG_KINDS;

/** By its name, in the singular too; null for one that is not there. */
export function logKindOf(said: string): LogKind | null {
  const word = said.toLowerCase();
  return (
    (Object.keys(LOG_KINDS) as LogKind[]).find((kind) => kind === word || kind === `${word}s`) ??
    null
  );
}

export function isOfKind(line: Activity, kind: LogKind): boolean {
  const kinds: readonly ActivityKind[] = LOG_KINDS[kind];
  return (
    kinds.includes(line.kind) &&
    (kind !== 'failures' ||
      line.kind !== 'deployment-ended' ||
      ['failed', 'drifted'].includes(String(line.facts['state'])))
  );
}
