/** The drawing on the home page, as two image files: an image cannot see the colours of the page around it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Facts } from './facts';
import { drawGraph } from './graph/draw';
import type { SiteFile } from './page';

/**
 * Small enough to be read at the size of a picture, and with everything a template can have:
 * inheritance, references, a hub.
 */
const SHOWN = 'BASIC';
const THEME = join(__dirname, '../.vitepress/theme/graph.css');

export function heroFiles({ catalogue }: Facts): SiteFile[] {
  const template = catalogue.get(SHOWN);
  if (template === undefined) throw new Error(`no template ${SHOWN}`);
  const css = readFileSync(THEME, 'utf8');
  const drawing = drawGraph(template, '')
    .replace(/<a [^>]*?class="(lp-box[^"]*)"[^>]*>/g, '<g class="$1">')
    .replace(/<\/a>/g, '</g>')
    .replace(/<title>.*?<\/title>/g, '');
  return ['light', 'dark'].map((name) => ({
    path: `hero-${name}.svg`,
    content: drawing.replace(
      /<svg class="lp-graph"[^>]*?viewBox=("[^"]*")[^>]*>/,
      `<svg xmlns="http://www.w3.org/2000/svg" class="lp-graph ${name}" viewBox=$1><style>${fixed(css, name)}</style>`,
    ),
  }));
}

/** The variables of one ground only, and the site's font by name. */
const fixed = (css: string, name: string): string => {
  const values = new Map<string, string>();
  const blocks = name === 'dark' ? [':root', '.dark'] : [':root'];
  for (const block of blocks) {
    const body = new RegExp(`^\\${block} \\{([^}]*)\\}`, 'm').exec(css)?.[1] ?? '';
    for (const [, key = '', value = ''] of body.matchAll(/(--[\w-]+):\s*([^;]+);/g))
      values.set(key, value.trim());
  }
  const variables = [
    ...[...values].map(([key, value]) => `${key}:${value}`),
    '--vp-font-family-base:system-ui,sans-serif',
    '--vp-c-brand-1:#3a6fd8',
    '--vp-c-brand-soft:transparent',
  ];
  const rules = css
    .replace(/^(:root|\.dark) \{[^}]*\}/gm, '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/min-width: 620px;/, '');
  return `svg{${variables.join(';')}}${rules}`;
};
