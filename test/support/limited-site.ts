/** Sites with a limit of requests that nobody was told of, and a deployment on one of them. */
import * as fc from 'fast-check';
import { createRateLimiter, type RateLimiter } from '../../local/assets-emulator/rate';
import { RateBudget } from '../../src/assets/rate-budget';
import type { PaceLesson } from '../../src/storage/site-memory';
import { ran } from './run';
import { stepsOf } from './steps';
import { VirtualTime } from '../../simulator/virtual-time';

export interface LimitedSite {
  /** Requests a minute; null: no limit. */
  perMinute: number | null;
  /** Requests that can be saved up. */
  bucket: number;
  latencyMs: number;
  /** How much an answer's time differs, as a share of it. */
  jitter: number;
  /** Whether a refusal names the time to wait. */
  namesWait: boolean;
  /** From then on it takes only so many. */
  falls: { atMs: number; perMinute: number } | null;
  types: number;
  attributes: number;
  seed: number;
}

export const limitedSite = (mostTypes: number): fc.Arbitrary<LimitedSite> =>
  fc.record({
    perMinute: fc.constantFrom(500, 1_000, 2_000, null),
    bucket: fc.oneof(fc.integer({ min: 16, max: 64 }), fc.integer({ min: 16, max: 1_000 })),
    latencyMs: fc.constantFrom(30, 100, 300, 600),
    jitter: fc.double({ min: 0, max: 0.5, noNaN: true }),
    namesWait: fc.boolean(),
    falls: fc.option(
      fc.record({
        atMs: fc.integer({ min: 0, max: 60_000 }),
        perMinute: fc.constantFrom(500, 700, 1_000),
      }),
      { freq: 2 },
    ),
    types: fc.integer({ min: 4, max: mostTypes }),
    attributes: fc.integer({ min: 5, max: 30 }),
    seed: fc.nat(),
  });

export interface Refusals {
  /** When each refusal was answered, in milliseconds. */
  at: number[];
  end: string;
  writes: number;
  /** Elements made, each by its name, more than once if it was sent again after it was made. */
  made: number;
  ms: number;
  mostInFlight: number;
  lesson: PaceLesson | null;
}

export async function deployOn(site: LimitedSite, known?: PaceLesson): Promise<Refusals> {
  const time = new VirtualTime();
  const random = randomFrom(site.seed);
  const limiter = limiterOf(site);
  const at: number[] = [];
  const steps = stepsOf(site.types, site.attributes);
  let lesson: PaceLesson | null = null;
  const rate = new RateBudget(() => time.ticks());
  if (known !== undefined) rate.remember(known, time.now());
  const { end, client, took, made } = await ran(
    {
      steps,
      until: 3_600_000,
      script: {
        latency: () => time.sleep(site.latencyMs * (1 + site.jitter * (2 * random() - 1))),
        act: () => {
          const wait = limiter(time.ticks());
          if (wait === 0) return 'created';
          at.push(time.ticks());
          return {
            throttled: site.namesWait ? 1_000 * Math.max(1, Math.ceil(wait / 1_000)) : null,
          };
        },
      },
      pace: { random, load: { rate, quotaMs: () => 0 } },
      onPaced: (learnt) => {
        lesson = learnt;
      },
    },
    time,
  );
  return {
    at,
    end: end.kind,
    writes: steps.length,
    made: made.length,
    ms: took,
    mostInFlight: client.mostInFlight(),
    lesson,
  };
}

/** Milliseconds to wait at that time; 0 where the request is taken. */
function limiterOf({ perMinute, bucket, falls }: LimitedSite): (now: number) => number {
  const make = (rate: number | null, saved: number): RateLimiter | null =>
    rate === null ? null : createRateLimiter(rate, (saved * 60_000) / rate);
  const before = make(perMinute, bucket);
  const after = falls === null ? null : make(Math.min(perMinute ?? Infinity, falls.perMinute), 16);
  return (now) => {
    const limiter = falls !== null && now >= falls.atMs ? after : before;
    return limiter?.take(now).retryAfterMs ?? 0;
  };
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
