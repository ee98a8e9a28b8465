import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AppError } from '../../src/errors';
import { inert } from '../../src/text/inert';
import { takeLock } from '../forge-host/storage/lock-file';

/** What stands where in a data folder. */
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

/** One process at a time may write a workspace. Returns how to let go. Throws `storage-unavailable` naming the other one. */
export function lockWorkspace(folder: DataFolder): () => void {
  const lock = takeLock(join(folder.dir, 'workspace.lock'));
  if (lock.ok) return lock.release;
  throw new AppError(
    'storage-unavailable',
    `Process ${String(lock.pid)} is using the workspace in ${inert(folder.dir, 200)}.`,
    {
      remedy:
        'End it, give another folder with --data DIR, or, if it is an emulator, work with it: --site http://127.0.0.1:PORT.',
    },
  );
}
