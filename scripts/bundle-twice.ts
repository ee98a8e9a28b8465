/**
 * `npm run bundle:twice`: builds backend and page a second time from the same sources, in a folder
 * of another path, time zone, language and file times, and compares the hashes with those of the
 * build of this checkout, file by file. Exit 1 where one differs.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILD_DIR, ensureBuilt } from '../local/page/build';
import { copyCheckout } from './forge/copy-checkout';
import { hashesOf, type Hashes } from './forge/hashes';
import { currentBundle } from './forge/recorded-bundle';

/** Most milliseconds for one build of both, on a busy machine. */
const LONGEST_BUILD_MS = 300_000;

/** What is shipped: the build of this checkout, made now where there is none of its sources. */
async function here(): Promise<Hashes> {
  const { codeFile, sha256 } = await currentBundle();
  await ensureBuilt(sha256);
  return hashesOf(codeFile, BUILD_DIR);
}

function elsewhere(): Hashes {
  const folder = mkdtempSync(join(tmpdir(), 'launchpad-twice-'));
  try {
    const copy = join(folder, 'a checkout', 'under another', 'and longer path');
    copyCheckout(process.cwd(), copy);
    const language = 'tr_TR.UTF-8';
    return build(copy, join(folder, 'build'), {
      TZ: 'Pacific/Chatham',
      LANG: language,
      LC_ALL: language,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function build(root: string, out: string, environment: Record<string, string>): Hashes {
  const output = execFileSync(
    process.execPath,
    ['--import', 'tsx', join(root, 'scripts/forge/build-both.ts'), out],
    {
      cwd: root,
      encoding: 'utf8',
      timeout: LONGEST_BUILD_MS,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  return JSON.parse(output.trim().split('\n').at(-1) ?? '{}') as Hashes;
}

function report(first: Hashes, second: Hashes): number {
  const files = [...new Set([...Object.keys(first), ...Object.keys(second)])].sort();
  const different = files.filter((file) => first[file] !== second[file]);
  for (const file of different)
    console.log(`DIFFERS  ${file}: ${first[file] ?? 'absent'}, then ${second[file] ?? 'absent'}`);
  const backend = first['backend/index.cjs'] ?? 'absent';
  console.log(
    `${files.length} files built twice, ${different.length} different; backend sha256 ${backend}`,
  );
  return different.length === 0 ? 0 : 1;
}

here().then(
  (first) => {
    process.exitCode = report(first, elsewhere());
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
