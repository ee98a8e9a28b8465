/** What `npm run mutation` found, by path: kept as data, and shown on a page made from it. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Reason } from './mutation-reason';
import { REASONS } from './mutation-reasons';

export const KEPT = join(__dirname, '../docs/mutation.json');
export const PAGE = join(__dirname, '../docs/mutation.md');

/** Of Stryker's report, what is read here (mutation-testing-report-schema, version 1 and 2). */
export interface Report {
  files: Record<string, { source: string; mutants: (Planted & { status: string })[] }>;
}

/** Lines and columns are counted from 1. */
export interface Planted {
  replacement?: string | undefined;
  location: {
    start: { line: number; column: number };
    end: { line: number; column: number };
  };
}

/** A mutant that no test noticed: found again by its text, because lines move. */
export interface Survivor {
  file: string;
  /** The line it is in, without what is around it. */
  line: string;
  put: string;
}

export interface Summary {
  tests: readonly string[];
  killed: number;
  survivors: readonly Survivor[];
}

const CAUGHT = new Set(['Killed', 'Timeout', 'RuntimeError']);
const LIVED = new Set(['Survived', 'NoCoverage']);

export function summaryOf({ files }: Report, tests: readonly string[]): Summary {
  const all = Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants.map((mutant) => ({ file, lines: source.split('\n'), ...mutant })),
  );
  return {
    tests,
    killed: all.filter(({ status }) => CAUGHT.has(status)).length,
    survivors: all
      .filter(({ status }) => LIVED.has(status))
      .map(({ file, lines, ...planted }) => survivorOf(file, lines, planted)),
  };
}

/** A mutant as it is kept: by its text. */
export function survivorOf(
  file: string,
  lines: readonly string[],
  { location: { start, end }, replacement = '' }: Planted,
): Survivor {
  const line = lines[start.line - 1] ?? '';
  const until = start.line === end.line ? end.column - 1 : line.length;
  return {
    file,
    line: line.trim(),
    put: `${line.slice(start.column - 1, until)} → ${replacement}`
      .replace(/\s+/gu, ' ')
      .slice(0, 120),
  };
}

/** The text of a file of sources, by its path. */
type Read = (file: string) => string;

/**
 * Where to plant again what lived: `file:line-line`, as Stryker wants it. A defect that begins
 * before the end of a line and does not end there ends where the formatter has closed it.
 */
export function rangesOf(lived: readonly Survivor[], read: Read): string[] {
  const ranges = lived.flatMap(({ file, line, put }) => {
    const lines = read(file).split('\n');
    return lines.flatMap((text, at) =>
      text.trim() === line ? [`${file}:${at + 1}-${endOf(lines, at, put) + 1}`] : [],
    );
  });
  return [...new Set(ranges)];
}

const indentOf = (text: string): number => text.length - text.trimStart().length;

function endOf(lines: readonly string[], at: number, put: string): number {
  const first = lines[at] ?? '';
  const [old = ''] = put.split(' → ');
  if (!first.endsWith(old) && old.length < 100) return at;
  const further = lines
    .slice(at + 1)
    .findIndex(
      (text) =>
        text !== '' &&
        (indentOf(text) < indentOf(first) ||
          (indentOf(text) === indentOf(first) && /^\s*[\])}]/u.test(text))),
    );
  return further < 0 ? lines.length - 1 : at + 1 + further;
}

export const keyOf = ({ file, line, put }: Survivor): string => JSON.stringify([file, line, put]);

/**
 * A summary after what lived in it was planted again; `found` may hold what is around it too.
 * What was in a line that is gone is neither killed nor alive.
 */
export function triedAgain(before: Summary, found: Summary, read: Read): Summary {
  const planted = before.survivors.filter((one) => rangesOf([one], read).length > 0);
  const left = found.survivors.map(keyOf);
  const survivors = planted.filter((one) => {
    const at = left.indexOf(keyOf(one));
    if (at < 0) return false;
    left.splice(at, 1);
    return true;
  });
  return {
    tests: found.tests,
    killed: before.killed + planted.length - survivors.length,
    survivors,
  };
}

export const readKept = (): Record<string, Summary> =>
  existsSync(KEPT) ? (JSON.parse(readFileSync(KEPT, 'utf8')) as Record<string, Summary>) : {};

const percent = (part: number, whole: number): string =>
  `${Math.floor((1_000 * part) / Math.max(1, whole)) / 10} %`;

/** None where nobody has looked at it. */
const reasonFor = ({ file, line, put }: Survivor): Reason | undefined =>
  REASONS.find(
    (reason) =>
      reason.file === file && line.startsWith(reason.line) && put.includes(reason.put ?? ''),
  );

function row(name: string, { killed, survivors }: Pick<Summary, 'killed' | 'survivors'>): string {
  const all = killed + survivors.length;
  const same = survivors.filter((one) => reasonFor(one)?.isEquivalent === true).length;
  const cells = [name, killed, all, percent(killed, all), percent(killed, all - same)];
  return `| ${cells.join(' | ')} |`;
}

/** What was run in parts is summed up by room, with the parts that are in. */
function roomsOf(kept: Record<string, Summary>): [string, Pick<Summary, 'killed' | 'survivors'>][] {
  const roomOf = (path: string): string => path.split('/').slice(0, 2).join('/');
  return [...new Set(Object.keys(kept).map(roomOf))].map((room) => {
    const parts = Object.entries(kept).filter(([path]) => roomOf(path) === room);
    const names = parts.map(([path]) => path.slice(room.length + 1) || 'its own files');
    const isWhole = parts.length === 1 && parts[0]?.[0] === room;
    return [
      `\`${room}\`${isWhole ? '' : `: ${names.join(', ')}`}`,
      {
        killed: parts.reduce((sum, [, { killed }]) => sum + killed, 0),
        survivors: parts.flatMap(([, { survivors }]) => survivors),
      },
    ];
  });
}

const below = (path: string, file: string): string =>
  file.slice(path.replace(/\/$/u, '').length + 1);

const code = (text: string): string => `\`\` ${text.replaceAll('|', '\\|')} \`\``;

function survivorRow(path: string, one: Survivor): string {
  const file = one.file.startsWith(`${path.replace(/\/$/u, '')}/`)
    ? below(path, one.file)
    : basename(one.file);
  const cells = [file, code(one.line), code(one.put), reasonFor(one)?.why ?? ''];
  return `| ${cells.join(' | ')} |`;
}

export const renderPage = (kept: Record<string, Summary>): string =>
  [
    '# What the tests would notice',
    '',
    'Defects of every kind that [Stryker](https://stryker-mutator.io) knows are planted one at ' +
      'a time, and the nearest tests run against each: `npm run mutation -- src/access`. This ' +
      'page is made from what came of the last runs. Changed texts are not among ' +
      'the defects. The last column leaves out those that change nothing the app does, as the ' +
      'reasons beside them say.',
    '',
    '| sources | noticed | of | score | of those that can be |',
    '| --- | --- | --- | --- | --- |',
    ...roomsOf(kept).map(([name, one]) => row(name, one)),
    ...Object.entries(kept)
      .filter(([, { survivors }]) => survivors.length > 0)
      .flatMap(([path, { survivors }]) => [
        '',
        `## Not noticed in \`${path}\``,
        '',
        '| file | in the line | defect | why it may stay |',
        '| --- | --- | --- | --- |',
        ...survivors.map((one) => survivorRow(path, one)),
      ]),
    '',
  ].join('\n');
