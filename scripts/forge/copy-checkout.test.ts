import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { copyCheckout } from './copy-checkout';

it('a copied checkout has the sources with times of their own, links to the packages, and nothing that is made', () => {
  const folder = mkdtempSync(join(tmpdir(), 'launchpad-copy-'));
  const [from, to] = [join(folder, 'from'), join(folder, 'an', 'other place')];
  const files = [
    'src/index.ts',
    'scripts/build-page.ts',
    'static/admin/src/a.css',
    'node_modules/a/build/a.js',
    'node_modules/a/dist/b.js',
  ];
  const made = [
    'dist/index.cjs',
    '.git/HEAD',
    '.launchpad/data.json',
    'static/admin/build/index.html',
    'static/admin/build-x/index.html',
    'node_modules/.cache/a',
  ];
  for (const file of [...files, ...made]) {
    mkdirSync(dirname(join(from, file)), { recursive: true });
    writeFileSync(join(from, file), file);
  }
  copyCheckout(from, to);
  for (const file of files) expect(readFileSync(join(to, file), 'utf8')).toBe(file);
  for (const file of made) expect(existsSync(join(to, file))).toBe(false);
  const times = files
    .filter((file) => !file.startsWith('node_modules/'))
    .map((file) => statSync(join(to, file)).mtimeMs);
  expect(new Set(times).size).toBe(times.length);
  expect(Math.max(...times)).toBeLessThan(Date.UTC(2020, 0, 1));
  rmSync(folder, { recursive: true });
});
