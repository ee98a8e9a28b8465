/** `tsx scripts/count-tests.ts REPORT`: turns vitest's JSON report into the one line that CI counts by. Exit 1 unless every test ran and passed. */
import { readFileSync } from 'node:fs';

interface Report {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; assertionResults: { status: string }[] }[];
}

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

function main(file: string | undefined): void {
  if (file === undefined) throw new Error('Name the report: tsx scripts/count-tests.ts REPORT');
  const { line, ok } = summary(JSON.parse(readFileSync(file, 'utf8')) as Report);
  console.log(line);
  process.exitCode = ok ? 0 : 1;
}

if (require.main === module) main(process.argv[2]);
