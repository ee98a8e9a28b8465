/**
 * Builds backend and page into the folder named and prints their hashes as JSON: one half of `npm
 * run bundle:twice`.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPage } from '../../local/page/build';
import { buildBundle } from './build';

/** SHA-256 in hex, by file. */
export type Hashes = Record<string, string>;

async function main(out: string): Promise<void> {
  const { codeFile, sha256 } = await buildBundle(join(out, 'backend'));
  await buildPage(join(out, 'page'), sha256);
  const page = readdirSync(join(out, 'page'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const hashes: Hashes = {};
  for (const file of [codeFile, ...page])
    hashes[file.slice(out.length + 1)] = createHash('sha256')
      .update(readFileSync(file))
      .digest('hex');
  console.log(JSON.stringify(hashes));
}

main(process.argv[2] ?? '').catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
