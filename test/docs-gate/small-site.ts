/**
 * A site of a few files in the shape VitePress gives the real one, with a word in each gated page
 * that is to be seen nowhere else.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import MiniSearch from 'minisearch';
import { hostedCopy } from '../../docs-gate/tools/hosted-copy';

/** Stands in every gated page of that tier, and in its words of the search. */
export const WORDS = { standard: 'zebrafinch', advanced: 'quokkabara' } as const;

const OPEN = [
  'index',
  'overview/index',
  'overview/security',
  'choose/index',
  'templates/index',
  'templates/ITAM/overview',
  'templates/ITAM/dictionary',
  'templates/ITAM/import',
  'reference/errors',
];
const STANDARD = [
  'use/index',
  'use/options',
  'operate/index',
  'operate/governance',
  'templates/ITAM/quick-start',
  'templates/ITAM/forms',
];
const ADVANCED = ['improve/index', 'improve/own-template', 'templates/ITAM/governance'];

export const SEARCH_CHUNK = 'assets/chunks/@localSearchIndexroot.Ab12-_cd.js';

export interface SmallSite {
  folder: string;
  remove(): void;
}

export async function smallSite(): Promise<SmallSite> {
  const root = mkdtempSync(join(tmpdir(), 'docs-gate-'));
  const [built, folder] = [join(root, 'built'), join(root, 'hosted')];
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(built, path)), { recursive: true });
    writeFileSync(join(built, path), text);
  };
  const pages = [
    ...OPEN.map((path) => [path, 'open'] as const),
    ...STANDARD.map((path) => [path, WORDS.standard] as const),
    ...ADVANCED.map((path) => [path, WORDS.advanced] as const),
  ];
  for (const [path, word] of pages) {
    write(
      `${path}.html`,
      `<!doctype html><html lang="en"><title>${path}</title><h1>${path}</h1><p>${word}</p>`,
    );
    for (const form of ['js', 'lean.js'])
      write(
        `assets/${path.replaceAll('/', '_')}.md.Xy9_-aB1.${form}`,
        `export default ${JSON.stringify(word)};`,
      );
  }
  write('404.html', '<!doctype html><title>404</title>');
  write('hashmap.json', '{}');
  write(SEARCH_CHUNK, `const e=${JSON.stringify(searchIndex(pages))};export{e as default};`);
  await hostedCopy(built, folder);
  return { folder, remove: () => rmSync(root, { recursive: true, force: true }) };
}

function searchIndex(pages: readonly (readonly [path: string, word: string])[]): string {
  const index = new MiniSearch({
    fields: ['title', 'titles', 'text'],
    storeFields: ['title', 'titles'],
  });
  index.addAll(
    pages.map(([path, word]) => ({
      id: `/${path.replace(/index$/, '')}#top`,
      title: path,
      titles: [],
      text: `about ${word}`,
    })),
  );
  return JSON.stringify(index);
}
