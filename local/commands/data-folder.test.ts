import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { lockWorkspace, notePage, openDataFolder } from './data-folder';

const dir = mkdtempSync(join(tmpdir(), 'launchpad-folder-'));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it('who finds the workspace taken is sent to the chat of the page that has it, and to no other process', () => {
  const folder = openDataFolder(dir);
  const release = lockWorkspace(folder);
  const remedyOf = (): unknown => {
    try {
      lockWorkspace(folder)();
      return 'it was free';
    } catch (error) {
      return (error as { remedy?: unknown }).remedy;
    }
  };
  expect(remedyOf()).toMatch(/^End it/u);
  const forget = notePage(folder, 'http://127.0.0.1:8123/abc/');
  expect(remedyOf()).toContain('open http://127.0.0.1:8123/abc/ and press Chat');
  forget();
  expect(remedyOf()).toMatch(/^End it/u);
  release();
  expect(remedyOf()).toBe('it was free');
});
