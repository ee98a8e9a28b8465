/** The menu at the top and the lists at the side. */
import type { Facts } from './facts';
import { includedDocuments } from './included';
import { TEMPLATE_PAGES, templatePage } from './links';
import type { SitePage } from './page';

interface Item {
  text: string;
  link?: string;
  collapsed?: boolean;
  items?: Item[];
}

export interface Navigation {
  nav: Item[];
  sidebar: Record<string, Item[]>;
}

/**
 * Sections of hand-written pages in reading order; a page not listed here is found by no one, so
 * a test asks for all.
 */
export const SECTIONS: readonly { folder: string; title: string; pages: readonly string[] }[] = [
  {
    folder: 'overview',
    title: 'Overview',
    pages: [
      'index',
      'how-it-works',
      'hub-and-spokes',
      'core-or-common-data-model',
      'reference-modes',
      'security',
    ],
  },
  { folder: 'choose', title: 'Choose', pages: ['index', 'compare'] },
  { folder: 'install', title: 'Install', pages: ['index', 'try-it', 'scopes'] },
  { folder: 'use', title: 'Use', pages: ['index', 'options', 'actions', 'import'] },
  { folder: 'operate', title: 'Operate', pages: ['index', 'governance', 'limits'] },
  { folder: 'improve', title: 'Improve', pages: ['index', 'own-template', 'automation'] },
];

export function navigation(facts: Facts, pages: readonly SitePage[]): Navigation {
  const title = (path: string): string => titleOf(pages, path);
  const sections = SECTIONS.map(({ folder, title: text, pages: names }) => ({
    folder,
    text,
    items: names.map((name) => ({
      text: title(`${folder}/${name}`),
      link: address(`${folder}/${name}`),
    })),
  }));
  const documents = includedDocuments(facts);
  const reference = [
    {
      text: 'Reference',
      items: [
        { text: 'All documents', link: '/reference/' },
        ...documents.filter(({ path }) => path.split('/').length === 2).map(entry),
      ],
    },
    {
      text: 'Security pack',
      collapsed: false,
      items: documents.filter(({ path }) => path.startsWith('reference/security/')).map(entry),
    },
    {
      text: 'Decisions',
      collapsed: true,
      items: documents.filter(({ path }) => path.startsWith('reference/decisions/')).map(entry),
    },
  ].filter(({ items }) => items.length > 0);
  return {
    nav: [
      ...sections.map(({ folder, text }) => ({ text, link: `/${folder}/` })),
      { text: 'Templates', link: '/templates/' },
      { text: 'Reference', link: '/reference/' },
    ],
    sidebar: {
      ...Object.fromEntries(
        sections.map(({ folder, text, items }) => [`/${folder}/`, [{ text, items }]]),
      ),
      '/templates/': [
        { text: 'Templates', items: [{ text: 'All templates', link: '/templates/' }] },
        ...templateItems(facts),
      ],
      '/reference/': reference,
    },
  };
}

const entry = ({ path, title }: { path: string; title: string }): Item => ({
  text: title,
  link: address(path),
});

const address = (path: string): string => `/${path.replace(/(^|\/)index$/, '$1')}`;

/** The other templates of the same side list stay folded: only that of the page is open. */
const templateItems = ({ templates }: Facts): Item[] =>
  templates.map(({ key, name }) => ({
    text: `${key} · ${name}`,
    collapsed: true,
    items: TEMPLATE_PAGES.map(([page, text]) => ({ text, link: address(templatePage(key, page)) })),
  }));

/** @throws Error if the page is not there or has no title */
function titleOf(pages: readonly SitePage[], path: string): string {
  const found = pages.find((page) => page.path === path);
  const title = /^title: "?(.+?)"?$/m.exec(found?.markdown ?? '')?.[1];
  if (title === undefined) throw new Error(`${path} is no page with a title`);
  return title;
}
