/**
 * `npm run mutation -- PATH [TEST]...`: plants every mutant that Stryker knows into the sources
 * at PATH (a file, a folder, or with a slash at its end only what is right in it), runs the nearest
 * tests against each, and keeps what came of it in `docs/mutation.json`
 * and on the page made from it. Nearest are the tests beside the sources and those named. What an
 * earlier run found is taken from `dist/mutation` where neither sources nor tests changed.
 * `npm run mutation -- --lived PATH [TEST]...` plants only what lived in the last run of PATH, for
 * its tests and those named, where tests were added and the sources stayed.
 * `npm run mutation -- --render` makes the page anew, as when a reason was added.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  KEPT,
  keyOf,
  rangesOf,
  readKept,
  renderPage,
  PAGE,
  summaryOf,
  triedAgain,
  type Report,
  type Summary,
} from './mutation-summary';

const read = (file: string): string => readFileSync(file, 'utf8');

/** Tests, and what lies beside the sources for them alone. */
const NOT_THE_APP = [
  '!src/**/*.test.ts',
  '!src/**/testing/**',
  '!src/assets/fake-send.ts',
  '!src/assets/wire-echo.ts',
];

function main(args: string[]): number {
  const isAgain = args[0] === '--lived';
  const [path, ...tests] = isAgain ? args.slice(1) : args;
  if (path === '--render') {
    keep(readKept());
    return 0;
  }
  const before = path === undefined ? undefined : readKept()[path];
  if (isAgain && before === undefined) {
    console.error(`Of ${path ?? 'nothing'} no run is kept, so nothing is known that lived.`);
    return 2;
  }
  if (path === undefined || !sourcesOf(path).every((source) => existsSync(source))) {
    console.error(
      'Name a folder or files of src, such as src/access or src/service/{answer,target}.ts.',
    );
    return 2;
  }
  const sources = sourcesOf(path);
  const isFolder = statSync(sources[0] ?? '').isDirectory();
  const isFlat = path.endsWith('/');
  const beside = sources.map((source) => source.replace(/\.ts$/u, '.test.ts'));
  const named = isAgain ? [...(before?.tests ?? []), ...tests] : tests;
  const nearest = [...new Set([...beside, ...named].flatMap(testsIn))];
  const name = path.replaceAll(/[^\w.-]/gu, '-').slice(0, 60);
  const folder = join('dist/mutation', `${name}${isAgain ? '-lived' : ''}`);
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'stryker.config.json');
  const report = join(folder, 'report.json');
  writeFileSync(
    config,
    JSON.stringify({
      mutate: isAgain
        ? rangesOf(before?.survivors ?? [], read)
        : isFolder
          ? [`${path}${isFlat ? '' : '/**/'}*.ts`, ...NOT_THE_APP]
          : sources,
      testRunner: 'loaded',
      plugins: [resolve('scripts/mutation-runner.mts')],
      coverageAnalysis: 'perTest',
      incremental: true,
      incrementalFile: join(folder, 'incremental.json'),
      // Text that only people read is held by tests of what is said, not by each of its words.
      mutator: { excludedMutations: ['StringLiteral'] },
      ignoreStatic: true,
      concurrency: Number(process.env['MUTATION_WORKERS'] ?? 1),
      // A machine that has other work too must not turn a slow test into a defect that was noticed.
      timeoutFactor: 4,
      timeoutMS: 20_000,
      reporters: ['json', 'clear-text', 'progress-append-only'],
      clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
      jsonReporter: { fileName: report },
      tempDirName: join(folder, 'sandbox'),
      ignorePatterns: ['dist', '.launchpad', 'docs', 'docs-site', 'bench'],
    }),
  );
  const { status } = spawnSync('npx', ['--no-install', 'stryker', 'run', config], {
    stdio: 'inherit',
    env: {
      ...process.env,
      MUTATION_TESTS: nearest.join(','),
      ...(isAgain ? { MUTATION_LIVED: JSON.stringify(before?.survivors.map(keyOf)) } : {}),
      // The runner is TypeScript, and so is what it loads.
      NODE_OPTIONS: '--import tsx',
    },
  });
  if (!existsSync(report)) return status ?? 1;
  const found = summaryOf(JSON.parse(read(report)) as Report, nearest);
  keep({
    ...readKept(),
    [path]: before !== undefined && isAgain ? triedAgain(before, found, read) : found,
  });
  return status ?? 1;
}

function keep(kept: Record<string, Summary>): void {
  const sorted = Object.fromEntries(Object.entries(kept).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(KEPT, `${JSON.stringify(sorted, null, 2)}\n`);
  writeFileSync(PAGE, renderPage(sorted));
}

/** `a/{b,c}.ts` is two files; a folder is itself. */
function sourcesOf(path: string): string[] {
  const [, before = '', names] = /^(.*)\{(.+)\}\.ts$/u.exec(path) ?? [];
  return names === undefined ? [path] : names.split(',').map((name) => `${before}${name}.ts`);
}

/** Files of tests: those in a folder, or the one named. */
const testsIn = (path: string): string[] =>
  !existsSync(path)
    ? []
    : statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: 'utf8' })
          .filter((name) => name.endsWith('.test.ts'))
          .map((name) => join(path, name))
          // The runner loads the app once, so nothing can take the place of a module.
          .filter((file) => !read(file).includes('vi.mock('))
          .sort()
      : [path];

process.exitCode = main(process.argv.slice(2));
