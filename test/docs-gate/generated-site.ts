/** The documentation site as `npm run docs` built it, made ready for hosting and served by the gate. */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostedCopy } from '../../docs-gate/tools/hosted-copy';
import { startLocalPages, type LocalPages } from '../../docs-gate/tools/local-pages';
import { SECRET } from './cases/case';

export interface GeneratedSite {
  pages: LocalPages;
  /** Text files by path below the root, without a slash at its beginning. */
  files: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

export async function generatedSite(options: { https?: boolean } = {}): Promise<GeneratedSite> {
  const root = mkdtempSync(join(tmpdir(), 'docs-gate-site-'));
  const folder = join(root, 'hosted');
  await hostedCopy('dist/docs', folder);
  const pages = await startLocalPages({
    site: folder,
    variables: { DOCS_GATE_SECRET: SECRET },
    ...options,
  });
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.(?:html|js|json|css|csv|svg)$/.test(name) && !name.startsWith('_'),
  );
  return {
    pages,
    files: new Map(
      names.map((name) => [name.split('\\').join('/'), readFileSync(join(folder, name), 'utf8')]),
    ),
    async close() {
      await pages.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
