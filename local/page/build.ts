/** The front end of the page, built by vite where it is missing or older than its sources. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../static/admin');
/** What Forge uploads, and what `launchpad page` serves. */
export const BUILD_DIR = join(ROOT, 'build');

/** @returns whether it had to be built */
export async function ensureBuilt(): Promise<boolean> {
  if (isFresh()) return false;
  const { build } = await import('vite');
  await build({ configFile: join(ROOT, 'vite.config.mts') });
  return true;
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
