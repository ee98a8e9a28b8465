import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PAGE, readKept, renderPage, summaryOf } from './mutation-summary';

it('the page of planted defects says what is kept, and nothing else', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(renderPage(readKept()));
});

it('a run counts the defects that were noticed, and names the others by their text', () => {
  const mutant = (status: string) => ({
    mutatorName: 'ConditionalExpression',
    status,
    replacement: 'true',
    location: { start: { line: 2, column: 7 }, end: { line: 2, column: 12 } },
  });
  const mutants = ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored'].map(mutant);
  const found = summaryOf(
    { files: { 'src/x.ts': { source: '\n  if (a > b) return;', mutants } } },
    [],
  );
  expect(found.killed).toBe(2);
  expect(found.survivors).toEqual(
    Array.from({ length: 2 }, () => ({
      file: 'src/x.ts',
      line: 'if (a > b) return;',
      put: 'a > b → true',
    })),
  );
});
