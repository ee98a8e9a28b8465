import type { AssetsClient, Send } from './api';
import { createReads } from './client-reads';
import { createWrites } from './client-writes';
import { createRead, type ReadPolicy } from './read';
import { SiteLoad } from './site-load';

/** Every value has a default; tests put in a clock of their own. */
export interface AssetsClientOptions extends Partial<ReadPolicy> {
  /** The attributes of more object types than this may be too much for one answer of the site. Default 150. */
  bulkTypes?: number;
  /** Milliseconds that reading may take from now on; default: as long as it takes. */
  leftMs?: () => number;
}

/**
 * Reads are tried up to 4 times, waiting up to 250 ms, 500 ms, 1 s in between, none beginning a
 * wait that ends after 8 s.
 */
const DEFAULT_POLICY: ReadPolicy = {
  tries: 4,
  baseMs: 250,
  capMs: 4_000,
  maxReadMs: 8_000,
  now: () => Date.now(),
  ticks: () => performance.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: () => Math.random(),
};

/**
 * The client of Assets for one principal, the one `send` speaks as. It holds no state but the id of the workspace, so a
 * client lives as long as one invocation.
 */
export function createAssetsClient(send: Send, options: AssetsClientOptions = {}): AssetsClient {
  const { bulkTypes = 150, leftMs = () => Number.POSITIVE_INFINITY, ...given } = options;
  const policy: ReadPolicy = { ...DEFAULT_POLICY, ...given };
  const { now, ticks, sleep } = policy;
  const load = new SiteLoad({ now, sleep, ticks });
  const watched = load.watch(send);
  const reads = createReads(createRead(load.paced(watched), policy), { bulkTypes, leftMs, ticks });
  return { ...reads, ...createWrites(watched, reads.workspaceId, now), load };
}
