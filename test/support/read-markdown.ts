/**
 * A line of Markdown as a renderer shows it, as far as names need: spans of code are as they are
 * (CommonMark 0.31, section 6.1), and of all else is told what it holds.
 */
export function readMarkdown(text: string): { shown: string; outside: string } {
  let shown = '';
  let outside = '';
  for (let at = 0; at < text.length;) {
    const [run = ''] = /^`+/u.exec(text.slice(at)) ?? [];
    const end = run === '' ? -1 : closing(text, run, at + run.length);
    if (end < 0) {
      const next = run === '' ? (text[at] ?? '') : run;
      shown += next;
      outside += next;
      at += next.length;
      continue;
    }
    shown += unpadded(text.slice(at + run.length, end));
    at = end + run.length;
  }
  return { shown, outside };
}

/** Where a run of just as many backticks begins; -1 where there is none. */
function closing(text: string, run: string, from: number): number {
  for (const found of text.slice(from).matchAll(/`+/gu))
    if (found[0].length === run.length) return from + found.index;
  return -1;
}

const unpadded = (content: string): string =>
  content.startsWith(' ') && content.endsWith(' ') && content.trim() !== ''
    ? content.slice(1, -1)
    : content;
