/** The few shapes that all pages are written in. */

export const GENERATED =
  '<!-- Made by scripts/security-pack (npm run security-pack): change it there. -->';

export function page(title: string, ...parts: string[]): string {
  return `# ${title}\n\n${GENERATED}\n\n${parts.map((part) => part.trim()).join('\n\n')}\n`;
}

export const section = (title: string, ...parts: string[]): string =>
  `## ${title}\n\n${parts.map((part) => part.trim()).join('\n\n')}`;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [
    `| ${head.map(cell).join(' | ')} |`,
    `|${head.map(() => '---').join('|')}|`,
    ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
  ].join('\n');
}

export const list = (items: readonly string[]): string =>
  items.map((item) => `- ${item}`).join('\n');

export const code = (text: string): string => `\`${text}\``;

export const codes = (texts: readonly string[]): string =>
  texts.length === 0 ? 'none' : texts.map(code).join(', ');

/**
 * A test as proof: its file, and the words of the test itself where there are several.
 * `test/security-pack/pack.test.ts` holds both to exist.
 */
export const shownBy = (file: string, says = ''): string =>
  says === '' ? code(file) : `${code(file)}, “${says}”`;

/** What the marks of the pack mean, said the same on every page that uses them. */
export const MARKS = {
  built: 'built to the rule',
  arguable: 'arguable',
  untested: 'untested without a site',
  atlassian: "Atlassian's",
  organisation: 'for whoever publishes the app',
} as const;
