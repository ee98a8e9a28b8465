import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const THEMES = ['light', 'dark', 'spacing', 'typography', 'shape', 'motion'];
const THEME_ID = 'virtual:atlaskit-themes.css';

/**
 * Atlaskit's themes as a file of styles. Its own way, a style element made at run time, takes a relaxed style policy; a file
 * does not (docs/decisions/0012-page-without-inline-styles.md).
 */
function atlaskitThemes(): Plugin {
  return {
    name: 'atlaskit-themes',
    resolveId: (id) => (id === THEME_ID ? `\0${THEME_ID}` : null),
    load: (id) => (id === `\0${THEME_ID}` ? THEMES.map(themeCss).join('\n') : null),
  };
}

/** Each theme is a module whose one export is a string of CSS, in JSON's form. */
function themeCss(name: string): string {
  const tokens = dirname(createRequire(import.meta.url).resolve('@atlaskit/tokens/package.json'));
  const source = readFileSync(join(tokens, `dist/esm/artifacts/themes/atlassian-${name}.js`), 'utf8');
  const [, literal] = /export default (".*");\s*$/su.exec(source) ?? [];
  if (literal === undefined) throw new Error(`The theme ${name} of @atlaskit/tokens is not where it was.`);
  const css: unknown = JSON.parse(literal);
  return String(css);
}

export default defineConfig({
  root: dirname(fileURLToPath(import.meta.url)),
  // Forge serves the page from a path of its own.
  base: './',
  plugins: [atlaskitThemes()],
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.CI': 'undefined' },
  logLevel: 'error',
  build: { outDir: 'build', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, reportCompressedSize: false, chunkSizeWarningLimit: 1_500 },
});
