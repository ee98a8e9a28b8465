/**
 * `npm run screenshots`: every view, wide in both themes and as narrow as a phone, into
 * docs/screenshots, as docs/page.md shows them; and what the page weighs. A picture that the
 * document lacks, or shows in vain, is an error, and so are too many bytes.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstLoadBytes, graphReadyMs, MOST_FIRST_LOAD } from './measure';
import { smallPng } from './small-png';
import { startBrowser } from './browser';
import { openTab, startSite, type Site, type Tab } from './support';

const DOCS = join(__dirname, '../../docs');
const DIR = join(DOCS, 'screenshots');
const SIZE = { width: 1280, height: 860 } as const;
const PHONE = { width: 390, height: 844 } as const;
/** Bytes of all the pictures together. */
const MOST_BYTES = 3_000_000;

/** Views that need nothing done first, and their headings. */
const OTHER_VIEWS: readonly (readonly [path: string, title: RegExp])[] = [
  ['/compare/CMDB/ECMDB', /./u],
  ['/deployments', /Deployments/u],
  ['/activity', /Activity/u],
  ['/guides', /Guides/u],
  ['/settings', /Settings/u],
  ['/about', /About/u],
];

type Theme = 'light' | 'dark';

async function shoot(tab: Tab, name: string, theme: Theme): Promise<void> {
  await still(tab);
  save(`${name}-${theme}`, await picture(tab));
  if (theme === 'dark') return;
  await tab.outer.setViewportSize(PHONE);
  await still(tab);
  save(`${name}-phone`, await picture(tab));
  await tab.outer.setViewportSize(SIZE);
}

async function still(tab: Tab): Promise<void> {
  await tab.page.locator('.loading').first().waitFor({ state: 'detached', timeout: 20_000 });
  await tab.outer.waitForTimeout(400);
}

const picture = (tab: Tab): Promise<Buffer> =>
  tab.outer.locator('#app').screenshot({ animations: 'disabled' });

function save(name: string, png: Buffer): void {
  const file = join(DIR, `${name}.png`);
  writeFileSync(file, smallPng(png));
  console.log(`${name} ${Math.round(statSync(file).size / 1000)} kB`);
}

/** Before anything is deployed, through a deployment, to what is there after it. */
async function walk(site: Site, tab: Tab, theme: Theme): Promise<void> {
  const { page } = tab;
  await page.getByRole('link', { name: 'IT Asset Management' }).waitFor();
  await shoot(tab, 'gallery', theme);
  await tab.go('/templates/ITAM');
  await page.getByRole('button', { name: 'Laptop 1 attribute' }).click();
  await shoot(tab, 'template', theme);
  await tab.go('/own');
  await page.getByRole('button', { name: 'Begin with an example' }).click();
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.getByRole('region', { name: 'What was read' }).waitFor();
  await shoot(tab, 'own', theme);
  await tab.go('/deploy/ITAM');
  await page.locator('.react-flow__node').first().waitFor();
  await shoot(tab, 'preview', theme);
  await page.getByRole('button', { name: 'Review and confirm' }).click();
  await page.getByRole('button', { name: 'Deploy exactly this', exact: true }).waitFor();
  await page.locator('.react-flow__node').first().waitFor();
  await shoot(tab, 'confirm', theme);
  await page.getByRole('button', { name: 'Deploy exactly this', exact: true }).click();
  await page.getByText(/^[1-9]\d\d of 7\d\d$/u).waitFor({ timeout: 30_000 });
  await shoot(tab, 'watch', theme);
  await page.getByRole('region', { name: 'Report' }).waitFor({ timeout: 60_000 });
  await shoot(tab, 'report', theme);
  spoil(site);
  await tab.go('/deployed/ITAM');
  await page.getByText('against the template').waitFor();
  await shoot(tab, 'lens', theme);
  await tab.go('/deploy/ITAM/extend=ITAM');
  await page.getByText('Would create 1 attribute.').waitFor();
  await shoot(tab, 'extend', theme);
  await tab.go('/schemas/ITAM');
  await page.getByText('objects, none of them read').waitFor();
  await shoot(tab, 'schemas', theme);
  for (const [view, title] of OTHER_VIEWS) {
    await tab.go(view);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await shoot(tab, view.split('/')[1] ?? '', theme);
  }
  await tab.go('/');
  await besideChat(tab, theme);
}

/** The whole window of the local machine, with the conversation beside the page. */
async function besideChat({ outer, page }: Tab, theme: Theme): Promise<void> {
  await page.getByRole('button', { name: 'Open in Rovo chat' }).click();
  await outer.getByRole('textbox', { name: 'Message' }).fill('what would the basic cmdb create?');
  await outer.getByRole('button', { name: 'Send' }).click();
  await outer.locator('.turn.launchpad').first().waitFor();
  await page.getByRole('link', { name: 'Review and confirm' }).waitFor({ timeout: 10_000 });
  await outer.locator('#turns').evaluate((turns) => {
    turns.scrollTop = 0;
  });
  save(`beside-chat-${theme}`, await outer.screenshot({ animations: 'disabled' }));
  await outer.getByRole('button', { name: 'Chat', exact: true }).click();
}

/** Somebody has changed what was deployed, so that there is something to compare. */
function spoil({
  machine: {
    emulator: { workspace },
  },
}: Site): void {
  const named = (name: string) =>
    [...workspace.tables.attributes.all()].find((attribute) => attribute.name === name);
  const serial = named('Serial Number');
  if (serial !== undefined) workspace.put('attributes', { ...serial, minimum: 1 - serial.minimum });
  const kit = named('Docking Kit');
  if (kit !== undefined) workspace.remove('attributes', kit.id);
  const printer = [...workspace.tables.types.all()].find((type) => type.name === 'Printer');
  if (printer !== undefined) workspace.put('types', { ...printer, name: 'Copier' });
}

/** Pictures and document name each other, within the bytes. */
function check(): void {
  const shown = new Set(
    [
      ...readFileSync(join(DOCS, 'page.md'), 'utf8').matchAll(/\(screenshots\/([^)]+\.png)\)/gu),
    ].map(([, file]) => file ?? ''),
  );
  const made = readdirSync(DIR);
  const odd = [
    ...made.filter((file) => !shown.has(file)).map((file) => `docs/page.md does not show ${file}.`),
    ...[...shown]
      .filter((file) => !made.includes(file))
      .map((file) => `docs/page.md shows ${file}, which was not made.`),
  ];
  const bytes = made.reduce((sum, file) => sum + statSync(join(DIR, file)).size, 0);
  console.log(`${made.length} pictures, ${Math.round(bytes / 1000)} kB`);
  if (bytes > MOST_BYTES) odd.push(`More than ${MOST_BYTES / 1000} kB of pictures.`);
  if (odd.length > 0) throw new Error(odd.join('\n'));
}

async function main(): Promise<void> {
  rmSync(DIR, { recursive: true, force: true });
  mkdirSync(DIR, { recursive: true });
  const browser = await startBrowser();
  for (const theme of ['light', 'dark'] as const) {
    const site = await startSite({ latencyMs: 60 });
    const tab = await openTab(browser, site, { theme, ...SIZE });
    await walk(site, tab, theme);
    if (theme === 'light')
      console.log(
        `page: first load ${((await firstLoadBytes()) / 1000).toFixed(0)} kB gzipped ` +
          `(at most ${MOST_FIRST_LOAD / 1000}); ITAM's graph answers after ` +
          `${Math.round(await graphReadyMs(browser, site))} ms`,
      );
    await tab.context.close();
    await site.close();
  }
  await browser.close();
  check();
}

void main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
