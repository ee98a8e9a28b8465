/** Every line that the app can write to Forge's log, told by its source: who deploys the app can read that log. */
import { sourcesBelow } from './sources';

export interface LogLine {
  file: string;
  /** The words it begins with; `${…}` where a value is in them. */
  says: string;
  /** What comes with them, as the source writes it. */
  with: string;
}

/** One call that begins with a text, on one line or on several. */
const CALL = /console\.\w+\(\s*(?:'([^']*)'|`([^`]*)`)(?:,\s*([^;]*?))??,?\s*\);/g;

export function logLines(folder: string): LogLine[] {
  return sourcesBelow(folder).flatMap(({ file, text }) =>
    [...text.matchAll(CALL)].map(([, plain, template = '', rest = '']) => ({
      file: `src/${file.replaceAll('\\', '/')}`,
      says: plain ?? template,
      with: rest.replaceAll(/\s+/g, ' '),
    })),
  );
}

/** Calls of the console that `logLines` could not read: there must be none, or the page would leave something out. */
export const unreadLogCalls = (folder: string): string[] =>
  sourcesBelow(folder).flatMap(({ file, text }) => {
    const all = text.match(/console\.\w+\(/g)?.length ?? 0;
    const read = [...text.matchAll(CALL)].length;
    return all === read ? [] : [`src/${file}`];
  });
