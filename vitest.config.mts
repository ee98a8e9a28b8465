import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,local,test,scripts,bench,static}/**/*.test.ts'],
    pool: 'forks',
    // One a processor: by default one is left free, which on two halves the speed.
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    // CI names a file in TEST_REPORT and counts by it.
    reporters: process.env.TEST_REPORT
      ? ['default', ['json', { outputFile: process.env.TEST_REPORT }]]
      : ['default'],
    // A pushed `.only` or a folder that lost its tests must not pass as success.
    allowOnly: false,
    passWithNoTests: false,
  },
});
