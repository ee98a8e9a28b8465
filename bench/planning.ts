/**
 * Planning alone, and a whole deployment, of 1,000 object types × 20 attributes, each in a
 * process of its own: how long and how much memory. `node --import tsx bench/planning.ts
 * plan|deploy` prints one line of JSON.
 */
import { spawnSync } from 'node:child_process';
import { createPlan } from '../src/planner/create-plan';
import { optionsFor } from '../simulator/templates';
import { measure } from './measure';
import { closureOf, syntheticTemplate } from './synthetic';

/** `ms` is time of the processor, which other work on the machine does not lengthen; of a deployment, virtual time. */
export interface Planned {
  ms: number;
  peakBytes: number;
  steps: number;
}

/** Heap that the process may use, in MB: what is left of 256 MB beside Node itself and the loaded code. */
export const HEAP_MB = 160;

const LARGEST = { types: 1_000, attributes: 20 };
/** What the process itself, the compiler and the loaded app take before anything happens is measured and left out. */
const baseline = process.memoryUsage().rss;

function planOnce(): Planned {
  const template = syntheticTemplate(LARGEST.types, LARGEST.attributes);
  const started = process.cpuUsage();
  const closure = closureOf(template);
  const plan = createPlan({
    ...closure,
    options: optionsFor(['SYN']),
    known: [],
    pins: [],
    made: new Set(),
    observation: {
      workspaceId: 'w',
      schemas: [],
      details: {},
      globals: { statuses: [], referenceTypes: [], icons: [] },
    },
  });
  const { user, system } = process.cpuUsage(started);
  return {
    ms: (user + system) / 1_000,
    peakBytes: process.resourceUsage().maxRSS * 1_024 - baseline,
    steps: plan.steps.length,
  };
}

async function deployOnce(): Promise<Planned> {
  const template = syntheticTemplate(LARGEST.types, LARGEST.attributes);
  const { ms, writes, wrong } = await measure(
    { name: 'largest', templates: ['SYN'], closure: closureOf(template), synthetic: LARGEST.types },
    { latencyMs: 30, ratePerMinute: null, atOnce: 16 },
  );
  if (wrong.length > 0) throw new Error(wrong.slice(0, 3).join('; '));
  return { ms, peakBytes: process.resourceUsage().maxRSS * 1_024 - baseline, steps: writes };
}

/** The median of several, each cold: what is measured is a function that has just started. */
export function planningCold(runs = 3): Planned | null {
  const all = Array.from({ length: runs }, () => inOwnProcess('plan'));
  if (all.some((one) => one === null)) return null;
  return all.flatMap((one) => one ?? []).sort((a, b) => a.ms - b.ms)[Math.floor(runs / 2)] ?? null;
}

/**
 * Runs this file in a process of its own, with a heap of `HEAP_MB`; null where that did not
 * suffice. Throws where it failed for another reason.
 */
export function inOwnProcess(what: 'plan' | 'deploy'): Planned | null {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${HEAP_MB}`, '--import', 'tsx', __filename, what],
    {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  );
  if (status === 0) return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Planned;
  if (/heap out of memory/.test(stderr)) return null;
  throw new Error(`Measuring in a process of its own failed: ${stderr.slice(-500)}`);
}

if (require.main === module) {
  const run = process.argv[2] === 'deploy' ? deployOnce() : Promise.resolve(planOnce());
  void run.then((planned) => console.log(JSON.stringify(planned)));
}
