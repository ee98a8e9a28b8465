/** No circle between files, anywhere a person writes code. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { circlesAmong, circlesIn } from '../../scripts/walls/circles';

const ROOT = resolve(__dirname, '../..');

/** Every TypeScript file that a person wrote in a folder, from the root of the repository. */
const sourcesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter(
      (file) => /\.tsx?$/u.test(file) && !/node_modules|\/(?:build|dist|cache)[^/]*\//u.test(file),
    );

describe('circles between files', () => {
  it.each([
    'src',
    'local',
    'simulator',
    'static',
    'scripts',
    'bench',
    'evals',
    'docs-site',
    'docs-gate',
    'test',
  ])('are nowhere in %s', (folder) => {
    const files = sourcesIn(folder);
    expect(files.length).toBeGreaterThan(5);
    expect(circlesAmong(files, ROOT)).toEqual([]);
  });

  it('are found between two files, of which one imports a type only', () => {
    const folder = mkdtempSync(join(tmpdir(), 'circles-'));
    try {
      mkdirSync(join(folder, 'b'));
      writeFileSync(join(folder, 'a.ts'), "import { b } from './b';\nexport const a = b;\n");
      writeFileSync(
        join(folder, 'b/index.ts'),
        "import type { C } from '../c';\nexport const b: C = 1;\n",
      );
      writeFileSync(join(folder, 'c.ts'), "export type C = typeof import('./a').a;\n");
      expect(circlesAmong(['a.ts', 'b/index.ts', 'c.ts'], folder)).toEqual([
        ['a.ts', 'b/index.ts', 'c.ts'],
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('are told apart from two ways to the same file', () => {
    const imports = {
      top: ['left', 'right'],
      left: ['end'],
      right: ['end'],
      end: [],
      self: ['self'],
    };
    expect(circlesIn(new Map(Object.entries(imports)))).toEqual([['self']]);
  });
});
