import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

export type LockResult = { ok: true; release: () => void } | { ok: false; pid: number };

/**
 * When a process began, as the kernel counts it, or null where that cannot be read. Process ids
 * are used again (in a container soon, and mostly the same ones), so the id alone does not tell a
 * living owner from a dead one.
 */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function isAlive(pid: number, startedAt: string | null): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there and belongs to someone else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = startOf(pid);
  return now === null || startedAt === null || now === startedAt;
}

function readLock(file: string): { text: string; pid: number; startedAt: string | null } | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  const [pid, startedAt] = text.trim().split(' ');
  return { text, pid: Number(pid), startedAt: startedAt ?? null };
}

/** Takes a stale lock out of the way; puts it back if it turns out to be another one, taken meanwhile. */
function clearStale(file: string, expected: string): void {
  const aside = `${file}.stale-${String(process.pid)}`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, 'utf8') !== expected) linkSync(aside, file);
    rmSync(aside, { force: true });
  } catch {
    // Someone else was faster; the next round sees their lock.
  }
}

/** One process a folder: the file holds the owner's process id. The lock of a process that is gone is taken over. */
export function takeLock(file: string): LockResult {
  const mine = `${[process.pid, startOf(process.pid)].filter((part) => part !== null).join(' ')}\n`;
  for (let round = 0; round < 20; round += 1) {
    const draft = `${file}.draft-${String(process.pid)}`;
    // Written apart and linked into place, so that nobody ever reads a lock without its owner.
    writeFileSync(draft, mine, { mode: 0o600 });
    try {
      linkSync(draft, file);
      return { ok: true, release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    const held = readLock(file);
    if (held === null) continue;
    if (isAlive(held.pid, held.startedAt)) return { ok: false, pid: held.pid };
    clearStale(file, held.text);
  }
  return { ok: false, pid: readLock(file)?.pid ?? 0 };
}
