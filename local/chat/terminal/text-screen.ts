import type { Progress } from '../follow';
import { inertLines } from '../safe-text';
import { jsonOf } from './json-screen';
import { createSparseProgress, progressLine } from './progress-line';
import type { Screen } from './screen';
import type { Style } from './style';

export interface TextScreenOptions {
  write(text: string): void;
  style: Style;
  /** Live progress on one line. */
  live: boolean;
  /** Columns of the terminal. */
  width: number;
  /** Whether what was said has to be written: nobody typed it. */
  echo: boolean;
}

export const PROMPT = 'you  ';
const INDENT = '     ';

/** A conversation for people: answers indented under what was said. */
export function textScreen({ write, style, live, width, echo }: TextScreenOptions): Screen {
  let json = false;
  let drawn = false;
  const clear = (): void => {
    if (drawn) write('\r\u001b[K');
    drawn = false;
  };
  const print = (text: string): void => {
    clear();
    write(`${indent(text)}\n`);
  };
  const draw = (progress: Progress): void => {
    write(`\r\u001b[K${INDENT}${progressLine(progress, width - INDENT.length - 1)}`);
    drawn = true;
  };
  let sparse = createSparseProgress(print);
  return {
    header: (line) => write(`${style.bold(inertLines(line))}\n`),
    notice: (text) => write(`${style.dim(inertLines(text))}\n`),
    asked: (said) => {
      if (echo) write(`${style.dim(PROMPT)}${inertLines(said, 500).replace(/\n/g, ' ')}\n`);
    },
    started: (turn) => {
      sparse = createSparseProgress(print);
      if (!json) print(turn.reply);
    },
    progress: (progress) => {
      if (json) return;
      if (live) draw(progress);
      else sparse(progress);
    },
    answered: (turn, more) => {
      clear();
      if (json) write(`${jsonOf(turn)}\n`);
      else if (more !== '') print(more ?? turn.reply);
    },
    report: print,
    toggleJson: () => {
      json = !json;
      return json;
    },
  };
}

const indent = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '' : `${INDENT}${line}`))
    .join('\n');
