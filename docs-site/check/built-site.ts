/** The files of the built site, and what is in them that leads somewhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Text files by path below the root of the site; other files (images) as empty text. */
export type BuiltSite = ReadonlyMap<string, string>;

const TEXT = /\.(html|css|js|svg|csv|json)$/;

export function readBuiltSite(folder: string): BuiltSite {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [
        file
          .slice(folder.length + 1)
          .split('\\')
          .join('/'),
        TEXT.test(entry.name) ? readFileSync(file, 'utf8') : '',
      ];
    }),
  );
}

export interface Attribute {
  tag: string;
  name: string;
  value: string;
}

/** Attributes of all tags of a page, entities resolved; code shown on the page is text and has none. */
export function attributesOf(html: string): Attribute[] {
  return [
    ...html.matchAll(
      /<([a-z][\w-]*)((?:\s+[\w:@.-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)\s*\/?>/gi,
    ),
  ].flatMap(([, tag = '', rest = '']) =>
    [...rest.matchAll(/([\w:@.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/g)].map(
      ([, name = '', a, b, c]) => ({
        tag: tag.toLowerCase(),
        name: name.toLowerCase(),
        value: resolved(a ?? b ?? c ?? ''),
      }),
    ),
  );
}

const resolved = (text: string): string =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
