/** The tests that `npm run mutation` holds against the mutants: those it names, in one process. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: process.env['MUTATION_TESTS']?.split(',') ?? [],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
