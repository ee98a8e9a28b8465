/** The whole site in memory: pages, files beside them, and the menus. */
import type { ResolvedTemplate } from '../../src/templates/resolve';
import type { Facts } from './facts';
import { heroFiles } from './hero';
import { includedPages } from './included';
import { navigation, type Navigation } from './navigation';
import type { SiteFile, SitePage } from './page';
import { automationPage } from './pages/automation';
import { dictionaryPage } from './pages/dictionary';
import { formsPage } from './pages/forms';
import { governancePage } from './pages/governance';
import { importFiles, importPage } from './pages/import-order';
import { overviewPage } from './pages/overview';
import { quickStartPage } from './pages/quick-start';
import { fillProse, readProse } from './prose';

export interface Site {
  pages: SitePage[];
  files: SiteFile[];
  navigation: Navigation;
}

export function buildSite(facts: Facts): Site {
  const pages = [
    ...readProse().map((prose) => fillProse(prose, facts)),
    ...facts.templates.flatMap((template) => templatePages(facts, template)),
    ...includedPages(facts),
  ];
  return {
    pages,
    files: [
      ...heroFiles(facts),
      ...facts.templates.flatMap((template) => importFiles(facts, template)),
    ],
    navigation: navigation(facts, pages),
  };
}

export const templatePages = (facts: Facts, template: ResolvedTemplate): SitePage[] => [
  overviewPage(facts, template),
  dictionaryPage(template),
  quickStartPage(facts, template),
  importPage(facts, template),
  governancePage(facts, template),
  formsPage(facts, template),
  automationPage(facts, template),
];
