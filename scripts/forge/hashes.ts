/** What a build is, file by file, so that two of them can be compared. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** SHA-256 in hex, by file: `backend/index.cjs` and the files of the page below `page/`. */
export type Hashes = Record<string, string>;

/** The hashes of a backend bundle and of all files below the page's folder. */
export function hashesOf(codeFile: string, page: string): Hashes {
  const files = readdirSync(page, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return {
    'backend/index.cjs': sha256Of(codeFile),
    ...Object.fromEntries(
      files.map((file) => [`page/${relative(page, file)}`, sha256Of(file)] as const),
    ),
  };
}

const sha256Of = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex');
