/**
 * All sets of tests. `npm test` runs `rooms` and `whole`; each other set has a script of its own
 * (CONTRIBUTING.md). Where none is named, as in `npx vitest run PATH`, each file is found once:
 * the sets that run the same files at greater length are left out.
 */
import { availableParallelism } from 'node:os';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

/**
 * What has a process-wide state of its own for no longer than a test: many files share one
 * process, so that the app is loaded once.
 */
const ROOMS = [
  '{src,static}/**/*.test.ts',
  'local/{assets-emulator,catalog,commands,sites,tools}/**/*.test.ts',
  'local/chat/{*,languages/*,model/*,terminal/*}.test.ts',
  'test/{catalogue,confirmation,contract,properties}/**/*.test.ts',
];
/** It puts another module in the place of one. */
const APART = 'src/service/invocation.test.ts';
const BROWSER = 'test/browser/**/*.test.ts';

type Set = NonNullable<TestProjectInlineConfiguration['test']>;
const set = (test: Set): TestProjectInlineConfiguration => ({ extends: true, test });

const DAILY = [
  set({ name: 'rooms', include: ROOMS, exclude: [APART], isolate: false }),
  set({
    name: 'whole',
    include: ['{local,test,scripts,bench}/**/*.test.ts', APART],
    exclude: [BROWSER, ...ROOMS.slice(1)],
  }),
  // Every case of a kind: each template in each mode, a kill after each call. And what starts many processes.
  set({ name: 'sweeps', include: ['test/**/*.sweep.ts'] }),
  set({ name: 'browser', include: [BROWSER] }),
];
const SETS = [
  ...DAILY,
  // The whole of what `npm test` runs a share of.
  set({
    name: 'safety',
    include: ['test/safety/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    env: { SAFETY: 'full' },
  }),
  set({
    name: 'model',
    include: ['test/model/**/*.test.ts'],
    testTimeout: 900_000,
    hookTimeout: 120_000,
    env: { MODEL: 'full' },
  }),
  // What takes too long for every change. SCHEDULES and SEED are read by the property tests.
  set({
    name: 'soak',
    include: ['test/soak/**/*.soak.ts'],
    testTimeout: 3_600_000,
    // Processes at once where a test starts some.
    maxConcurrency: 3,
  }),
  // The gate before the generated site, so it runs after `npm run docs`.
  set({ name: 'gate', include: ['test/docs-gate/**/*.gate.ts'], hookTimeout: 120_000 }),
];

const isNamed = process.argv.some((argument) => argument.startsWith('--project'));

export default defineConfig({
  test: {
    projects: isNamed ? SETS : DAILY,
    pool: 'forks',
    // One more than processors: some tests wait for another process or for time to pass.
    maxWorkers: availableParallelism() + 1,
    // Against what hangs: nothing is to fail because the machine has other work.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // CI names a file in TEST_REPORT and counts by it.
    reporters: process.env.TEST_REPORT
      ? ['default', ['json', { outputFile: process.env.TEST_REPORT }]]
      : ['default'],
    // A pushed `.only` or a folder that lost its tests must not pass as success.
    allowOnly: false,
    passWithNoTests: false,
  },
});
