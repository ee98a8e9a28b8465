import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const THEMES = ['light', 'dark', 'spacing', 'typography', 'shape', 'motion'];
const THEME_ID = 'virtual:atlaskit-themes.css';

/**
 * Atlaskit's themes as a file of styles. Its own way, a style element made at run time, takes a
 * relaxed style policy; a file does not (docs/decisions/0012-page-without-inline-styles.md).
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
  const source = readFileSync(
    join(tokens, `dist/esm/artifacts/themes/atlassian-${name}.js`),
    'utf8',
  );
  const [, literal] = /export default (".*");\s*$/su.exec(source) ?? [];
  if (literal === undefined)
    throw new Error(`The theme ${name} of @atlaskit/tokens is not where it was.`);
  const css: unknown = JSON.parse(literal);
  return String(css);
}

const GATES_ID = '@atlaskit/feature-gate-js-client/feature-gates';

/**
 * Atlaskit asks its feature gates through a client of a third party's service, which brings the
 * addresses of that service into the page. Nobody starts that client here, so every gate is
 * closed anyway: this says so without it.
 */
function closedGates(): Plugin {
  return {
    name: 'closed-gates',
    enforce: 'pre',
    resolveId: (id) => (id === GATES_ID ? '\0closed-gates.js' : null),
    load: (id) =>
      id === '\0closed-gates.js' ? 'export default { checkGate: () => false };' : null,
  };
}

/**
 * The SHA-256 of the backend bundle that goes with this build, as `npm run build:page` tells it;
 * '' where nobody did.
 */
const bundleSha256 =
  /^[0-9a-f]{64}$/u.exec(process.env['LAUNCHPAD_BUNDLE_SHA256'] ?? '')?.[0] ?? '';

/** Puts the hash beside the page too, so that a build can be told from one that names another bundle. */
function bundleNote(): Plugin {
  return {
    name: 'bundle-note',
    generateBundle() {
      if (bundleSha256 !== '')
        this.emitFile({ type: 'asset', fileName: 'bundle.txt', source: `${bundleSha256}\n` });
    },
  };
}

/**
 * Writes the ids of all modules that are in the build to the file named in
 * LAUNCHPAD_PAGE_MODULES: what the list of dependencies is made from.
 */
function moduleList(): Plugin {
  const file = process.env['LAUNCHPAD_PAGE_MODULES'] ?? '';
  const ids = new Set<string>();
  return {
    name: 'module-list',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const [id, { renderedLength }] of Object.entries(chunk.modules))
          if (renderedLength > 0 || /\.css(?:$|\?)/u.test(id)) ids.add(id);
      }
      if (file !== '') writeFileSync(file, JSON.stringify([...ids].sort()));
    },
  };
}

export default defineConfig({
  root: dirname(fileURLToPath(import.meta.url)),
  // Forge serves the page from a path of its own.
  base: './',
  plugins: [atlaskitThemes(), closedGates(), bundleNote(), moduleList()],
  define: {
    'process.env.NODE_ENV': '"production"',
    'process.env.CI': 'undefined',
    __BUNDLE_SHA256__: JSON.stringify(bundleSha256),
  },
  logLevel: 'error',
  build: {
    outDir: 'build',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_500,
  },
});
