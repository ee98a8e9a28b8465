/** Builds backend and page once and says which modules are in each, and where the files are. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { buildPage } from '../../../local/page/build';
import { currentBundle } from '../../forge/recorded-bundle';
import type { Part } from './packages';

export interface Shipped {
  modules: Record<Part, string[]>;
  /** Text of each file that is uploaded, by part and name; images and fonts are left out. */
  files: { part: Part; file: string; text: string }[];
  /** The backend bundle, to be loaded. */
  codeFile: string;
}

const TEXTS = /\.(?:js|cjs|css|html|svg|json|txt)$/;

/**
 * The backend bundle is that in `dist/` where nothing changed since; the page is built afresh,
 * into a folder that is removed.
 */
export async function readShipped(root: string = process.cwd()): Promise<Shipped> {
  const { codeFile, mapFile, sha256 } = await currentBundle();
  const folder = mkdtempSync(join(tmpdir(), 'launchpad-page-'));
  try {
    const list = join(folder, 'modules.json');
    const page = join(folder, 'page');
    await buildPage(page, sha256, { LAUNCHPAD_PAGE_MODULES: list });
    const { sources } = JSON.parse(readFileSync(mapFile, 'utf8')) as { sources: string[] };
    const pageModules = (JSON.parse(readFileSync(list, 'utf8')) as string[]).map((id) =>
      id.startsWith(root) ? relative(root, id) : id,
    );
    return {
      modules: { backend: sources, page: pageModules },
      files: [
        { part: 'backend', file: 'index.cjs', text: readFileSync(codeFile, 'utf8') },
        ...textsBelow(page).map(({ file, text }) => ({ part: 'page' as const, file, text })),
      ],
      codeFile,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function textsBelow(folder: string): { file: string; text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXTS.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ file: relative(folder, file), text: readFileSync(file, 'utf8') }));
}
