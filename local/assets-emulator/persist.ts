/**
 * Keeping the workspace on disk: a file that is replaced as a whole, and beside it a journal that
 * every change is appended to before its request is acknowledged. So no acknowledged change is
 * lost when the process is killed, and a big workspace is not written out on every request.
 */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { readSnapshot, replayJournal, writeJournalLine, writeSnapshot } from './snapshot';
import type { Store } from './store';

export type LoadedWorkspace =
  | { kind: 'absent' }
  | { kind: 'loaded'; store: Store }
  /** Neither the file nor its journal was touched; `setAside` moves them out of the way. */
  | { kind: 'corrupt'; file: string; problem: string };

const journalOf = (file: string): string => `${file}.journal`;

/** Reads a workspace file and replays its journal. Changes nothing on disk. */
export function loadWorkspace(file: string): LoadedWorkspace {
  if (!existsSync(file))
    return existsSync(journalOf(file))
      ? { kind: 'corrupt', file, problem: 'there is a journal but no file' }
      : { kind: 'absent' };
  const snapshot = readSnapshot(readFileSync(file, 'utf8'));
  if (!snapshot.ok) return { kind: 'corrupt', file, problem: snapshot.problem };
  const journal = existsSync(journalOf(file)) ? readFileSync(journalOf(file), 'utf8') : '';
  const replayed = replayJournal(snapshot.value, journal);
  return replayed.ok
    ? { kind: 'loaded', store: snapshot.value }
    : { kind: 'corrupt', file, problem: replayed.problem };
}

/** Renames a workspace file and its journal to `*.corrupt-TIME`; answers the new name of the file. */
export function setAside(file: string, now = new Date()): string {
  const ending = `.corrupt-${now.toISOString().replace(/[:.]/g, '-')}`;
  for (const each of [file, journalOf(file)]) {
    if (existsSync(each)) renameSync(each, each + ending);
  }
  return file + ending;
}

export interface Keeper {
  /**
   * Appends the changes made since the last call to the journal. Throws if the disk refuses; they
   * are then tried again with the next.
   */
  commit(): void;
  /** Writes the file anew and empties the journal. */
  compact(): void;
  /** Does so at the end, where the disk lets it: all that was acknowledged is in the journal. */
  close(): void;
}

/** Idle time after which a small journal is folded into the file. */
const IDLE_MS = 200;
/**
 * A file up to this size is written out whenever the emulator is idle; a bigger one only when its
 * journal has grown to half of it.
 */
const SMALL_BYTES = 1_000_000;

/** Keeps `current()` in `file`; writes it once at once. */
export function keepWorkspace(file: string, current: () => Store): Keeper {
  let fileBytes = 0;
  let journalBytes = 0;
  let unwritten = '';
  let timer: NodeJS.Timeout | null = null;

  const compact = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    current().takeChanges();
    const text = writeSnapshot(current());
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.tmp`, text);
    renameSync(`${file}.tmp`, file);
    rmSync(journalOf(file), { force: true });
    [fileBytes, journalBytes, unwritten] = [text.length, 0, ''];
  };

  /** While idle a full disk is not worth dying for: the journal still holds every change. */
  const compactQuietly = (): void => {
    try {
      compact();
    } catch {
      timer = null;
    }
  };

  const later = (): void => {
    if (fileBytes > SMALL_BYTES && journalBytes < fileBytes / 2) return;
    if (timer) timer.refresh();
    else timer = setTimeout(compactQuietly, IDLE_MS).unref();
  };

  compact();
  return {
    compact,
    close: compactQuietly,
    commit() {
      const changes = current().takeChanges();
      if (changes.length > 0) unwritten += writeJournalLine(changes);
      if (unwritten === '') return;
      appendFileSync(journalOf(file), unwritten);
      journalBytes += unwritten.length;
      unwritten = '';
      later();
    },
  };
}
