/**
 * `npm run bundle:twice`: builds backend and page twice from the same sources, in two folders of
 * different path, time zone, language and file times, and compares the hashes file by file. Exit
 * 1 where one differs.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hashes } from './forge/build-both';
import { copyCheckout } from './forge/copy-checkout';

/** Most milliseconds for one build of both, on a busy machine. */
const LONGEST_BUILD_MS = 300_000;

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

function main(): number {
  const root = process.cwd();
  const elsewhere = mkdtempSync(join(tmpdir(), 'launchpad-twice-'));
  try {
    const copy = join(elsewhere, 'a checkout', 'under another', 'and longer path');
    copyCheckout(root, copy);
    const first = build(root, join(elsewhere, 'first'), { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' });
    const second = build(copy, join(elsewhere, 'second'), {
      TZ: 'Pacific/Chatham',
      LANG: 'tr_TR.UTF-8',
      LC_ALL: 'tr_TR.UTF-8',
    });
    return report(first, second);
  } finally {
    rmSync(elsewhere, { recursive: true, force: true });
  }
}

function report(first: Hashes, second: Hashes): number {
  const files = [...new Set([...Object.keys(first), ...Object.keys(second)])].sort();
  const different = files.filter((file) => first[file] !== second[file]);
  for (const file of different)
    console.log(`DIFFERS  ${file}: ${first[file] ?? 'absent'}, then ${second[file] ?? 'absent'}`);
  const backend = first['backend/index.cjs'];
  if (backend === undefined) throw new Error('There is no backend bundle to compare.');
  console.log(
    `${files.length} files built twice, ${different.length} different; backend sha256 ${backend}`,
  );
  return different.length === 0 ? 0 : 1;
}

process.exitCode = main();
