import type { ReactNode } from 'react';

/** The head of a table of Atlaskit's. */
export const headOf = (
  names: readonly string[],
): { cells: { key: string; content: string }[] } => ({
  cells: names.map((content) => ({ key: content, content })),
});

/** The cells of one row. On a phone the head is not there, and each cell says what it is. */
export const cellsOf = (
  names: readonly string[],
  contents: readonly ReactNode[],
): { key: string; content: ReactNode }[] =>
  contents.map((content, at) => ({
    key: names[at] ?? String(at),
    content: (
      <>
        <span className="cell-label" aria-hidden="true">
          {names[at]}
        </span>
        <div className="cell">{content}</div>
      </>
    ),
  }));
