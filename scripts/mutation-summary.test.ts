import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PAGE, rangesOf, readKept, renderPage, summaryOf, triedAgain } from './mutation-summary';

it('the page of planted defects says what is kept, and nothing else', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(renderPage(readKept()));
});

it('a run counts the defects that were noticed, and names the others by their text', () => {
  const mutant = (status: string) => ({
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

const SOURCE = `
function over(a: number, b: number): boolean {
  if (a > b) {
    tell(a);
    return true;
  }
  return a > b;
}
`;
const LIVED = [
  { file: 'src/x.ts', line: 'if (a > b) {', put: '{ → {}' },
  { file: 'src/x.ts', line: 'return a > b;', put: 'a > b → true' },
  { file: 'src/x.ts', line: 'a line that is gone', put: 'gone → true' },
];
const read = (): string => SOURCE;

it('what lived is planted again where it was, to its end, and nothing of a line that is gone', () => {
  expect(rangesOf(LIVED, read)).toEqual(['src/x.ts:3-6', 'src/x.ts:7-7']);
});

it('what lived counts as noticed once it is, and what is around it does not count again', () => {
  const before = { tests: [], killed: 10, survivors: LIVED };
  const around = { file: 'src/x.ts', line: 'tell(a);', put: 'tell(a) → undefined' };
  const found = { tests: ['t'], killed: 5, survivors: [around, ...LIVED.slice(1, 2)] };
  expect(triedAgain(before, found, read)).toEqual({
    tests: ['t'],
    killed: 11,
    survivors: LIVED.slice(1, 2),
  });
});
