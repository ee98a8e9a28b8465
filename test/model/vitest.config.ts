/** All searches and all mutants, with their figures; `npm test` runs a share of both. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/model/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 900_000,
    hookTimeout: 120_000,
    env: { MODEL: 'full' },
    reporters: ['default'],
    disableConsoleIntercept: true,
    allowOnly: false,
    passWithNoTests: false,
  },
});
