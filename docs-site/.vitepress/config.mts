import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type DefaultTheme } from 'vitepress';

const here = dirname(fileURLToPath(import.meta.url));
const menus = JSON.parse(readFileSync(join(here, '../.generated/navigation.json'), 'utf8')) as Pick<
  DefaultTheme.Config,
  'nav' | 'sidebar'
>;

export default defineConfig({
  lang: 'en-GB',
  title: 'LaunchPad',
  description: 'Ready-made Assets schemas for Jira Service Management, deployed by conversation',
  base: process.env.DOCS_BASE ?? '/',
  srcDir: '.generated',
  outDir: '../dist/docs',
  // Any plain web server will do: addresses name their file.
  cleanUrls: false,
  ignoreDeadLinks: false,
  // Links are not fetched ahead: where the site is hosted with its gate, many a page would be
  // refused before anyone asked for it.
  router: { prefetchLinks: false },
  lastUpdated: false,
  head: [
    [
      'link',
      { rel: 'icon', href: `${process.env.DOCS_BASE ?? '/'}logo.svg`, type: 'image/svg+xml' },
    ],
  ],
  themeConfig: {
    logo: '/logo.svg',
    ...menus,
    search: { provider: 'local' },
    outline: { level: [2, 3] },
    docFooter: { prev: 'Before', next: 'Next' },
    footer: {
      message:
        'An open implementation, not affiliated with or endorsed ' +
        'by Atlassian or any other vendor. Licence: Apache-2.0.',
    },
  },
  vite: { build: { chunkSizeWarningLimit: 4_000 } },
});
