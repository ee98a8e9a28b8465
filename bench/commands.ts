/** What it takes to start a command once it has been started before: time of the processor. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Check } from './hold';
import { seconds, table } from './table';

const COMMAND = join(__dirname, '../local/launchpad.cjs');
const MOST_MS = 1_000;

/** Each ends as soon as it is ready: `mcp` because its client is gone. */
const STARTS: readonly (readonly string[])[] = [
  ['chat', '--help'],
  ['action', 'list-schemas'],
  ['mcp'],
];

/** `launchpad ANY --help`, an action that only reads, and the MCP server, each within a second. */
export function commandsHold(checks: Check[]): { command: string; ms: number }[] {
  const folder = mkdtempSync(join(tmpdir(), 'launchpad-commands-'));
  try {
    const found = STARTS.map((args) => {
      const all = args.includes('--help') ? args : [...args, '--data', folder];
      // The first start makes the bundle, and the workspace.
      execFileSync(process.execPath, [COMMAND, ...all], { stdio: 'ignore' });
      const ms = Math.min(...Array.from({ length: 3 }, () => processorMs(all)));
      return { command: `launchpad ${args.join(' ')}`, ms };
    });
    console.log('\nStarting a command that was started before, in time of the processor\n');
    console.log(
      table(
        ['command', 'processor'],
        found.map(({ command, ms }) => [command, seconds(ms)]),
      ),
    );
    const isQuiet = (loadavg()[0] ?? 0) < availableParallelism() / 2;
    for (const { command, ms } of found)
      checks.push({
        // What shares the processor slows its caches down too: a busy machine is told, and fails later.
        what: `${command}: within ${MOST_MS} ms of the processor (fails at twice that where it is busy)`,
        holds: ms <= MOST_MS * (isQuiet ? 1 : 2),
        found: `${Math.round(ms)} ms`,
      });
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** User and system time of one run, as the shell counts them: the second line of `times` is what its children took. */
function processorMs(args: readonly string[]): number {
  const { stdout } = spawnSync(
    'bash',
    ['-c', '"$@" >/dev/null 2>&1 </dev/null; times', 'bash', process.execPath, COMMAND, ...args],
    { encoding: 'utf8' },
  );
  const [, children = ''] = stdout.trim().split('\n');
  return [...children.matchAll(/(\d+)m([\d.]+)s/gu)].reduce(
    (sum, [, minutes, rest]) => sum + Number(minutes) * 60_000 + Number(rest) * 1_000,
    0,
  );
}
