/**
 * What the backend bundle is made from, so that a bundle built before is used again only where it
 * would come out the same.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const INPUTS = [
  'catalog',
  'manifest.yml',
  'package-lock.json',
  'scripts/forge',
  'src',
  'tsconfig.json',
];

/** Every file below a path of `root`, relative to it and sorted, tests left out; a file is itself. */
function filesBelow(root: string, path: string): string[] {
  if (statSync(join(root, path)).isFile()) return [path];
  return readdirSync(join(root, path), { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(root, `${path}/${entry.name}`) : [`${path}/${entry.name}`],
    )
    .filter((file) => !file.endsWith('.test.ts'))
    .sort();
}

/** SHA-256, in hex, over names and contents of all inputs. Installed packages count by the lock file. */
export function hashOfInputs(root: string = process.cwd()): string {
  const hash = createHash('sha256');
  for (const file of INPUTS.flatMap((path) => filesBelow(root, path)))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}
