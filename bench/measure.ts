/** One deployment measured, in virtual time: what it cost, and whether it is right. */
import type { RequestLogEntry } from '../local/assets-emulator/request-log';
import {
  loadSiteMemory,
  nothingKnown,
  saveSiteMemory,
  type PaceLesson,
} from '../src/storage/site-memory';
import { optionsFor } from '../simulator/templates';
import { duplicates, outOfOrder } from '../simulator/checks';
import { begin, finish } from '../simulator/sweep';
import { inTime, VirtualTime } from '../simulator/virtual-time';
import { World } from '../simulator/world';
import type { Baseline } from './baselines';
import { leastRequests, lowerBound, type Bound } from './lower-bound';
import type { Workload } from './workloads';

export interface Setting {
  latencyMs: number;
  /** The limit of the site. */
  ratePerMinute: number | null;
  /** Requests that the site works on at a time; others wait. null: as many as come. */
  atOnce: number | null;
  /** What a deployment before it has learnt of the site; left out: nothing is known of it. */
  taught?: PaceLesson | undefined;
  consumerMs?: number;
}

export interface Measured {
  writes: number;
  schemas: number;
  /** From the consumer's start to verified, those refused for the rate limit apart. */
  requests: number;
  refused: number;
  /** The fewest with which any deployer could create and verify all of it. */
  least: number;
  /** Object types whose attributes had to be read one by one, over all sweeps. */
  typeReads: number;
  /** Reads before sharing was switched on: what is there is sent back whole. */
  sharingReads: number;
  turns: number;
  ms: number;
  bound: Bound;
  /** The same, were the order of object types free: what keeping it costs. */
  freeBound: Bound;
  /** From the first write until eight calls were in flight; null where that never happened. */
  rampMs: number | null;
  kvOperations: number;
  queueEvents: number;
  /** What the site has taught. */
  lesson: PaceLesson | null;
  /** Real time of this process, in milliseconds. */
  cpuMs: number;
  /** Most of the heap that was in use at any hundredth of a second, in bytes, the emulator included. */
  peakHeap: number;
  /** What is wrong with the result; a time is worth nothing where this is not empty. */
  wrong: string[];
}

/** Requests that the emulator lets through at once: one second's worth (its switch `rateBurstMs`). */
const burstOf = (ratePerMinute: number | null): number => (ratePerMinute ?? 0) / 60;

export async function measure(
  { templates, closure }: Workload,
  { latencyMs, ratePerMinute, atOnce, taught, consumerMs }: Setting,
): Promise<Measured> {
  const time = new VirtualTime();
  const world = new World(time, {
    closure,
    latencyMs,
    atOnce,
    ...(consumerMs === undefined ? {} : { consumerMs }),
  });
  const heap = watchHeap();
  const measured = await inTime(time, async () => {
    const begun = await begin(world, optionsFor(templates));
    if (taught !== undefined)
      await saveSiteMemory(world.memory, { ...nothingKnown(), pace: taught });
    world.site.setRate(ratePerMinute);
    const asked = world.site.requests.length;
    const operations = world.memory.log.length;
    const started = time.ticks();
    const cpu = process.cpuUsage();
    let ms = 0;
    let made: readonly RequestLogEntry[] = [];
    let cpuMs = 0;
    let kvOperations = 0;
    const { deployment, wrong } = await finish(world, begun, () => {
      ms = (deploymentEnd(world, begun.id) ?? time.now()) - time.now() + time.ticks() - started;
      made = world.site.requests.slice(asked);
      cpuMs = (process.cpuUsage(cpu).user + process.cpuUsage(cpu).system) / 1_000;
      kvOperations = world.memory.log.length - operations;
      world.site.setRate(null);
    });
    const circumstances = {
      latencyMs,
      ratePerMinute,
      burst: burstOf(ratePerMinute),
      atOnce,
    };
    const answered = made.filter(({ status }) => status !== 429);
    return {
      writes: begun.approved.steps.length,
      schemas: begun.approved.schemas.length,
      requests: answered.length,
      refused: made.length - answered.length,
      least: leastRequests(begun.approved),
      typeReads: answered.filter(({ path }) => /\/objecttype\/\d+\/attributes/.test(path)).length,
      sharingReads: begun.approved.steps.filter(({ kind }) => kind === 'sharing').length,
      turns: world.runs,
      ms,
      bound: lowerBound(begun.approved, circumstances),
      freeBound: lowerBound(begun.approved, circumstances, false),
      rampMs: rampOf(made),
      kvOperations,
      queueEvents: world.pushes,
      lesson: (await loadSiteMemory(world.memory)).pace ?? null,
      cpuMs,
      wrong:
        deployment.state === 'succeeded' ? wrong : [`it ended as ${deployment.state}`, ...wrong],
    };
  });
  return { ...measured, peakHeap: heap() };
}

export interface Compared {
  ms: number;
  requests: number;
  refused: number;
  wrong: string[];
}

export async function compare(
  baseline: Baseline,
  { templates, closure }: Workload,
  { latencyMs, ratePerMinute, atOnce }: Setting,
): Promise<Compared> {
  const time = new VirtualTime();
  const world = new World(time, { closure, latencyMs, atOnce });
  return inTime(time, async () => {
    const plan = await world.plan(optionsFor(templates));
    world.site.setRate(ratePerMinute);
    const asked = world.site.requests.length;
    const started = time.ticks();
    await baseline(world, plan);
    const ms = time.ticks() - started;
    const made = world.site.requests.slice(asked);
    world.site.setRate(null);
    const left = await world.plan(
      optionsFor(templates, { extend: plan.schemas.map((schema) => schema.key) }),
    );
    const refused = made.filter(({ status }) => status === 429).length;
    return {
      ms,
      requests: made.length - refused,
      refused,
      wrong: [
        ...duplicates(world.site.store),
        ...outOfOrder(plan, world.site.store),
        ...left.steps.map((step) => `missing: ${step.key}`),
      ],
    };
  });
}

function deploymentEnd({ memory }: World, id: string): number | null {
  const end = memory.stored.get(`end:${id}`);
  return end === undefined ? null : (JSON.parse(end) as { at: number }).at;
}

function rampOf(requests: readonly RequestLogEntry[]): number | null {
  const posts = requests
    .filter(({ method }) => method === 'POST')
    .map(({ at, ms }) => ({ from: Date.parse(at), to: Date.parse(at) + ms }));
  const first = Math.min(...posts.map(({ from }) => from));
  const full = posts.find(
    (post) => posts.filter(({ from, to }) => from <= post.from && to > post.from).length >= 8,
  );
  return full === undefined ? null : full.from - first;
}

function watchHeap(): () => number {
  let most = 0;
  const look = (): void => {
    most = Math.max(most, process.memoryUsage().heapUsed);
  };
  const timer = setInterval(look, 10);
  return () => {
    clearInterval(timer);
    look();
    return most;
  };
}
