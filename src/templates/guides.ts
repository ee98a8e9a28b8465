/**
 * Which guides there are: pages of each template, and sections of the documentation for those who
 * use it. Pure data, no addresses.
 */
import { editDistance, slipsForgiven } from './edit-distance';

export interface Guide {
  /** Last part of its path in the documentation and on the page in Jira. */
  page: string;
  title: string;
  /** Other words people ask for it by, lower case. */
  words: readonly string[];
}

/** Of each template, in reading order; the documentation site has a page of each. */
export const TEMPLATE_GUIDES = [
  { page: 'overview', title: 'Overview', words: ['summary', 'graph'] },
  {
    page: 'dictionary',
    title: 'Data dictionary',
    words: ['dictionary', 'attributes', 'object types', 'data model'],
  },
  {
    page: 'quick-start',
    title: 'Quick start',
    words: ['quickstart', 'start', 'getting started', 'get started', 'begin', 'first steps'],
  },
  {
    page: 'import',
    title: 'Import order',
    words: ['import', 'importing', 'csv', 'load data', 'load order', 'headers'],
  },
  {
    page: 'governance',
    title: 'Governance playbook',
    words: [
      'governance',
      'playbook',
      'roles',
      'raci',
      'ownership',
      'owners',
      'reviews',
      'rules',
      'data quality',
    ],
  },
  {
    page: 'forms',
    title: 'Forms specification',
    words: ['forms', 'form', 'portal', 'request forms', 'request types'],
  },
  {
    page: 'automation',
    title: 'Automation ideas',
    words: ['automation', 'automations', 'automation rules'],
  },
] as const satisfies readonly Guide[];

/** Of the documentation as a whole. */
export const SECTION_GUIDES = [
  { page: 'use', title: 'Use', words: ['using', 'usage', 'how to use', 'user guide', 'options'] },
  {
    page: 'operate',
    title: 'Operate',
    words: ['operating', 'operations', 'operation', 'limits', 'running it'],
  },
  {
    page: 'improve',
    title: 'Improve',
    words: ['improving', 'own template', 'own templates', 'extending', 'custom template'],
  },
] as const satisfies readonly Guide[];

export type TemplateGuide = (typeof TEMPLATE_GUIDES)[number]['page'];
export type SectionGuide = (typeof SECTION_GUIDES)[number]['page'];

/** Words for any of them. */
const ANY = new Set([
  'guide',
  'guides',
  'manual',
  'handbook',
  'tutorial',
  'instructions',
  'documentation',
  'docs',
  'the',
  'a',
  'an',
  'for',
  'of',
  'to',
  'please',
  'open',
  'show',
  'me',
]);

/** Whether the words name no guide in particular ("the guide"). */
export const namesNoGuide = (said: string): boolean => wordsOf(said).every((word) => ANY.has(word));

/**
 * The guide somebody means, typing errors and all; null where none is near. Where several are
 * named, the one named at most length.
 */
export function findGuide<T extends Guide>(said: string, guides: readonly T[]): T | null {
  const words = wordsOf(said).filter((word) => !ANY.has(word));
  const scored = guides.map((guide) => ({
    guide,
    length: Math.max(
      ...[guide.page, guide.title, ...guide.words].map((name) => lengthNamed(wordsOf(name), words)),
    ),
  }));
  const [best] = scored.filter(({ length }) => length > 0).sort((a, b) => b.length - a.length);
  return best?.guide ?? null;
}

/**
 * Characters of the name where its words are in the text one after the other, each with at most
 * two slips; else 0.
 */
function lengthNamed(name: readonly string[], words: readonly string[]): number {
  const stands = words.some((_, at) =>
    name.every((word, offset) => isNear(words[at + offset] ?? '', word)),
  );
  return stands ? name.join('').length : 0;
}

const isNear = (word: string, wanted: string): boolean => {
  const most = slipsForgiven(wanted);
  return word === wanted || (most > 0 && editDistance(word, wanted, most) <= most);
};

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z]+/gu) ?? [];
