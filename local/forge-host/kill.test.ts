import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kvs } from '@forge/kvs';
import { expect, it } from 'vitest';
import { fileStore } from './storage/file-store';
import { startTestHost } from './testing';

it(
  'a process killed in the middle of a consumer: the next one is given the event ' +
    'again and finds what was kept',
  async () => {
    const dir = mkdtempSync(join(tmpdir(), 'launchpad-kill-'));
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', join(__dirname, 'hanging-app.fixture.ts'), dir],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.on('close', resolve));

    const seen: unknown[] = [];
    const storage = fileStore(dir);
    const { clock, app, host } = startTestHost(
      {
        consume: async (event: { body: unknown; retryContext?: { retryReason: string } }) => {
          seen.push(event.body, event.retryContext?.retryReason, await kvs.get('step'));
        },
      },
      { storage },
    );
    // The child ran in real time; the fake clock stands in the past, where its event is ready only later.
    await clock.advance(Date.now() - clock.now() + 60_000);
    expect(seen).toEqual([{ deployment: 'd1' }, 'FUNCTION_PLATFORM_UNKNOWN_ERROR', 1]);
    expect(await app.queueIdle()).toBe(true);
    host.close();
    storage.close();
    rmSync(dir, { recursive: true });
  },
);
