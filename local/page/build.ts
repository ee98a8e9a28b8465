/** The front end of the page, built by vite where it is missing or older than its sources. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '../../static/admin');
/** What Forge uploads, and what `launchpad page` serves. */
export const BUILD_DIR = join(ROOT, 'build');

/** @returns whether it had to be built */
export async function ensureBuilt(): Promise<boolean> {
  if (isFresh()) return false;
  // Beside the old one and then in its place: two that build at once, or one that fails, leave no half of a build.
  const fresh = mkdtempSync(join(ROOT, 'build-'));
  try {
    await runVite(fresh);
    rmSync(BUILD_DIR, { recursive: true, force: true });
    renameSync(fresh, BUILD_DIR);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!isFresh()) throw error;
  }
  return true;
}

/** In a process of its own, because the environment of this one (a test's, say) would change what is built. */
async function runVite(outDir: string): Promise<void> {
  const vite = join(dirname(require.resolve('vite/package.json')), 'bin/vite.js');
  await promisify(execFile)(process.execPath, [vite, 'build', '--config', join(ROOT, 'vite.config.mts'), '--outDir', outDir, '--emptyOutDir'], {
    cwd: ROOT, env: { ...process.env, NODE_ENV: 'production' }, timeout: 120_000,
  });
}

function isFresh(): boolean {
  const index = join(BUILD_DIR, 'index.html');
  if (!existsSync(index)) return false;
  const built = statSync(index).mtimeMs;
  const sources = [join(ROOT, 'index.html'), join(ROOT, 'vite.config.mts'), join(__dirname, '../../package-lock.json'), ...filesBelow(join(ROOT, 'src'))];
  return sources.every((file) => statSync(file).mtimeMs <= built);
}

const filesBelow = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
