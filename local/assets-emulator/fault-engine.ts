/**
 * Decides for each request which faults hit it. Each fault counts its own matching requests and
 * draws from its own seed.
 */
import type { Fault, Harm } from './faults';

export interface FaultRequest {
  method: string;
  path: string;
  account: string;
}

/** The faults of a running emulator. */
export interface FaultControl<H = Harm> {
  add(fault: Fault<H>): void;
  clear(): void;
  /** Each with how many requests matched and how many it hit. */
  list(): { spec: string; matched: number; hits: number }[];
}

export interface FaultEngine<H = Harm> extends FaultControl<H> {
  /** What hits this request, in the order the faults were given. */
  decide(request: FaultRequest): H[];
}

interface Armed<H> {
  fault: Fault<H>;
  matched: number;
  hits: number;
  random: () => number;
}

export function createFaultEngine<H = Harm>(faults: readonly Fault<H>[]): FaultEngine<H> {
  const armed: Armed<H>[] = [];
  const add = (fault: Fault<H>) => {
    armed.push({ fault, matched: 0, hits: 0, random: seeded(fault.seed) });
  };
  faults.forEach(add);
  return {
    add,
    clear() {
      armed.length = 0;
    },
    list: () => armed.map(({ fault, matched, hits }) => ({ spec: fault.spec, matched, hits })),
    decide: (request) => armed.filter((each) => hit(each, request)).map((each) => each.fault.harm),
  };
}

function hit(each: Armed<unknown>, request: FaultRequest): boolean {
  const { fault } = each;
  if (fault.method !== null && fault.method !== request.method) return false;
  if (fault.path !== null && !request.path.includes(fault.path)) return false;
  if (fault.account !== null && fault.account !== request.account) return false;
  each.matched += 1;
  if (!falls(each) || each.hits >= fault.times) return false;
  each.hits += 1;
  return true;
}

function falls({ fault: { when }, matched, random }: Armed<unknown>): boolean {
  switch (when.kind) {
    case 'always':
      return true;
    case 'chance':
      return random() * 100 < when.percent;
    case 'every':
      return matched % when.n === 0;
    case 'range':
      return matched >= when.first && matched <= when.last;
  }
}

/** A small generator (mulberry32): the same seed gives the same run. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
