import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runGenerator } from './generated-file';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'launchpad-generated-'));
  file = join(folder, 'file.ts');
  vi.spyOn(console, 'log').mockReturnValue();
  vi.spyOn(console, 'error').mockReturnValue();
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

const generate = (): Promise<string> => Promise.resolve('new\n');

describe('runGenerator', () => {
  it('writes the file', async () => {
    await runGenerator(file, generate, []);
    expect(readFileSync(file, 'utf8')).toBe('new\n');
    await runGenerator(file, generate, ['--check']);
    expect(process.exitCode).toBeUndefined();
  });

  it('with --check exits 1 where the file is stale or absent, and leaves it alone', async () => {
    await runGenerator(file, generate, ['--check']);
    expect(process.exitCode).toBe(1);
    expect(existsSync(file)).toBe(false);
    process.exitCode = undefined;
    writeFileSync(file, 'old\n');
    await runGenerator(file, generate, ['--check']);
    expect(process.exitCode).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe('old\n');
  });
});
