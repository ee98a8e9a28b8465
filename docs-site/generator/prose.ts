/** Hand-written pages: `{{figure}}` becomes a number or name, `{{@block}}` a generated table or drawing. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BLOCKS } from './blocks';
import type { Facts } from './facts';
import { figuresOf } from './figures';
import type { SitePage } from './page';

export const PROSE = join(__dirname, '../prose');

export interface Prose {
  path: string;
  source: string;
}

export function readProse(): Prose[] {
  const files = readdirSync(PROSE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .sort();
  return files.map((file) => ({
    path: file.replace(/\.md$/, '').split('\\').join('/'),
    source: readFileSync(join(PROSE, file), 'utf8'),
  }));
}

/** @throws Error naming the page and the figure or block it asks for in vain */
export function fillProse({ path, source }: Prose, facts: Facts): SitePage {
  const figures = figuresOf(facts);
  const markdown = source.replace(/\{\{\s*(@?)([^}]+?)\s*\}\}/g, (_, at: string, asked: string) => {
    if (at === '') {
      const figure = figures.get(asked);
      if (figure === undefined)
        throw new Error(`prose/${path}.md asks for the figure "${asked}", which there is not`);
      return figure;
    }
    const [name = '', ...rest] = asked.split(' ');
    const block = BLOCKS[name];
    if (block === undefined)
      throw new Error(`prose/${path}.md asks for the block "${name}", which there is not`);
    return block(facts, path, rest.join(' '));
  });
  return { path, markdown };
}
