import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { z } from 'zod';
import {
  applyChange,
  changeSchema,
  changesOf,
  emptyTables,
  type Change,
  type Tables,
} from './records';

const headerSchema = z.object({
  format: z.literal('launchpad-app-storage'),
  version: z.literal(1),
  installation: z.string(),
});
const lineSchema = z.array(changeSchema);

export interface Journal {
  readonly installationId: string;
  readonly tables: Tables;
  /** Appends one line and applies it. Once it returns, a killed process loses nothing of it. */
  append(changes: readonly Change[]): void;
  close(): void;
  /** Closes and deletes the file. */
  remove(): void;
}

export type JournalReading =
  | { ok: true; installationId: string; tables: Tables; lines: number; goodBytes: number }
  | { ok: false; problem: string };

/**
 * Reads a journal. Its last line, if it does not end in a line break, was being written when a
 * process was killed and was never acknowledged, so it is left out; any other line that cannot be
 * read makes the file corrupt.
 */
export function readJournal(file: string): JournalReading {
  const bytes = readFileSync(file);
  const goodBytes = bytes.lastIndexOf(0x0a) + 1;
  const lines = bytes.subarray(0, goodBytes).toString('utf8').split('\n').slice(0, -1);
  const tables = emptyTables();
  let installationId = '';
  for (const [index, line] of lines.entries()) {
    const where = `line ${String(index + 1)} of ${String(lines.length)}`;
    let content: unknown;
    try {
      content = JSON.parse(line);
    } catch {
      return { ok: false, problem: `${where} is not JSON` };
    }
    if (index === 0) {
      const header = headerSchema.safeParse(content);
      if (!header.success)
        return {
          ok: false,
          problem: `${where} is not the header of an app storage journal (version 1)`,
        };
      installationId = header.data.installation;
      continue;
    }
    const changes = lineSchema.safeParse(content);
    if (!changes.success)
      return {
        ok: false,
        problem: `${where} is not a list of changes (${changes.error.issues[0]?.message ?? 'unreadable'})`,
      };
    for (const change of changes.data) applyChange(tables, change);
  }
  return { ok: true, installationId, tables, lines: lines.length, goodBytes };
}

const headerLine = (installationId: string): string =>
  `${JSON.stringify({ format: 'launchpad-app-storage', version: 1, installation: installationId })}\n`;

/** Rewrites a journal as one line a record, in a new file that then takes its place. */
function compact(file: string, installationId: string, tables: Tables): number {
  const fresh = `${file}.new`;
  const changes = changesOf(tables);
  const fd = openSync(fresh, 'w', 0o600);
  try {
    writeFileSync(
      fd,
      headerLine(installationId) +
        changes.map((change) => `${JSON.stringify([change])}\n`).join(''),
    );
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(fresh, file);
  return changes.length + 1;
}

/** Opens a journal for writing, after `reading` found it good (or `null` for a new installation). */
export function openJournal(
  file: string,
  installationId: string,
  reading: Extract<JournalReading, { ok: true }> | null,
): Journal {
  const tables = reading?.tables ?? emptyTables();
  let lines = reading?.lines ?? 0;
  let size = reading?.goodBytes ?? 0;
  let fd = openSync(file, existsSync(file) ? 'r+' : 'wx+', 0o600);
  ftruncateSync(fd, size);

  const write = (text: string): void => {
    const bytes = Buffer.from(text, 'utf8');
    try {
      for (let done = 0; done < bytes.length;)
        done += writeSync(fd, bytes, done, bytes.length - done, size + done);
    } catch (error) {
      ftruncateSync(fd, size);
      throw error;
    }
    size += bytes.length;
    lines += 1;
  };

  const compactIfWorthIt = (): void => {
    const live = tables.kvs.size + tables.secret.size + tables.event.size + tables.job.size;
    if (lines < 2_000 || lines < 4 * live) return;
    closeSync(fd);
    lines = compact(file, installationId, tables);
    size = readFileSync(file).length;
    fd = openSync(file, 'r+');
  };

  return {
    installationId,
    tables,
    append(changes) {
      if (size === 0) write(headerLine(installationId));
      write(`${JSON.stringify(changes)}\n`);
      for (const change of changes) applyChange(tables, change);
      compactIfWorthIt();
    },
    close: () => closeSync(fd),
    remove: () => {
      closeSync(fd);
      rmSync(file, { force: true });
    },
  };
}
