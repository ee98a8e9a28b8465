/** What an action works with, made anew for each invocation: nothing of a tenant is kept between them. */
import type { AssetsClient } from '../assets/api';
import { createAssetsClient } from '../assets/client';
import { forgeSend } from '../assets/forge-send';
import { forgeKv } from '../storage/kv/forge-kv';
import type { Kv } from '../storage/kv/kv';
import type { Invocation } from './invocation';

export interface Tools extends Invocation {
  kv: Kv;
  /** Assets as the calling person. */
  assets: AssetsClient;
}

/** Kept of the time until the answer: for the reads that come after, and for the answer itself (milliseconds). */
const KEPT_MS = 1_500;

/** An action must answer within seconds: one call waits at most 6 s, a read is given up after 8 s. */
export function toolsFor(invocation: Invocation): Tools {
  return {
    ...invocation,
    kv: forgeKv(),
    assets: createAssetsClient(forgeSend({ kind: 'caller' }, 6_000), {
      maxReadMs: 8_000,
      leftMs: () => invocation.leftMs() - KEPT_MS,
    }),
  };
}
