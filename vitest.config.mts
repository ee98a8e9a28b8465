/**
 * All sets of tests. `npm test` runs `rooms`, `apart` and `shares`; each other set has a script of its own
 * (CONTRIBUTING.md). Where none is named, as in `npx vitest run PATH`, each file is found once:
 * the sets that run the same files at greater length are left out.
 */
import { availableParallelism } from 'node:os';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

/**
 * What must have a process of its own. All other files share a few, so that the app is loaded
 * once in each and not once a file.
 */
const APART = [
  // It puts another module in the place of one.
  'test/deployments/second-version.test.ts',
  // It holds the app's clock against the real one, and other files set the app's forward.
  'test/docs-gate/no-leak.test.ts',
  // It keeps the process's own fetch from before the first host guards it.
  'local/forge-host/host.test.ts',
];
const ROOMS = '{src,static,local,simulator,test,scripts,bench}/**/*.test.ts';
const BROWSER = 'test/browser/**/*.test.ts';

/** Searches, of which `npm test` runs a share and CI the whole. */
const SAFETY = 'test/safety/**/*.test.ts';
const STATE_MACHINE = 'test/state-machine/**/*.test.ts';

type Set = NonNullable<TestProjectInlineConfiguration['test']>;
const set = (test: Set): TestProjectInlineConfiguration => ({ extends: true, test });

const DAILY = [
  set({
    name: 'rooms',
    include: [ROOMS],
    exclude: [BROWSER, SAFETY, STATE_MACHINE, ...APART],
    isolate: false,
  }),
  set({ name: 'apart', include: APART }),
  set({ name: 'shares', include: [SAFETY, STATE_MACHINE], isolate: false }),
  // Every case of a kind: each template in each mode, a kill after each call. And what starts many processes.
  set({ name: 'sweeps', include: ['test/**/*.sweep.ts'], isolate: false }),
  set({ name: 'browser', include: [BROWSER], isolate: false }),
];
const SETS = [
  ...DAILY,
  // The whole of the searches.
  set({
    name: 'safety',
    include: [SAFETY],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    env: { SAFETY: 'full' },
  }),
  set({
    name: 'model',
    include: [STATE_MACHINE],
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

/** What `--maxWorkers` asks for, which by itself does not reach the sets; else the default below. */
const asked = process.argv.find((argument) => argument.startsWith('--maxWorkers='))?.split('=')[1];
const isNamed = process.argv.some((argument) => argument.startsWith('--project'));

export default defineConfig({
  test: {
    projects: isNamed ? SETS : DAILY,
    pool: 'forks',
    // One more than processors: some tests wait for another process or for time to pass.
    maxWorkers: Number(asked ?? availableParallelism() + 1),
    // Against what hangs: nothing is to fail because the machine has other work.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // CI names a file in TEST_REPORT and counts by it.
    reporters: [
      'default',
      ...(process.env.TEST_REPORT
        ? [['json', { outputFile: process.env.TEST_REPORT }] as ['json', { outputFile: string }]]
        : []),
      // The figures of the search, after all else.
      ...(process.argv.includes('safety') ? ['./test/safety/reporter.ts'] : []),
    ],
    // A pushed `.only` or a folder that lost its tests must not pass as success.
    allowOnly: false,
    passWithNoTests: false,
  },
});
