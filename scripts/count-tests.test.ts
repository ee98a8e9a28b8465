import { describe, expect, it } from 'vitest';
import { failures, summary, together } from './count-tests';

const passed = {
  success: true,
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
};

describe('the line CI counts by', () => {
  it('gives the numbers of the report', () => {
    expect(summary(passed)).toEqual({ line: 'tests: 3 passed, 0 failed', ok: true });
  });

  it('fails with a failed test', () => {
    expect(summary({ ...passed, success: false, numFailedTests: 2 })).toEqual({
      line: 'tests: 3 passed, 2 failed',
      ok: false,
    });
  });

  it('counts a file that could not be loaded, once', () => {
    const broken = { name: 'a.test.ts', status: 'failed', assertionResults: [] };
    const withFailure = {
      name: 'b.test.ts',
      status: 'failed',
      assertionResults: [{ status: 'failed' }],
    };
    const report = {
      ...passed,
      success: false,
      numFailedTests: 1,
      testResults: [broken, withFailure],
    };
    expect(summary(report)).toEqual({ line: 'tests: 3 passed, 2 failed', ok: false });
  });

  it('does not let a skipped test pass', () => {
    expect(summary({ ...passed, numPendingTests: 1 })).toEqual({
      line: 'tests: 3 passed, 1 failed',
      ok: false,
    });
  });

  it('does not pass without a test, nor when something failed outside of one', () => {
    expect(summary({ ...passed, numPassedTests: 0 }).ok).toBe(false);
    expect(summary({ ...passed, success: false }).ok).toBe(false);
  });

  it('adds up several reports, of which none may be missing or without a test', () => {
    expect(summary(together([passed, passed]))).toEqual({
      line: 'tests: 6 passed, 0 failed',
      ok: true,
    });
    expect(summary(together([passed, null]))).toEqual({
      line: 'tests: 3 passed, 1 failed',
      ok: false,
    });
    expect(summary(together([passed, { ...passed, numPassedTests: 0 }])).ok).toBe(false);
  });

  it('tells the name and the reason of each test that did not pass, and of a broken file', () => {
    const test = { status: 'failed', fullName: 'plans twice', failureMessages: ['Seed: 7'] };
    const testResults = [
      { name: 'a.test.ts', status: 'failed', message: 'Cannot find b', assertionResults: [] },
      { name: 'c.test.ts', status: 'failed', assertionResults: [{ status: 'passed' }, test] },
      { name: 'd.test.ts', status: 'passed', assertionResults: [{ status: 'passed' }] },
    ];
    expect(failures({ ...passed, testResults })).toEqual([
      'a.test.ts\nCannot find b',
      'c.test.ts: plans twice (failed)\nSeed: 7',
    ]);
  });
});
