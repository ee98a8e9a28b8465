/**
 * The commands of docs/first-real-deployment.md, run in the order of the page; an emulator behind
 * TLS stands in for the site.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CERTIFICATE_FILE, EMAIL, startFront, TOKEN, type Front } from '../sites/tls-front';

const ROOT = join(__dirname, '..', '..');
const PAGE = readFileSync(join(ROOT, 'docs', 'first-real-deployment.md'), 'utf8');
const PREFIX = 'npm run --silent launchpad -- ';
const COMMANDS = [...PAGE.matchAll(/^```\n([^`]*)^```/gm)]
  .flatMap(([, block]) => (block ?? '').split('\n'))
  .filter((line) => line.startsWith(PREFIX))
  .map((line) => line.slice(PREFIX.length));
/** What a person types where the page gives a conversation no turns. */
const TYPED = [
  'deploy BASIC with references as text under the key LPTRY',
  'confirm {code}',
  'status',
];

/** What each command has to say, in the order of the page. */
const SAYS: readonly (readonly [string, RegExp])[] = [
  ['--out read.json', /7\. Is the list of icons wrapped\?\n {3}icon\/global: \w/],
  ['--write', /Now delete by hand, in Assets under "Object schemas": LP\w+\./],
  ['emulator', /^Assets emulator · (http:\S+)/m],
  ['--data try-chat', /Done and verified/],
  [
    '--say "deploy BASIC with references as text under the key LPTRY"',
    /Would create 1 object schema, 4 object types, 25 attributes, 1 reference type, 6 statuses, 1 sharing setting\./,
  ],
  ['chat --site https://NAME.atlassian.net --data first', /Done and verified/],
  ['--report markdown', /Carried out/],
];

let front: Front;
const folder = mkdtempSync(join(tmpdir(), 'launchpad-first-'));
const children: ChildProcess[] = [];
beforeAll(async () => {
  front = await startFront();
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await front.close();
  rmSync(folder, { recursive: true, force: true });
});

const words = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

/** Runs a command until it ends, or until it says what it has to. */
function run(args: readonly string[], until: RegExp): Promise<string> {
  const child = spawn(process.execPath, [join(ROOT, 'local/launchpad.cjs'), ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'] ?? '',
      NODE_EXTRA_CA_CERTS: CERTIFICATE_FILE,
      ATLASSIAN_EMAIL: EMAIL,
      ATLASSIAN_API_TOKEN: TOKEN,
    },
  });
  children.push(child);
  let said = '';
  return new Promise((resolve) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (args[0] === 'emulator' && until.test(said)) resolve(said);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('close', () => resolve(said));
  });
}

it('the page on the first real deployment: every command does what the page says, in its order', async () => {
  expect(COMMANDS.map((command) => SAYS.find(([part]) => command.includes(part))?.[0])).toEqual(
    SAYS.map(([part]) => part),
  );
  let tryUrl = '';
  for (const [at, command] of COMMANDS.entries()) {
    const [part, says] = SAYS[at] ?? ['', /^$/];
    const args = words(command)
      .map((word) => word.replace('https://NAME.atlassian.net', front.url))
      .map((word) => (word === 'http://127.0.0.1:8080' ? tryUrl : word))
      .map((word) => (word === '8080' ? '0' : word));
    const typed = command.startsWith('chat') && !command.includes('--say') ? TYPED : [];
    const said = await run([...args, ...typed.flatMap((turn) => ['--say', turn])], says);
    expect(said, part).toMatch(says);
    expect(said).not.toContain(TOKEN);
    if (part === 'emulator') tryUrl = says.exec(said)?.[1] ?? '';
    const keys = front.emulator.state().schemas.map((schema) => schema.key);
    expect(keys.filter((key) => key === 'LPTRY')).toHaveLength(at < 5 ? 0 : 1);
    expect(keys).toHaveLength(at < 1 ? 0 : at < 5 ? 1 : 2);
  }
  const report = readFileSync(join(folder, 'probe.json'), 'utf8');
  for (const text of [TOKEN, EMAIL, '127.0.0.1']) expect(report).not.toContain(text);
}, 300_000);

it('the page on the first real deployment: the files and settings it names are there', () => {
  for (const [, link] of PAGE.matchAll(/\]\((?!http)([^)#]+)\)/g))
    expect(() => readFileSync(join(ROOT, 'docs', link ?? ''))).not.toThrow();
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain('docs/first-real-deployment.md');
});
