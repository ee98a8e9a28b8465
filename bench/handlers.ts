/** The bundle's import, and the largest deployment through the handlers: each in a process of its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { buildBundle } from '../scripts/forge/build';
import { HOST_HEAP_MB, type InHost } from './in-host';

/**
 * Time of the processor: other work on the machine does not lengthen it. The runtime sets the
 * global before it loads an app.
 */
const PROBE = `
  globalThis.__forge_runtime__ = { proxy: {}, metrics: {}, tracing: {} };
  const before = process.cpuUsage();
  require(process.argv[1]);
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(String((user + system) / 1000));
`;

/** Milliseconds until the handlers of the bundle are imported in a fresh process; the fastest of several. */
export async function importOfHandlers(runs = 5): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'launchpad-bench-'));
  try {
    await buildBundle(folder);
    return Math.min(...Array.from({ length: runs }, () => importOnce(join(folder, 'index.cjs'))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function importOnce(bundle: string): number {
  const { out, problem } = node(['-e', PROBE, bundle]);
  if (problem !== '' || out === '')
    throw new Error(`The bundle could not be imported: ${problem.slice(-500)}`);
  return Number(out);
}

/**
 * 1,000 × 20 in the local host with a heap of `HOST_HEAP_MB`; null where that did not suffice.
 * Built first: a loader would take turns that virtual time does not wait for.
 */
export function largestInHost(types = 1_000, attributes = 20): InHost | null {
  const file = join(__dirname, '.in-host.cjs');
  buildSync({
    entryPoints: [join(__dirname, 'in-host.ts')],
    bundle: true,
    platform: 'node',
    packages: 'external',
    outfile: file,
    logLevel: 'error',
  });
  try {
    const { out, problem } = node([
      `--max-old-space-size=${HOST_HEAP_MB}`,
      file,
      `${types}`,
      `${attributes}`,
    ]);
    if (/heap out of memory/.test(problem)) return null;
    if (problem !== '')
      throw new Error(`The deployment in the local host failed: ${problem.slice(-500)}`);
    return JSON.parse(out.trim().split('\n').at(-1) ?? '') as InHost;
  } finally {
    rmSync(file, { force: true });
  }
}

function node(args: readonly string[]): { out: string; problem: string } {
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return { out: stdout, problem: status === 0 ? '' : stderr };
}
