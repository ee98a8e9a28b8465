/**
 * The generated site behind the gate: every page is served or withheld as the rules say, and no
 * gated text is in an open file.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tierNeeded } from '../../src/guides/gated';
import { sitePath } from '../../src/guides/site-path';
import { TEMPLATE_KEYS } from '../../src/templates/catalogue';
import { SECTION_GUIDES, TEMPLATE_GUIDES } from '../../src/templates/guides';
import { goodToken } from './cases/case';
import { generatedSite, type GeneratedSite } from './generated-site';
import { send } from './raw-request';

let site: GeneratedSite;
let port: number;

beforeAll(async () => {
  site = await generatedSite();
  port = Number(new URL(site.pages.url).port);
});
afterAll(() => site.close());

const gated = (file: string): boolean => tierNeeded(`/${file}`) !== null;
const isPage = (file: string): boolean => file.endsWith('.html') && file !== '404.html';

/** Runs of plain words, long enough to be somebody's own sentence; Vue escapes nothing in them. */
const sentences = (text: string): string[] => text.match(/[A-Za-z][A-Za-z ,]{38,}[a-z]/g) ?? [];

const bodyOf = (html: string): string =>
  /<main[\s\S]*<\/main>/.exec(html)?.[0].replace(/<[^>]+>/g, '|') ?? '';

describe('the generated site', () => {
  it('has gated pages of every kind, and a page for every guide of the app', () => {
    const guides = [
      ...SECTION_GUIDES.map(({ page }) => page),
      ...TEMPLATE_KEYS.flatMap((key) => TEMPLATE_GUIDES.map(({ page }) => `${key}/${page}`)),
    ];
    const missing = guides
      .map((guide) => (sitePath(guide) ?? 'none').replace(/\/$/, '/index.html'))
      .filter((path) => !site.files.has(path));
    expect(missing).toEqual([]);
    expect(
      [...site.files.keys()].filter((file) => isPage(file) && gated(file)).length,
    ).toBeGreaterThan(TEMPLATE_KEYS.length * 3);
  });

  it('shows everybody the open pages and files, and nobody the gated ones', async () => {
    const wrong: string[] = [];
    for (const file of site.files.keys()) {
      const target = `/${file.replace(/index\.html$/, '').replace(/\.html$/, '')}`;
      const { status } = await send(port, { target });
      if (status !== (gated(file) ? 403 : 200) && file !== '404.html')
        wrong.push(`${target}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('shows an advanced session every page', async () => {
    const entered = await send(port, { target: `/use/?lp_token=${goodToken('advanced')}` });
    const Cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
    const wrong: string[] = [];
    for (const file of [...site.files.keys()].filter(isPage)) {
      const { status } = await send(port, {
        target: `/${file.replace(/index\.html$/, '').replace(/\.html$/, '')}`,
        headers: { Cookie },
      });
      if (status !== 200) wrong.push(`${file}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('no sentence that only gated pages have is in a file that is open', () => {
    const openPages = [...site.files]
      .filter(([file]) => isPage(file) && !gated(file))
      .map(([, html]) => bodyOf(html))
      .join('\n');
    const only = new Map(
      [...site.files]
        .filter(([file]) => isPage(file) && gated(file))
        .flatMap(([file, html]) =>
          sentences(bodyOf(html))
            .filter((one) => !openPages.includes(one))
            .map((one) => [one, file] as const),
        ),
    );
    expect(only.size).toBeGreaterThan(300);
    const scripts = [...site.files].filter(([file]) => file.endsWith('.js'));
    // They are in the scripts of gated pages, so that looking for them in others means something.
    const inGated = scripts
      .filter(([file]) => gated(file))
      .map(([, text]) => text)
      .join('\n');
    expect([...only.keys()].filter((one) => inGated.includes(one)).length).toBeGreaterThan(
      only.size / 2,
    );
    const open = [...site.files].filter(([file]) => !gated(file));
    const leaks = [...only].flatMap(([sentence, page]) =>
      open
        .filter(([, text]) => text.includes(sentence))
        .map(([file]) => `${file} has a sentence of ${page}: ${sentence.slice(0, 60)}`),
    );
    expect(leaks).toEqual([]);
  });

  it('no word of the public search leads to a gated page', () => {
    const indexes = [...site.files].filter(([file]) => file.startsWith('search-index/public/'));
    expect(indexes).toHaveLength(1);
    const ids = Object.values(
      (
        JSON.parse(
          JSON.parse(indexes[0]?.[1].replace(/^export default |;\s*$/g, '') ?? '') as string,
        ) as { documentIds: Record<string, string> }
      ).documentIds,
    );
    expect(ids.length).toBeGreaterThan(100);
    expect(ids.filter((id) => gated((id.split('#')[0] ?? '').slice(1)))).toEqual([]);
    expect([...site.files.keys()].filter((file) => file.includes('@localSearchIndex'))).toEqual([]);
  });
});
