/** `npm run test:safety`: the whole of what `npm test` runs a share of, with its figures at the end. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/safety/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 600_000,
    hookTimeout: 600_000,
    env: { SAFETY: 'full' },
    reporters: ['default', './test/safety/reporter.ts'],
    allowOnly: false,
    passWithNoTests: false,
  },
});
