import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../src/errors';
import { openJournal, readJournal, type Journal } from './journal';
import { takeLock } from './lock-file';
import type { KvStore } from './store';

/**
 * - `in-use`: a living process (named in `problem`) works on the folder; nothing was touched.
 * - `corrupt`: `file` could not be read and is now at `movedTo`, unchanged; opening again
 *   starts that installation empty.
 */
export type FileStoreOpening =
  | { ok: true; store: KvStore }
  | { ok: false; kind: 'in-use'; file: string; problem: string; movedTo: null }
  | { ok: false; kind: 'corrupt'; file: string; problem: string; movedTo: string };

const SUFFIX = '.jsonl';
const fileOf = (dir: string, installationId: string): string =>
  join(dir, `${encodeURIComponent(installationId)}${SUFFIX}`);

function setAside(file: string): string {
  const movedTo = `${file}.corrupt-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  renameSync(file, movedTo);
  return movedTo;
}

/**
 * Opens the storage in `dir` (created where missing): one journal an installation, and a lock,
 * because two processes writing one journal would tear it.
 */
export function openFileStore(dir: string): FileStoreOpening {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const lockFile = join(dir, 'lock');
  const lock = takeLock(lockFile);
  if (!lock.ok) {
    return {
      ok: false,
      kind: 'in-use',
      file: lockFile,
      problem: `process ${String(lock.pid)} is using ${dir}`,
      movedTo: null,
    };
  }
  const journals = new Map<string, Journal>();
  for (const name of readdirSync(dir).filter((entry) => entry.endsWith(SUFFIX))) {
    const file = join(dir, name);
    const reading = readJournal(file);
    if (!reading.ok) {
      for (const journal of journals.values()) journal.close();
      const movedTo = setAside(file);
      lock.release();
      return { ok: false, kind: 'corrupt', file, problem: reading.problem, movedTo };
    }
    // A file without a whole header line was never acknowledged.
    if (reading.lines === 0) rmSync(file);
    else journals.set(reading.installationId, openJournal(file, reading.installationId, reading));
  }
  return { ok: true, store: storeOver(dir, journals, lock.release) };
}

function storeOver(dir: string, journals: Map<string, Journal>, release: () => void): KvStore {
  let closed = false;
  const journalOf = (installationId: string): Journal => {
    if (closed) throw new Error('The store is closed.');
    const journal =
      journals.get(installationId) ??
      openJournal(fileOf(dir, installationId), installationId, null);
    journals.set(installationId, journal);
    return journal;
  };
  return {
    tables: (installationId) => journalOf(installationId).tables,
    commit: (installationId, changes) => journalOf(installationId).append(changes),
    drop(installationId) {
      journals.get(installationId)?.remove();
      journals.delete(installationId);
    },
    close() {
      if (closed) return;
      closed = true;
      for (const journal of journals.values()) journal.close();
      release();
    },
  };
}

/**
 * `openFileStore` for callers with nothing to do about a failure. Throws `AppError`
 * `storage-corrupt` or `storage-unavailable`.
 */
export function fileStore(dir: string): KvStore {
  const opening = openFileStore(dir);
  if (opening.ok) return opening.store;
  if (opening.kind === 'in-use') {
    throw new AppError(
      'storage-unavailable',
      `The app's storage cannot be opened: ${opening.problem}.`,
      {
        remedy: 'End that process, or give this one another folder with --data.',
      },
    );
  }
  throw new AppError(
    'storage-corrupt',
    `${opening.file} cannot be read: ${opening.problem}. It was set aside as ${opening.movedTo}.`,
    {
      remedy: 'Start again to go on with empty storage, or repair the file and put it back.',
    },
  );
}
