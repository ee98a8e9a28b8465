/** Documents of the repository that are pages of the site too: included as they are, never copied. */
import { posix } from 'node:path';
import type { Facts } from './facts';
import { href } from './links';
import type { SitePage } from './page';

export interface IncludedDocument {
  /** File in the repository. */
  file: string;
  /** Page of the site. */
  path: string;
  title: string;
  /** Its first paragraph, without marks. */
  summary: string;
  text: string;
}

const FOLDERS = ['docs', 'docs/security', 'docs/decisions'];

/** Documents that are elsewhere, and the pages they become. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'SECURITY.md': 'reference/reporting-a-vulnerability',
  'catalog/reference-data/README.md': 'reference/reference-data',
};

/**
 * Every Markdown file of docs/ and its two folders, and those that are elsewhere; new ones in
 * docs/ appear by themselves.
 */
export function includedDocuments(facts: Facts): IncludedDocument[] {
  const files = [
    ...FOLDERS.flatMap((folder) =>
      facts
        .files(folder)
        .filter((name) => name.endsWith('.md'))
        .map((name) => `${folder}/${name}`),
    ),
    ...Object.keys(ELSEWHERE),
  ];
  return files.flatMap((file) => {
    const text = facts.read(file);
    if (text === null) return [];
    return [
      {
        file,
        path: pathOf(file),
        title: /^# (.+)$/m.exec(text)?.[1] ?? posix.basename(file, '.md'),
        summary: summaryOf(text),
        text,
      },
    ];
  });
}

const pathOf = (file: string): string =>
  ELSEWHERE[file] ??
  `reference/${file
    .replace(/^docs\//, '')
    .replace(/\.md$/, '')
    .toLowerCase()
    .replace(/\/readme$/, '/index')}`;

function summaryOf(text: string): string {
  const paragraph = text.split(/\n\s*\n/).find((part) => /^[A-Z*`"“]/.test(part.trim())) ?? '';
  return (
    paragraph
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[*`]/g, '')
      .replace(/\s+/g, ' ')
      .trim()
      .split(/(?<=\.)\s/)[0] ?? ''
  );
}

export function includedPages(facts: Facts): SitePage[] {
  const documents = includedDocuments(facts);
  return documents.map((document) => ({
    path: document.path,
    markdown:
      `---\ntitle: ${JSON.stringify(document.title)}\n---\n\n` +
      `${adapt(document.text, document.file, document.path, documents)}\n`,
  }));
}

/** The section of the README under that heading, without the heading. @throws Error if there is none */
export function readmeSection(facts: Facts, heading: string, page: string): string {
  const readme = facts.read('README.md') ?? '';
  const section = readme.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`README.md has no section "${heading}"`);
  return adapt(
    section.slice(heading.length + 1).trim(),
    'README.md',
    page,
    includedDocuments(facts),
  );
}

/** Pictures of the repository, which `generate.ts` copies beside the pages. */
const PICTURES = 'docs/screenshots/';

/**
 * Links to files that are pages lead there; to other files they become text. Tags and braces
 * outside code are shown as they are.
 */
function adapt(
  text: string,
  file: string,
  page: string,
  documents: readonly IncludedDocument[],
): string {
  return text
    .split(/(```[\s\S]*?```|`[^`\n]*`)/)
    .map((part) => (part.startsWith('`') ? part : outsideCode(part)))
    .join('')
    .replace(/!\[([^\]]*)\]\((?!https?:)([^)\s]+)\)/g, (_, words: string, target: string) => {
      const picture = posix.normalize(posix.join(posix.dirname(file), target));
      return picture.startsWith(PICTURES)
        ? `![${words}](/screenshots/${picture.slice(PICTURES.length)})`
        : words;
    })
    .replace(
      /(?<!!)\[((?:[^\][]|\[[^\]]*\])*)\]\((?!https?:|mailto:|#)([^)\s]+)\)/g,
      (_, words: string, target: string) => {
        const [path = '', anchor] = target.split('#');
        const wanted = posix.normalize(posix.join(posix.dirname(file), path));
        const document = documents.find((other) => other.file === wanted);
        return document === undefined
          ? words
          : `[${words}](${href(page, document.path)}${anchor === undefined ? '' : `#${anchor}`})`;
      },
    );
}

const outsideCode = (text: string): string =>
  text.replace(/<(?=[a-zA-Z/!])(?!https?:)/g, '&lt;').replace(/\{\{/g, '&#123;&#123;');
