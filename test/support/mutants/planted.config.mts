/** Tests of an app with one of the named defects in it: `DEFECT` says which, by its place in the list; empty: none. */
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { mutate } from './mutation';
import { NAMED_DEFECTS } from './named-defects';

const root = resolve(import.meta.dirname, '../../..');
const defect = NAMED_DEFECTS[Number(process.env['DEFECT'] || NaN)];

export default defineConfig({
  root,
  plugins: [
    {
      name: 'planted',
      enforce: 'pre',
      load(id) {
        const file = relative(root, id).replaceAll('\\', '/');
        return defect?.edits.some((edit) => edit.file === file) === true
          ? mutate(defect, file, readFileSync(id, 'utf8'))
          : undefined;
      },
    },
  ],
  test: {
    exclude: ['dist/**', 'node_modules/**'],
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
