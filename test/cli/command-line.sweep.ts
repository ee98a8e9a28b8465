import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sizeOf } from '../../simulator/templates';

/** The real command in a process of its own. */
const CLI = join(__dirname, '../../local/launchpad.cjs');
const folder = (): string => mkdtempSync(join(tmpdir(), 'launchpad-cli-'));

interface Ended {
  code: number;
  out: string;
  err: string;
}

function launchpad(args: string[], stdin = ''): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [CLI, ...args],
      { maxBuffer: 10_000_000 },
      (error, out, err) => {
        resolve({
          code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1,
          out,
          err,
        });
      },
    );
    child.stdin?.end(stdin);
  });
}

describe('the command line', () => {
  it('previews, confirms, deploys, verifies, and finds nothing to do after', async () => {
    const data = folder();
    const first = await launchpad([
      'chat',
      '--data',
      data,
      '--json',
      '--say',
      'deploy basic',
      '--say',
      'yes',
      '--say',
      'confirm {code}',
      '--say',
      'status',
    ]);
    expect(first).toMatchObject({ code: 0, err: '' });
    const turns = first.out
      .trim()
      .split('\n')
      .map(
        (line) =>
          JSON.parse(line) as {
            calls: { action: string; output: { state?: string } }[];
            reply: string;
          },
      );
    expect(turns.map((turn) => turn.calls.map((call) => call.action))).toEqual([
      ['preview-deployment'],
      [],
      ['deploy-schema', 'get-deployment-status'],
      ['get-deployment-status'],
    ]);
    expect(turns[3]?.calls[0]?.output.state).toBe('succeeded');
    const second = await launchpad([
      'action',
      'preview-deployment',
      '--data',
      data,
      '--input',
      '{"schema":"BASIC"}',
    ]);
    expect(second.code).toBe(0);
    expect(JSON.parse(second.out)).not.toHaveProperty('confirmationCode');
  });

  it('prints the whole report of a deployment, as Markdown or in one JSON object', async () => {
    const data = folder();
    await launchpad(['chat', '--data', data, '--say', 'deploy basic', '--say', 'confirm {code}']);
    const [markdown, json] = [
      await launchpad(['action', 'get-deployment-status', '--data', data, '--report', 'markdown']),
      await launchpad([
        'action',
        'get-deployment-status',
        '--data',
        data,
        '--report',
        'json',
        '--json',
      ]),
    ];
    expect(markdown).toMatchObject({ code: 0, err: '' });
    expect(markdown.out).toMatch(/^# Deployment p-\w+: succeeded\n/);
    const { ok, code, report } = JSON.parse(json.out) as {
      ok: boolean;
      code: string;
      report: { created: { id: string | null; path: string[] }[] };
    };
    expect({ ok, code, created: report.created.length }).toEqual({
      ok: true,
      code: 'report',
      created: await sizeOf('BASIC'),
    });
    for (const { id, path } of report.created)
      if (id !== null && path.length > 0)
        expect(markdown.out).toContain(`${path.at(-1) ?? ''} (id ${id})`);
  });

  it('works against a running emulator, whose log shows that a preview creates nothing', async () => {
    const [data, log] = [folder(), join(folder(), 'requests.jsonl')];
    const emulator = spawn(process.execPath, [CLI, 'emulator', '--data', data, '--log', log], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await new Promise<string>((resolve) =>
      emulator.stdout.on('data', (chunk: Buffer) => {
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(chunk.toString());
        if (found !== null) resolve(found[0]);
      }),
    );
    const requests = (): { method: string; path: string }[] =>
      readFileSync(log, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { method: string; path: string });
    const preview = await launchpad([
      'action',
      'preview-deployment',
      '--site',
      url,
      '--data',
      data,
      '--input',
      '{"schema":"BASIC"}',
    ]);
    expect(preview.code).toBe(0);
    expect(JSON.parse(preview.out)).toHaveProperty('confirmationCode');
    expect((await launchpad(['chat', '--data', data, '--say', 'hi'])).err).toContain(
      'is using the workspace',
    );
    expect(
      requests().filter(
        (request) => request.method !== 'GET' && /create|objecttype|config/.test(request.path),
      ),
    ).toEqual([]);
    expect(requests().length).toBeGreaterThan(0);
    const ended = new Promise((resolve) => emulator.on('exit', resolve));
    emulator.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('refuses a user without rights at preview, in one JSON object and with exit code 1', async () => {
    const { code, out } = await launchpad([
      'action',
      'preview-deployment',
      '--data',
      folder(),
      '--as',
      'user@example.test',
      '--input',
      '{"schema":"ITAM"}',
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      code: 'not-allowed',
      text: expect.any(String),
      remedy: expect.any(String),
    });
  });

  it('reads turns from standard input and exits 1 where one was not understood', async () => {
    const { code, out } = await launchpad(
      ['chat', '--data', folder()],
      'what can you deploy?\nqwer asdf\n',
    );
    expect(code).toBe(1);
    const [head, first, answer] = out.split('\n');
    expect(head).toMatch(
      /^LaunchPad · workspace "demo" · \d+ templates · type what you need, or \/help$/,
    );
    expect(first).toBe('you  what can you deploy?');
    expect(answer).toMatch(/^ {5}\S/);
    expect(out).toContain('did not understand');
  });

  it('says that a folder cannot be read, sets it aside and does not overwrite it', async () => {
    const data = folder();
    writeFileSync(join(data, 'workspace.json'), '{"broken');
    const { code, err } = await launchpad(['chat', '--data', data, '--say', 'list']);
    expect(code).toBe(1);
    expect(err).toContain('cannot be read');
    const aside = readdirSync(data).find((name) => name.startsWith('workspace.json.corrupt-'));
    expect(readFileSync(join(data, aside ?? ''), 'utf8')).toBe('{"broken');
    expect((await launchpad(['chat', '--data', data, '--say', 'list'])).code).toBe(0);
  });
});
