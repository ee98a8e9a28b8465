import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { launchpad } from '.';
import type { Streams } from './command';

/** `launchpad ARGS` in this process, with what it writes caught. */
async function run(args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const catching = (keep: (text: string) => void): NodeJS.WriteStream =>
    Object.assign(Object.create(process.stdout) as NodeJS.WriteStream, {
      write: (text: string) => (keep(text), true),
    });
  const streams: Streams = {
    stdin: process.stdin,
    stdout: catching((text) => (out += text)),
    stderr: catching((text) => (err += text)),
    env: {},
  };
  const code = await launchpad(args, streams);
  return { code, out, err };
}

const folder = (): string => mkdtempSync(join(tmpdir(), 'launchpad-commands-'));

describe('a mistake on the command line', () => {
  it.each([
    [['chta'], 2, 'Did you mean chat?'],
    [[], 2, 'Which command?'],
    [['mcp', '--site', 'nonsense'], 2, '--site takes a URL'],
    [['page', '--port', 'http'], 2, '--port'],
    [['catalog', 'lst'], 2, 'Did you mean list?'],
    [['catalog', 'show', 'ITMA'], 2, 'Did you mean ITAM?'],
    [['chat', '--as', 'nobody', '--say', 'hi'], 2, 'There is no account "nobody"'],
    [['action', 'list-schemas', '--input', '[1]'], 2, 'not an object'],
    [
      ['action', 'list-schemas', '--report', 'json'],
      2,
      '--report belongs to get-deployment-status',
    ],
    [['chat', '--site', 'http://127.0.0.1:9', '--say', 'hi'], 1, 'Nothing answers at'],
    [['chat', '--site', 'https://example.atlassian.net'], 1, 'ATLASSIAN_API_TOKEN'],
    [['chat', '--site', 'https://example.test'], 2, 'not an address of Atlassian'],
    [['chat', '--options', 'no-such-file.json'], 1, 'cannot be read as JSON'],
    [['emulator', '--fault', 'nonsense'], 2, 'nonsense'],
    [['emulator', '--switch', 'refusalstyle=empty'], 2, 'Did you mean refusalStyle?'],
    [['probe'], 2, 'Which site?'],
    [['probe', '--site', 'https://example.atlassian.net'], 1, 'ATLASSIAN_API_TOKEN'],
  ])('answers %j with a sentence and no stack', async (args, exit, sentence) => {
    const { code, err, out } = await run(args[0] === 'chat' ? [...args, '--data', folder()] : args);
    expect({ code, out }).toEqual({ code: exit, out: '' });
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

describe('launchpad', () => {
  it('has help for all and for each command, and a version', async () => {
    expect((await run(['--help'])).out).toContain('emulator');
    expect((await run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    for (const name of ['chat', 'action', 'emulator', 'catalog', 'mcp', 'page']) {
      expect((await run([name, '--help'])).out).toContain(`launchpad ${name}`);
      expect((await run(['help', name])).out).toContain(`launchpad ${name}`);
    }
  });

  it('loads what a command does only when that command runs, so that each starts quickly', () => {
    const folder = join(__dirname, 'help');
    const imported = readdirSync(folder).flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/^import .* from '(.*)';$/gmu)].map(
        ([, from]) => from,
      ),
    );
    expect([...new Set(imported)]).toEqual(['../command']);
  });

  it('prints the catalogue as text and as JSON', async () => {
    expect((await run(['catalog', 'list'])).out).toMatch(/^KEY +NAME/);
    expect(JSON.parse((await run(['catalog', 'list', '--json'])).out)).toContainEqual(
      expect.objectContaining({ key: 'CORE', objectTypes: 13, attributes: 181, extends: [] }),
    );
    expect(JSON.parse((await run(['catalog', 'show', 'itam', '--json'])).out)).toMatchObject({
      key: 'ITAM',
    });
    const lint = await run(['catalog', 'lint']);
    expect(lint.out).toMatch(
      lint.code === 0 ? /(^|\n)0 errors, \d+ warnings\n$/ : /\n[1-9]\d* errors, \d+ warnings\n$/,
    );
  });
});
