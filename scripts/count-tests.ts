/**
 * `tsx scripts/count-tests.ts REPORT...`: turns vitest's JSON reports into the one line that CI
 * counts by, after the names of what failed: a log that is cut at its start still tells them.
 * Exit 1 unless every test of each ran and passed.
 */
import { existsSync, readFileSync } from 'node:fs';

interface Report {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; message?: string; assertionResults: Test[] }[];
}

interface Test {
  status: string;
  fullName?: string;
  failureMessages?: string[];
}

/** So much of why a test failed is told: a property's seed and its values are at the start. */
const MESSAGE_CHARACTERS = 1500;

/** A file that could not even be loaded has failed, though it has no failed test. */
function brokenFiles(report: Report): number {
  return report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
}

export function summary(report: Report): { line: string; ok: boolean } {
  // A test that did not run proves nothing, and none is meant to be skipped: it counts as failed.
  const failed =
    report.numFailedTests + report.numPendingTests + report.numTodoTests + brokenFiles(report);
  return {
    line: `tests: ${report.numPassedTests} passed, ${failed} failed`,
    ok: report.success && failed === 0 && report.numPassedTests > 0,
  };
}

/** What did not pass, a text each: its file, its name, and why. */
export function failures(report: Report): string[] {
  return report.testResults.flatMap(({ name, status, message = '', assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status !== 'passed');
    if (failed.length === 0) return status === 'failed' ? [told(name, message)] : [];
    return failed.map(({ fullName = '', failureMessages = [], ...test }) =>
      told(`${name}: ${fullName} (${test.status})`, failureMessages.join('\n')),
    );
  });
}

const told = (name: string, why: string): string =>
  `${name}\n${why.slice(0, MESSAGE_CHARACTERS)}`.trim();

/** Several reports as one. One that is missing is a stage that ended before it could count: it has failed. */
export function together(reports: readonly (Report | null)[]): Report {
  const sum = (of: (report: Report) => number): number =>
    reports.reduce((total, report) => total + (report === null ? 0 : of(report)), 0);
  return {
    success: reports.every((report) => report !== null && summary(report).ok),
    numPassedTests: sum((report) => report.numPassedTests),
    numFailedTests:
      sum((report) => report.numFailedTests) + reports.filter((report) => report === null).length,
    numPendingTests: sum((report) => report.numPendingTests),
    numTodoTests: sum((report) => report.numTodoTests),
    testResults: reports.flatMap((report) => report?.testResults ?? []),
  };
}

function main(files: readonly string[]): void {
  if (files.length === 0) throw new Error('Name the reports: tsx scripts/count-tests.ts REPORT...');
  const reports = files.map((file) =>
    existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : null,
  );
  const report = together(reports);
  const { line, ok } = summary(report);
  // Beside the line, which is read by itself.
  for (const failure of failures(report)) console.error(failure);
  console.log(line);
  process.exitCode = ok ? 0 : 1;
}

if (require.main === module) main(process.argv.slice(2));
