/**
 * Builds backend and page into the folder named and prints their hashes as JSON: what `npm run
 * bundle:twice` runs in a checkout elsewhere.
 */
import { join } from 'node:path';
import { buildPage } from '../../local/page/build';
import { buildBundle } from './build';
import { hashesOf } from './hashes';

async function main(out: string): Promise<void> {
  const { codeFile, sha256 } = await buildBundle(join(out, 'backend'));
  await buildPage(join(out, 'page'), sha256);
  console.log(JSON.stringify(hashesOf(codeFile, join(out, 'page'))));
}

main(process.argv[2] ?? '').catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
