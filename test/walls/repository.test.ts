import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** What git would hand to a newcomer: files committed, and new ones not ignored. */
function repositoryFiles(): string[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
    { cwd: ROOT, encoding: 'utf8' },
  );
  return [...new Set(listed.split('\0'))].filter(
    (file) => file !== '' && existsSync(join(ROOT, file)),
  );
}

/** Put together from pieces, so that this file does not name what it looks for. */
const REGISTRY_HOSTS = new RegExp(
  [
    ['registry', 'npmjs'].join('\\.'),
    ['registry', 'yarnpkg'].join('\\.'),
    ['', 'artifactory', ''].join('/'),
    ['"', 'resolved', '":'].join(''),
  ].join('|'),
  'i',
);
const MACHINE_PATHS = new RegExp(
  `(?<![\\w.:/~-])/(?:${['home', 'Users', 'root', 'work', 'workspace', 'mnt'].join('|')})/[\\w.-]+`,
);

/** Of the four minutes that a test has (vitest.config.mts), most: what it waits for may end a little sooner. */
const PATIENT_MS = 200_000;

describe('what is in the repository', () => {
  const files = repositoryFiles();

  it('is what git lists', () => {
    expect(files).toContain('package-lock.json');
    expect(files).toContain('manifest.yml');
    expect(files.filter((file) => /^(node_modules|dist|\.launchpad)\//.test(file))).toEqual([]);
  });

  it('gives no test less time than all have: nothing is to fail because the machine has other work', () => {
    const limits = /(?:\},\s*|timeout: )(?<ms>\d[\d_]{3,})(?:,?\s*\)| \})/gu;
    const short = files
      .filter((file) => /\.(?:test|sweep|gate)\.ts$/u.test(file))
      .flatMap((file) =>
        [...read(file).matchAll(limits)]
          .map(({ groups }) => groups?.['ms'] ?? '')
          .filter((ms) => Number(ms.replaceAll('_', '')) < PATIENT_MS)
          .map((ms) => `${file}: ${ms}`),
      );
    expect(short).toEqual([]);
    expect([...['}, 60', '000);'].join('_').matchAll(limits)]).toHaveLength(1);
  });

  it('names no package registry and no folder of somebody’s machine', () => {
    const offenders = files.flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, at) =>
          REGISTRY_HOSTS.test(line) || MACHINE_PATHS.test(line)
            ? [`${file}:${at + 1} ${line.trim().slice(0, 120)}`]
            : [],
        ),
    );
    expect(offenders).toEqual([]);
  });

  it('would find a registry and a folder, if they were named', () => {
    expect(`https://${['registry', 'npmjs', 'org'].join('.')}/zod`).toMatch(REGISTRY_HOSTS);
    expect(`see ${['', 'home', 'ada', 'launchpad'].join('/')}`).toMatch(MACHINE_PATHS);
    expect('GET https://site.example/rest/work/1').not.toMatch(MACHINE_PATHS);
  });
});

describe('what the documents say', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const scriptsNamedIn = (text: string) =>
    [...text.matchAll(/\bnpm (?:run (?:--silent )?([a-z][\w:-]*)|(start|test)\b)/g)].map(
      ([, script, shorthand]) => script ?? shorthand ?? '',
    );
  const documents = repositoryFiles().filter((file) =>
    /^(?:[^/]+\.md|docs\/.*\.md|\.ci\/run)$/.test(file),
  );

  it.each(documents)('%s names only scripts that exist', (document) => {
    expect(scriptsNamedIn(read(document)).filter((name) => scripts[name] === undefined)).toEqual(
      [],
    );
  });

  it('reads the scripts out of a text', () => {
    expect(
      scriptsNamedIn(
        '`npm ci && npm start -- --say x`, then npm run --silent launchpad, npm run test:bundle',
      ),
    ).toEqual(['start', 'launchpad', 'test:bundle']);
  });

  it('docs/architecture.md has a line for each folder of src and of test', () => {
    const rows = read('docs/architecture.md')
      .split('\n')
      .flatMap((line) => /^\| (`[^|]*`) \|/.exec(line)?.[1] ?? []);
    const named = new Set(
      rows.flatMap((row) => [...row.matchAll(/`([\w-]+)\/`/g)].map(([, folder]) => folder)),
    );
    const folders = ['src', 'test'].flatMap((root) =>
      readdirSync(join(ROOT, root), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name),
    );
    expect(folders.filter((folder) => !named.has(folder))).toEqual([]);
  });

  it('every script that package.json runs exists', () => {
    const named = Object.values(scripts).flatMap(
      (script) => script.match(/(?:scripts|test|local)\/[\w/-]+\.ts/g) ?? [],
    );
    expect(named.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });
});
