/**
 * `npm run mutation -- PATH [TEST]...`: plants every mutant that Stryker knows into the sources
 * at PATH, runs the nearest tests against each, and keeps what came of it in `docs/mutation.json`
 * and on the page made from it. Nearest are the tests beside the sources and those named. What an
 * earlier run found is taken from `dist/mutation` where neither sources nor tests changed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { KEPT, readKept, renderPage, PAGE, summaryOf, type Report } from './mutation-summary';

async function main([path, ...tests]: string[]): Promise<number> {
  if (path === undefined || !existsSync(path)) {
    console.error('Name a folder or file of src, such as src/access.');
    return 2;
  }
  const isFolder = statSync(path).isDirectory();
  const beside = isFolder ? `${path}/**/*.test.ts` : path.replace(/\.ts$/u, '.test.ts');
  const nearest = [beside, ...tests];
  const folder = join('dist/mutation', path.replaceAll('/', '-'));
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'stryker.config.json');
  const report = join(folder, 'report.json');
  writeFileSync(
    config,
    JSON.stringify({
      mutate: isFolder
        ? [`${path}/**/*.ts`, `!${path}/**/*.test.ts`, `!${path}/**/testing/**`]
        : [path],
      testRunner: 'vitest',
      vitest: { configFile: 'vitest.mutation.config.mts', related: false },
      plugins: ['@stryker-mutator/vitest-runner'],
      coverageAnalysis: 'perTest',
      incremental: true,
      incrementalFile: join(folder, 'incremental.json'),
      // Text that only people read is held by tests of what is said, not by each of its words.
      mutator: { excludedMutations: ['StringLiteral'] },
      ignoreStatic: true,
      concurrency: Number(process.env['MUTATION_WORKERS'] ?? 1),
      reporters: ['json', 'clear-text'],
      clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
      jsonReporter: { fileName: report },
      tempDirName: join(folder, 'sandbox'),
      ignorePatterns: ['dist', '.launchpad', 'docs', 'docs-site', 'bench'],
    }),
  );
  const { status } = spawnSync('npx', ['--no-install', 'stryker', 'run', config], {
    stdio: 'inherit',
    env: { ...process.env, MUTATION_TESTS: nearest.join(',') },
  });
  if (!existsSync(report)) return status ?? 1;
  const found = summaryOf(JSON.parse(readFileSync(report, 'utf8')) as Report, nearest);
  const kept = { ...readKept(), [path]: found };
  const sorted = Object.fromEntries(Object.entries(kept).sort(([a], [b]) => (a < b ? -1 : 1)));
  await write(KEPT, JSON.stringify(sorted));
  await write(PAGE, renderPage(sorted));
  return status ?? 1;
}

async function write(file: string, text: string): Promise<void> {
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
