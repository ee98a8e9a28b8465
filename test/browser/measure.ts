/** What the page weighs and how soon it can be used. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { BUILD_DIR, ensureBuilt } from '../../local/page/build';
import { openTab, type Site } from './support';

/** Most bytes, gzipped, of what is loaded before the first view shows. */
export const MOST_FIRST_LOAD = 350_000;
/** Most milliseconds from a click on ITAM until its graph answers, on this machine. */
export const MOST_GRAPH_MS = 1_000;

/** Bytes, gzipped, of the page and of every file it names: what is loaded on demand is not named in it. */
export async function firstLoadBytes(): Promise<number> {
  await ensureBuilt();
  const html = readFileSync(join(BUILD_DIR, 'index.html'), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="\.\/([^"]+)"/gu)].map(([, file]) => file ?? '');
  return ['index.html', ...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(BUILD_DIR, file))).byteLength,
    0,
  );
}

/** Milliseconds from a click on ITAM until its graph answers to a click. */
export async function graphReadyMs(browser: Browser, site: Site): Promise<number> {
  const tab = await openTab(browser, site, {});
  await tab.page.getByRole('link', { name: 'IT Asset Management' }).waitFor();
  const begun = performance.now();
  await tab.page.getByRole('link', { name: 'IT Asset Management' }).click();
  await tab.page.getByRole('button', { name: 'Laptop 1 attribute' }).click();
  await tab.page.getByRole('complementary', { name: 'Object type Laptop' }).waitFor();
  const ms = performance.now() - begun;
  await tab.context.close();
  return ms;
}
