/** Each named defect, planted alone: its tests fail with it, and pass without. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { NAMED_DEFECTS } from '../support/mutants/named-defects';

const ROOT = resolve(__dirname, '../..');

interface Outcome {
  passed: number;
  failed: number;
}

/** What the tests said. A run that did not come to its tests says nothing. */
async function run(defect: number | null, tests: readonly string[]): Promise<Outcome> {
  const report = join(mkdtempSync(join(tmpdir(), 'defects-')), 'report.json');
  const child = spawn(
    process.execPath,
    [
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      ...['run', '--config', 'test/support/mutants/planted.config.mts'],
      ...['--reporter=json', `--outputFile=${report}`],
      ...tests,
    ],
    { cwd: ROOT, stdio: 'ignore', env: { ...process.env, DEFECT: String(defect ?? '') } },
  );
  await new Promise((done) => child.on('close', done));
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
  };
  return { passed: numPassedTests, failed: numFailedTests };
}

it('their tests pass without any of them', async () => {
  const tests = [...new Set(NAMED_DEFECTS.flatMap((defect) => defect.tests))];
  expect(await run(null, tests)).toMatchObject({ failed: 0 });
});

it.each(NAMED_DEFECTS.map((defect, at) => [defect.without, at] as const))(
  'without %s',
  async (_, at) => {
    const { passed, failed } = await run(at, NAMED_DEFECTS[at]?.tests ?? []);
    expect(failed).toBeGreaterThan(0);
    // Not everything: then it would be the defect of having no app.
    expect(passed).toBeGreaterThan(0);
  },
);
