import { defineConfig } from 'vitest/config';

/** `npm run test:soak`: what takes too long for every change. SCHEDULES and SEED are read by the property tests. */
export default defineConfig({
  test: {
    include: ['test/soak/**/*.soak.ts'],
    pool: 'forks',
    testTimeout: 3_600_000,
    // Processes at once where a test starts some.
    maxConcurrency: 3,
    reporters: ['default'],
    allowOnly: false,
    passWithNoTests: false,
  },
});
