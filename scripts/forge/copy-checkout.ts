/**
 * A second checkout of the same sources, as another machine would have it: elsewhere, under a
 * longer path, with other times.
 */
import { copyFileSync, linkSync, mkdirSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

/** Folders that are made in a checkout and are no part of a commit. */
const isMade = (folder: string): boolean =>
  ['.cache', '.git', '.launchpad', '.vite', 'build', 'coverage', 'dist', 'node_modules'].includes(
    folder,
  ) || folder.startsWith('build-');

/** An hour for each file copied, from the year 2001 on: no two the same, and none like the original's. */
let clock = Date.UTC(2001, 0, 1) / 1_000;

/** Copies the sources with times of their own, and links the installed packages, which are too many to copy. */
export function copyCheckout(from: string, to: string): void {
  eachFile(
    from,
    to,
    (folder) => !isMade(folder),
    (source, target) => {
      copyFileSync(source, target);
      clock += 3_600;
      utimesSync(target, clock, clock);
    },
  );
  eachFile(
    join(from, 'node_modules'),
    join(to, 'node_modules'),
    (folder) => folder !== '.cache' && folder !== '.vite',
    link,
  );
}

function eachFile(
  from: string,
  to: string,
  isWanted: (folder: string) => boolean,
  put: (source: string, target: string) => void,
): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      if (isWanted(entry.name))
        eachFile(source, target, from.includes('node_modules') ? () => true : isWanted, put);
    } else if (entry.isFile()) {
      // What is only linked, as in node_modules/.bin, is for a shell.
      put(source, target);
    }
  }
}

/** A hard link where both folders are on one file system, else a copy. */
function link(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    copyFileSync(source, target);
  }
}
