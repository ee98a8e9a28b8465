import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOfInputs } from './bundle-inputs';

let root = '';
const put = (file: string, text: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'launchpad-inputs-'));
  for (const file of [
    'catalog/a.json',
    'manifest.yml',
    'package-lock.json',
    'scripts/forge/build.ts',
    'src/index.ts',
    'tsconfig.json',
  ])
    put(file, file);
});
afterEach(() => rmSync(root, { recursive: true }));

describe('the inputs of the bundle', () => {
  it('are the same for the same content, whatever the times and the place', () => {
    const before = hashOfInputs(root);
    utimesSync(join(root, 'src/index.ts'), 1, 1);
    expect(hashOfInputs(root)).toBe(before);
  });

  it.each([
    'catalog/a.json',
    'manifest.yml',
    'package-lock.json',
    'src/index.ts',
    'src/new/file.ts',
    'tsconfig.json',
  ])('differ with %s', (file) => {
    const before = hashOfInputs(root);
    put(file, 'other');
    expect(hashOfInputs(root)).not.toBe(before);
  });

  it('tell two files from one with the text of both, and leave tests out', () => {
    put('src/a.ts', 'x');
    put('src/b.ts', 'y');
    const two = hashOfInputs(root);
    put('src/a.ts', 'xsrc/b.tsy');
    rmSync(join(root, 'src/b.ts'));
    expect(hashOfInputs(root)).not.toBe(two);
    const before = hashOfInputs(root);
    put('src/index.test.ts', 'a test');
    expect(hashOfInputs(root)).toBe(before);
  });
});
