/** Writes the sources of the site, made from the catalogue, its guides and the documents, where VitePress builds it. */
import { mkdirSync, rmSync, writeFileSync, cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadFacts } from './generator/facts';
import { buildSite } from './generator/site';

const OUT = join(__dirname, '.generated');

function write(path: string, content: string): void {
  const file = join(OUT, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

async function main(): Promise<void> {
  const { pages, files, navigation } = buildSite(await loadFacts());
  rmSync(OUT, { recursive: true, force: true });
  for (const page of pages) write(`${page.path}.md`, page.markdown);
  for (const file of files) write(`public/${file.path}`, file.content);
  cpSync(join(__dirname, 'public'), join(OUT, 'public'), { recursive: true });
  cpSync(join(__dirname, '../docs/screenshots'), join(OUT, 'public/screenshots'), {
    recursive: true,
  });
  write('navigation.json', JSON.stringify(navigation));
  console.log(`${String(pages.length)} pages and ${String(files.length)} files written`);
}

void main();
