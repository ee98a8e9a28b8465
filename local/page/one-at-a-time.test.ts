import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oneAtATime } from './one-at-a-time';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'launchpad-lock-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('work under a lock', () => {
  it('is done by one after the other, also after one that failed', async () => {
    let inside = 0;
    const work = (fails: boolean) =>
      oneAtATime(join(dir, 'lock'), async () => {
        inside += 1;
        expect(inside).toBe(1);
        await new Promise((resolve) => {
          setTimeout(resolve, 5);
        });
        inside -= 1;
        if (fails) throw new Error('It failed.');
        return 'done';
      }).catch(() => 'failed');
    expect((await Promise.all([work(false), work(true), work(false)])).sort()).toEqual([
      'done',
      'done',
      'failed',
    ]);
    expect(existsSync(join(dir, 'lock'))).toBe(false);
  });

  it('does not wait for ever for one that died', async () => {
    const lock = join(dir, 'stale');
    mkdirSync(lock);
    utimesSync(lock, new Date(0), new Date(0));
    expect(await oneAtATime(lock, () => Promise.resolve('done'))).toBe('done');
  });
});
