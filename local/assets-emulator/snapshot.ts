/** The workspace as text: one JSON document with a row a line (the file), and one JSON line a change (the journal). */
import type { SiteFacts, TableName } from './model';
import { TABLES } from './model';
import { isRecord, isTableName, rowProblem } from './shapes';
import type { Change } from './store';
import { Store } from './store';

export type Parsed<T> = { ok: true; value: T } | { ok: false; problem: string };

export function writeSnapshot(store: Store): string {
  const tables = TABLES.map(
    (table) =>
      `${JSON.stringify(table)}:[\n${store.tables[table]
        .all()
        .map((row) => JSON.stringify(row))
        .join(',\n')}\n]`,
  );
  const head = `"format":1,"site":${JSON.stringify(store.site)}`;
  const counters = `"counters":${JSON.stringify(store.counters)}`;
  return `{${head},${counters},\n"tables":{${tables.join(',\n')}}}\n`;
}

export function readSnapshot(text: string): Parsed<Store> {
  const given = readJson(text);
  if (!isRecord(given)) return bad('it is not JSON');
  if (given['format'] !== 1) return bad('its format is not 1');
  const { site, tables, counters } = given;
  if (!isSite(site)) return bad('its site is incomplete');
  if (!isRecord(tables)) return bad('it has no tables');
  const store = new Store({
    siteName: site.siteName,
    workspaceId: site.workspaceId,
    cloudId: site.cloudId,
  });
  for (const table of TABLES) {
    const rows = tables[table];
    if (!Array.isArray(rows)) return bad(`it has no table "${table}"`);
    for (const row of rows as unknown[]) {
      const problem = rowProblem(table, row);
      if (problem !== null) return bad(`table "${table}": ${problem}`);
      store.apply({ kind: 'put', table, row: row as never });
    }
  }
  if (isRecord(counters))
    store.raiseCounters(
      Object.fromEntries(
        Object.entries(counters).filter(([, value]) => Number.isInteger(value)),
      ) as Partial<Record<TableName, number>>,
    );
  return { ok: true, value: store };
}

/** One line for all changes of a request, so that a request is replayed whole or not at all. */
export const writeJournalLine = (changes: readonly Change[]): string =>
  `${JSON.stringify(changes)}\n`;

/** Replays a journal. A last line without its end was cut off by a kill and never acknowledged: it is left out. */
export function replayJournal(store: Store, text: string): Parsed<number> {
  const lines = text.split('\n').slice(0, -1);
  for (const [index, line] of lines.entries()) {
    const changes = readJson(line);
    if (!Array.isArray(changes)) return bad(`journal line ${index + 1} is not a list of changes`);
    for (const change of changes as unknown[]) {
      const problem = changeProblem(change);
      if (problem !== null) return bad(`journal line ${index + 1}: ${problem}`);
      store.apply(change as Change);
    }
  }
  return { ok: true, value: lines.length };
}

function changeProblem(change: unknown): string | null {
  if (!isRecord(change) || !isTableName(change['table'])) return 'a change names no table';
  if (change['kind'] === 'remove')
    return typeof change['id'] === 'string' ? null : 'a removal names no row';
  return change['kind'] === 'put'
    ? rowProblem(change['table'], change['row'])
    : 'a change is neither put nor remove';
}

const bad = (problem: string): { ok: false; problem: string } => ({ ok: false, problem });

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isSite = (given: unknown): given is SiteFacts =>
  isRecord(given) &&
  [given['siteName'], given['workspaceId'], given['cloudId']].every(
    (value) => typeof value === 'string' && value !== '',
  );
