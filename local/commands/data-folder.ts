import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AppError } from '../../src/errors';
import { inert } from '../../src/text/inert';
import { takeLock } from '../forge-host/storage/lock-file';

/** What is where in a data folder. */
export interface DataFolder {
  dir: string;
  /** File of the emulator's workspace. */
  workspaceFile: string;
  /** Folder of the app's storage. */
  storageDir: string;
}

/** Makes the folder where it is missing. Throws `storage-unavailable` where it cannot be used. */
export function openDataFolder(path: string): DataFolder {
  const dir = resolve(path);
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'unknown';
    throw new AppError(
      'storage-unavailable',
      `The data folder ${inert(dir, 200)} cannot be made: ${inert(why, 200)}.`,
      { remedy: 'Give another one with --data DIR.', cause },
    );
  }
  return { dir, workspaceFile: join(dir, 'workspace.json'), storageDir: join(dir, 'app') };
}

/**
 * One process at a time may write a workspace. Returns how to let go. Throws
 * `storage-unavailable` naming the other one.
 */
export function lockWorkspace(folder: DataFolder): () => void {
  const lock = takeLock(join(folder.dir, 'workspace.lock'));
  if (lock.ok) return lock.release;
  const page = pageOf(folder, lock.pid);
  if (page !== null)
    throw new AppError(
      'storage-unavailable',
      `The page of process ${String(lock.pid)} is using the workspace in ${inert(folder.dir, 200)}.`,
      {
        remedy:
          `It has a chat of its own, in the same workspace: open ${page} and press Chat. ` +
          'Or end it, or give another folder with --data DIR.',
      },
    );
  throw new AppError(
    'storage-unavailable',
    `Process ${String(lock.pid)} is using the workspace in ${inert(folder.dir, 200)}.`,
    {
      remedy:
        'End it, give another folder with --data DIR, or, if it is an emulator, work ' +
        'with it: --site http://127.0.0.1:PORT.',
    },
  );
}

const noteOf = ({ dir }: DataFolder): string => join(dir, 'page.txt');

/**
 * Tells whoever finds the workspace in use where its page, and the chat beside it, are. Returns
 * how to take that back.
 */
export function notePage(folder: DataFolder, url: string): () => void {
  writeFileSync(noteOf(folder), `${process.pid} ${url}\n`, { mode: 0o600 });
  return () => rmSync(noteOf(folder), { force: true });
}

/** Address of the page that this process serves; null where it serves none. */
function pageOf(folder: DataFolder, pid: number): string | null {
  try {
    const [by, url] = readFileSync(noteOf(folder), 'utf8').trim().split(' ');
    return Number(by) === pid && url !== undefined && URL.canParse(url) ? url : null;
  } catch {
    return null;
  }
}
