import { execFile } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let root: string;
const file = (name: string): string => join(root, name);
/** A checkout of one command, its launcher the real one. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'launchpad-start-'));
  mkdirSync(file('local'));
  mkdirSync(file('node_modules'));
  symlinkSync(dirname(require.resolve('esbuild/package.json')), file('node_modules/esbuild'));
  copyFileSync(join(__dirname, 'launchpad.cjs'), file('local/launchpad.cjs'));
  writeFileSync(file('package-lock.json'), '{}');
  writeFileSync(file('local/words.json'), '{"say":"one"}');
  write("process.argv[2] + ' ' + words.say + ' ' + readdirSync(__dirname).length");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (says: string): void =>
  writeFileSync(
    file('local/cli.ts'),
    `import { readdirSync } from 'node:fs';\nimport words from ` +
      `'./words.json';\nconst said: string = ${says};\nconsole.log(said);\n`,
  );
const start = (): Promise<{ out: string; err: string; failed: boolean }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [file('local/launchpad.cjs'), 'say'], (error, out, err) =>
      resolve({ out, err, failed: error !== null }),
    );
  });
const cache = (): string => {
  const all = file('node_modules/.cache/launchpad');
  return join(all, readdirSync(all)[0] ?? '');
};

describe('a start of the command', () => {
  it('runs the sources as they are where they are, and builds them once', async () => {
    expect((await start()).out).toBe('say one 3\n');
    const made = readdirSync(cache());
    const { mtimeMs } = statSync(join(cache(), 'newest.json'));
    expect((await start()).out).toBe('say one 3\n');
    expect(readdirSync(cache())).toEqual(made);
    expect(statSync(join(cache(), 'newest.json')).mtimeMs).toBe(mtimeMs);
  });

  it('runs what was changed since, even if size and time do not show it', async () => {
    await start();
    const { atime, mtime } = statSync(file('local/words.json'));
    writeFileSync(file('local/words.json'), '{"say":"two"}');
    utimesSync(file('local/words.json'), atime, mtime);
    expect((await start()).out).toBe('say two 3\n');
    write('words.say');
    expect((await start()).out).toBe('two\n');
    rmSync(file('local/words.json'));
    expect((await start()).failed).toBe(true);
  });

  it('says what is wrong with a source that cannot be built', async () => {
    write('(');
    const { failed, err } = await start();
    expect(failed).toBe(true);
    expect(err).toMatch(/^✘ \[ERROR\] Unexpected ";"\s+local\/cli\.ts:3/);
  });

  it('works from several processes at once, and where nothing can be kept', async () => {
    expect((await Promise.all([start(), start(), start()])).map(({ out }) => out)).toEqual(
      Array.from({ length: 3 }, () => 'say one 3\n'),
    );
    rmSync(file('node_modules/.cache'), { recursive: true });
    writeFileSync(file('node_modules/.cache'), '');
    expect((await start()).out).toBe('say one 3\n');
  });
});
