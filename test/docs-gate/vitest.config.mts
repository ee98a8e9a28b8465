import { defineConfig } from 'vitest/config';

/** `npm run test:gate`: the gate before the generated site, so it runs after `npm run docs`. */
export default defineConfig({
  test: {
    include: ['test/docs-gate/**/*.gate.ts'],
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    allowOnly: false,
    passWithNoTests: false,
  },
});
