/** The front end of the page, built by vite where it is missing or older than its sources. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { oneAtATime } from './one-at-a-time';

const ROOT = join(__dirname, '../../static/admin');
/** What Forge uploads, and what `launchpad page` serves. */
export const BUILD_DIR = join(ROOT, 'build');

/** One for each checkout. */
const LOCK = join(
  tmpdir(),
  `launchpad-page-${createHash('sha256').update(ROOT).digest('hex').slice(0, 12)}.lock`,
);

/**
 * In the build, where it was told: the SHA-256 of the backend bundle that the page names
 * (static/admin/vite.config.mts).
 */
const BUNDLE_NOTE = join(BUILD_DIR, 'bundle.txt');

/**
 * `bundleSha256`: the hash of the backend bundle that the page is to name, 64 hex digits; a build
 * that names another is made again. Left out, any build of the present sources will do, and a new
 * one names none.
 * @returns whether it had to be built
 */
export async function ensureBuilt(bundleSha256?: string): Promise<boolean> {
  const isGood = (): boolean =>
    isFresh() && (bundleSha256 === undefined || namedBundle() === bundleSha256);
  if (isGood()) return false;
  // Whoever waited for another's build takes that one: a page that is open is not built away from under itself.
  return oneAtATime(LOCK, async () => !isGood() && buildInPlace(bundleSha256 ?? '', isGood));
}

async function buildInPlace(bundleSha256: string, isGood: () => boolean): Promise<true> {
  // Beside the old one and then in its place: one that fails leaves no half of a build.
  const fresh = mkdtempSync(join(ROOT, 'build-'));
  // By the machine's clock, which nobody sets; what is changed while vite runs may not be in the
  // build, and so is newer than it.
  const began = (performance.timeOrigin + performance.now()) / 1_000;
  try {
    await buildPage(fresh, bundleSha256);
    utimesSync(join(fresh, 'index.html'), began, began);
    rmSync(BUILD_DIR, { recursive: true, force: true });
    renameSync(fresh, BUILD_DIR);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!isGood()) throw error;
  }
  return true;
}

/**
 * Builds the page into `outDir` (emptied before), naming that backend bundle; '' names none.
 * `more`: further variables of the environment. In a process of its own, because the environment
 * of this one (a test's, say) would change what is built.
 */
export async function buildPage(
  outDir: string,
  bundleSha256: string,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const vite = join(dirname(require.resolve('vite/package.json')), 'bin/vite.js');
  await promisify(execFile)(
    process.execPath,
    [vite, 'build', '--config', join(ROOT, 'vite.config.mts'), '--outDir', outDir, '--emptyOutDir'],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        LAUNCHPAD_BUNDLE_SHA256: bundleSha256,
        ...more,
      },
      timeout: 120_000,
    },
  );
}

const namedBundle = (): string | null =>
  existsSync(BUNDLE_NOTE) ? readFileSync(BUNDLE_NOTE, 'utf8').trim() : null;

function isFresh(): boolean {
  const index = join(BUILD_DIR, 'index.html');
  if (!existsSync(index)) return false;
  const built = statSync(index).mtimeMs;
  const sources = [
    join(ROOT, 'index.html'),
    join(ROOT, 'vite.config.mts'),
    join(__dirname, '../../package-lock.json'),
    ...filesBelow(join(ROOT, 'src')),
  ];
  return sources.every((file) => statSync(file).mtimeMs <= built);
}

const filesBelow = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
