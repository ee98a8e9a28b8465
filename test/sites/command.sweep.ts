import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect as connectMcp } from '../mcp/client';
import { CERTIFICATE_FILE, EMAIL, startFront, TOKEN, type Front } from './tls-front';

const CLI = join(__dirname, '../../local/launchpad.cjs');
const folder = (): string => mkdtempSync(join(tmpdir(), 'launchpad-site-'));
const ENV = {
  NODE_EXTRA_CA_CERTS: CERTIFICATE_FILE,
  ATLASSIAN_EMAIL: EMAIL,
  ATLASSIAN_API_TOKEN: TOKEN,
  LAUNCHPAD_DEBUG: '1',
};
const SECRETS = [
  TOKEN,
  encodeURIComponent(TOKEN),
  Buffer.from(`${EMAIL}:${TOKEN}`).toString('base64'),
];

/** Everything any run of this file wrote to stdout, stderr or a data folder. */
const written: string[] = [];
const folders: string[] = [];
let front: Front;
beforeAll(async () => {
  front = await startFront();
});
afterAll(() => front.close());

function launchpad(
  args: string[],
  env: Record<string, string> = {},
  data = folder(),
): Promise<{ code: number; out: string; err: string }> {
  folders.push(data);
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [CLI, ...args, '--data', data],
      { env: { PATH: process.env['PATH'] ?? '', ...ENV, ...env }, maxBuffer: 20_000_000 },
      (error, out, err) => {
        written.push(out, err);
        resolve({
          code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1,
          out,
          err,
        });
      },
    );
  });
}

const filesIn = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((file) => join(dir, file))
    .filter((file) => statSync(file).isFile());
const creations = (): string[] =>
  front.seen
    .filter(({ method, path }) => method !== 'GET' && !path.includes('/permissions/'))
    .map(({ path }) => path);

describe('a real site on the command line', () => {
  it('is named wherever it could be mistaken, deployed to by GET and POST only, and as its person', async () => {
    const { code, out, err } = await launchpad([
      'chat',
      '--site',
      front.url,
      '--say',
      'deploy basic and keep everything as text',
      '--say',
      'confirm {code}',
      '--say',
      'status',
    ]);
    const host = new URL(front.url).host;
    expect({
      code,
      err:
        /REAL SITE .*, as Ada Admin .*, workspace \S+: what is confirmed/u.test(err) &&
        /This is site \S+, workspace \S+, account \S+\./u.test(err) &&
        err.includes(`REAL SITE ${front.url}, as Ada Admin`) &&
        err.includes(`Writing to the real site ${front.url}`),
    }).toEqual({ code: 0, err: true });
    expect(out).toContain(`workspace "${host}, a real site, as Ada Admin"`);
    expect(out).toContain(`Real site: ${host}, as Ada Admin.`);
    expect(out).toContain('Done and verified');
    expect(new Set(front.seen.map(({ method }) => method))).toEqual(new Set(['GET', 'POST']));
    expect(
      front.seen
        .filter(({ path }) => path.includes('/jsm/'))
        .every(({ path }) => path.startsWith('/gateway/api/jsm/assets/workspace/')),
    ).toBe(true);
    expect(front.emulator.state().schemas.map((schema) => schema.key)).toContain('BASIC');
  });

  it('answers to a wrong token, a missing one, and an account that is not its own, without a write', async () => {
    front.seen.length = 0;
    front.echo = true;
    const list = ['action', 'list-schemas', '--site', front.url];
    expect(await launchpad(list, { ATLASSIAN_API_TOKEN: `${TOKEN}x` })).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('does not take this e-mail and token') as string,
    });
    front.echo = false;
    expect((await launchpad(list, { ATLASSIAN_EMAIL: '' })).err).toContain('the e-mail is missing');
    expect((await launchpad([...list, '--as', 'user@example.test'])).err).toContain(
      'There is no account',
    );
    expect((await launchpad([...list, '--as', EMAIL])).code).toBe(0);
    expect(creations()).toEqual([]);
  });

  it('previews as a file pins it, and nothing else', async () => {
    const file = join(folder(), 'pinned.json');
    writeFileSync(
      file,
      JSON.stringify({
        schema: 'PRI',
        version: '1.1.0',
        name: 'Priorities of ours',
        key: 'PRIO',
        references: 'text',
      }),
    );
    const ask = (input: object): Promise<{ code: number; out: string; err: string }> =>
      launchpad([
        'action',
        'preview-deployment',
        '--site',
        front.url,
        '--options',
        file,
        '--input',
        JSON.stringify(input),
      ]);
    const pinned = await ask({ schema: 'PRI', key: 'OTHER' });
    expect(JSON.parse(pinned.out)).toMatchObject({
      ok: true,
      site: front.url,
      text: expect.stringMatching(
        /Options pinned by .*key PRIO[\s\S]*Priorities of ours/,
      ) as string,
      schemas: [{ key: 'PRIO' }],
    });
    expect(JSON.parse((await ask({ schema: 'ITAM' })).out)).toMatchObject({
      ok: false,
      code: 'bad-input',
      text: expect.stringContaining('deploys PRI only') as string,
    });
    writeFileSync(file, JSON.stringify({ schema: 'PRI', version: '9.9.9' }));
    expect((await ask({ schema: 'PRI' })).err).toContain('pins PRI 9.9.9');
    writeFileSync(
      file,
      JSON.stringify({ schema: 'PRI', version: '1.1.0', confirmation: '3AAA-AAAA' }),
    );
    expect((await ask({ schema: 'PRI' })).err).toContain('cannot be used');
  });

  it('is named to the person whom an MCP client asks', async () => {
    const data = folder();
    folders.push(data);
    const client = await connectMcp({
      args: ['--site', front.url],
      data,
      env: ENV,
      person: () => ({ action: 'decline' }),
    });
    const {
      answer: { previewId },
    } = await client.call('preview-deployment', { schema: 'PRI', references: 'text' });
    expect((await client.call('deploy-schema', { previewId })).answer.code).toBe(
      'confirmation-declined',
    );
    expect(client.asked[0]).toContain(`Real site: ${new URL(front.url).host}`);
    await client.close();
    written.push(client.stderr(), JSON.stringify(client.asked));
    expect(client.stderr()).toContain('REAL SITE');
  });

  it('leaks its token nowhere: no output, log or file of all these runs holds it', () => {
    const files = folders.flatMap(filesIn);
    expect(files.length).toBeGreaterThan(3);
    expect(written.join('').length).toBeGreaterThan(1_000);
    expect(
      front.seen.some(({ authorization }) =>
        SECRETS.some((secret) => authorization.includes(secret)),
      ),
    ).toBe(true);
    for (const secret of SECRETS) {
      expect(written.filter((text) => text.includes(secret))).toEqual([]);
      expect(files.filter((file) => readFileSync(file, 'utf8').includes(secret))).toEqual([]);
    }
  });
});
