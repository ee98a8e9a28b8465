import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The real command in a process of its own. */
const CLI = ['--import', 'tsx', join(__dirname, 'cli.ts')];
const folder = (): string => mkdtempSync(join(tmpdir(), 'launchpad-cli-'));

interface Ended {
  code: number;
  out: string;
  err: string;
}

function launchpad(args: string[], stdin = ''): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [...CLI, ...args], { maxBuffer: 10_000_000 }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, err });
    });
    child.stdin?.end(stdin);
  });
}

describe('the command line', () => {
  it('previews, confirms, deploys, verifies, and finds nothing to do after', async () => {
    const data = folder();
    const first = await launchpad(['chat', '--data', data, '--json', '--say', 'deploy basic', '--say', 'yes', '--say', 'confirm {code}', '--say', 'status']);
    expect(first).toMatchObject({ code: 0, err: '' });
    const turns = first.out.trim().split('\n').map((line) => JSON.parse(line) as { calls: { action: string; output: { state?: string } }[]; reply: string });
    expect(turns.map((turn) => turn.calls.map((call) => call.action))).toEqual([['preview-deployment'], [], ['deploy-schema', 'get-deployment-status'], ['get-deployment-status']]);
    expect(turns[3]?.calls[0]?.output.state).toBe('succeeded');
    const second = await launchpad(['action', 'preview-deployment', '--data', data, '--input', '{"schema":"BASIC"}']);
    expect(second.code).toBe(0);
    expect(JSON.parse(second.out)).not.toHaveProperty('confirmationCode');
  });

  it('works against a running emulator, which shows the writes came after the confirmation', async () => {
    const [data, log] = [folder(), join(folder(), 'requests.jsonl')];
    const emulator = spawn(process.execPath, [...CLI, 'emulator', '--data', data, '--log', log], { stdio: ['ignore', 'pipe', 'inherit'] });
    const url = await new Promise<string>((resolve) => emulator.stdout.on('data', (chunk: Buffer) => {
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(chunk.toString());
      if (found !== null) resolve(found[0]);
    }));
    const methods = (): string[] => readFileSync(log, 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { method: string }).method);
    const preview = await launchpad(['action', 'preview-deployment', '--site', url, '--data', data, '--input', '{"schema":"BASIC"}']);
    expect(preview.code).toBe(0);
    expect(JSON.parse(preview.out)).toHaveProperty('confirmationCode');
    expect((await launchpad(['chat', '--data', data, '--say', 'hi'])).err).toContain('is using the workspace');
    expect(methods()).not.toContain('PUT');
    const ended = new Promise((resolve) => emulator.on('exit', resolve));
    emulator.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('refuses a user without rights at preview, in one JSON object and with exit code 1', async () => {
    const { code, out } = await launchpad(['action', 'preview-deployment', '--data', folder(), '--as', 'user@example.test', '--input', '{"schema":"ITAM"}']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: false, code: 'not-allowed', text: expect.any(String), remedy: expect.any(String) });
  });

  it('reads turns from standard input and exits 1 where one was not understood', async () => {
    const { code, out } = await launchpad(['chat', '--data', folder()], 'what can you deploy?\nqwer asdf\n');
    expect(code).toBe(1);
    expect(out).toContain('LaunchPad · workspace "demo" · 3 templates · type what you need, or /help\nyou  what can you deploy?\n     CORE');
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

  it.each([
    [['chta'], 2, 'Did you mean chat?'],
    [[], 2, 'Which command?'],
    [['mcp'], 2, 'not in this version yet'],
    [['page', '--port', '80'], 2, 'not in this version yet'],
    [['catalog', 'lst'], 2, 'Did you mean list?'],
    [['catalog', 'show', 'ITMA'], 2, 'Did you mean ITAM?'],
    [['chat', '--as', 'nobody', '--say', 'hi'], 2, 'There is no account "nobody"'],
    [['action', 'list-schemas', '--input', '[1]'], 2, 'not an object'],
    [['chat', '--site', 'http://127.0.0.1:9', '--say', 'hi'], 1, 'Nothing answers at'],
    [['chat', '--site', 'https://example.atlassian.net'], 2, 'not supported in this version yet'],
    [['emulator', '--fault', 'nonsense'], 2, 'nonsense'],
  ])('answers %j with a sentence and no stack', async (args, exit, sentence) => {
    const { code, err, out } = await launchpad(args.includes('chat') ? [...args, '--data', folder()] : args);
    expect({ code, out }).toEqual({ code: exit, out: '' });
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('has help for all and each, a version, and the catalogue', async () => {
    expect((await launchpad(['--help'])).out).toContain('emulator');
    expect((await launchpad(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    for (const name of ['chat', 'action', 'emulator', 'catalog', 'mcp', 'page']) expect((await launchpad([name, '--help'])).out).toContain(`launchpad ${name}`);
    expect(JSON.parse((await launchpad(['catalog', 'list', '--json'])).out)).toContainEqual(expect.objectContaining({ key: 'CORE', objectTypes: 12, attributes: 171, extends: [] }));
  });
});
