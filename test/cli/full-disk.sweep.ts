/** A data folder in which nothing more can be kept: the chat ends, says why, and goes on once there is room. */
import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const CLI = 'local/launchpad.cjs';
/** Blocks of 1,024 bytes that a file may have: enough for the preview, too few for the deployment. */
const ROOM = 60;

interface Ended {
  code: number;
  out: string;
  err: string;
}

function shell(command: string): Promise<Ended> {
  return new Promise((resolve) => {
    execFile('bash', ['-c', command], { timeout: 220_000 }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), out, err });
    });
  });
}

it('a full disk ends a scripted chat with its cause, and the next one finishes', async () => {
  const data = mkdtempSync(join(tmpdir(), 'launchpad-full-'));
  const chat = `exec node ${CLI} chat --data ${data}`;
  const first = await shell(
    `ulimit -f ${ROOM}; ${chat} --say 'deploy BASIC' --say 'confirm {code}'`,
  );
  expect(first.err).toMatch(/^Nothing more can be kept in \S+: .+ Make room and start again: /mu);
  expect(first.code).toBe(1);
  const second = await shell(`${chat} --say status`);
  expect(second).toMatchObject({ code: 0, err: '' });
  expect(second.out).toMatch(/Verified|verified/u);
});
