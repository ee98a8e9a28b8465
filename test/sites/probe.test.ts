import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProbeReport } from '../../local/probe';
import { CERTIFICATE_FILE, EMAIL, startFront, TOKEN, type Front } from './tls-front';

let front: Front;
beforeAll(async () => {
  front = await startFront({
    emulator: { switches: { iconIds: 'uuids', typeNameScope: 'schema' } },
  });
});
afterAll(() => front.close());

const probe = (args: string[]): Promise<{ out: string; err: string }> =>
  new Promise((resolve) => {
    const env = {
      PATH: process.env['PATH'] ?? '',
      NODE_EXTRA_CA_CERTS: CERTIFICATE_FILE,
      ATLASSIAN_EMAIL: EMAIL,
      ATLASSIAN_API_TOKEN: TOKEN,
    };
    execFile(
      process.execPath,
      [join(__dirname, '../../local/launchpad.cjs'), 'probe', '--site', front.url, ...args],
      { env },
      (_error, out, err) => resolve({ out, err }),
    );
  });

it('probes a site over TLS: reading only at first, then in one schema that it names for deletion', async () => {
  const read = await probe(['--json']);
  expect(JSON.parse(read.out)).toMatchObject({
    site: 'real',
    mode: 'read',
    switches: { iconIds: 'uuids' },
    toDelete: null,
  });
  expect(
    front.seen.filter(({ method, path }) => method !== 'GET' && !path.includes('/object/aql')),
  ).toEqual([]);
  const file = join(mkdtempSync(join(tmpdir(), 'launchpad-probe-')), 'report.json');
  const written = await probe(['--write', '--out', file]);
  const report = JSON.parse(readFileSync(file, 'utf8')) as ProbeReport;
  expect(report).toMatchObject({ mode: 'write', switches: { typeNameScope: 'schema' } });
  expect(front.emulator.state().schemas.map((schema) => schema.key)).toEqual([report.toDelete]);
  expect(written.err).toContain(`Now delete the object schema ${String(report.toDelete)}`);
  expect(written.err).toContain(`REAL SITE ${front.url}`);
  for (const text of [read.out, read.err, written.out, written.err, readFileSync(file, 'utf8')])
    expect(text).not.toContain(TOKEN);
  expect(JSON.stringify(report)).not.toContain('127.0.0.1');
});
