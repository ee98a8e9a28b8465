/** Faults of Forge's own services, for the gate of a machine. */
import type { Gate } from './machine';

/** A small generator (mulberry32): the same seed gives the same run. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const refusal = (status: number, code: string): Response =>
  new Response(JSON.stringify({ code, message: 'Not now.' }), {
    status,
    headers: { 'content-type': 'application/json' },
  });

/** Storage that is throttled, or fails before or after it did what was asked, by chance. */
export function flakyStorage(percent: number, seed: number): Gate {
  const random = seeded(seed);
  return async ({ to }, go) => {
    if (to !== 'kvs' || random() * 100 >= percent) return go();
    const which = random();
    if (which < 0.34) return refusal(429, 'RATE_LIMIT_EXCEEDED');
    if (which < 0.67) return refusal(500, 'INTERNAL_ERROR');
    await go();
    return refusal(502, 'INTERNAL_ERROR');
  };
}

/** Everything to that place fails while `isDown` says so. */
export const outageOf =
  (place: 'kvs' | 'jira' | 'stargate', isDown: () => boolean): Gate =>
  async ({ to }, go) =>
    to === place && isDown() ? refusal(503, 'UNAVAILABLE') : go();
