import type { Switches } from './switches';

/**
 * A token bucket: `perMinute` requests a minute, of which `burstMs` milliseconds' worth can be
 * saved up (at least one).
 */
export interface RateVerdict {
  allowed: boolean;
  limit: number;
  remaining: number;
  retryAfterMs: number;
}
export interface RateLimiter {
  take(now: number): RateVerdict;
}

export function createRateLimiter(perMinute: number, burstMs: number): RateLimiter {
  const perMs = perMinute / 60_000;
  const capacity = Math.max(1, burstMs * perMs);
  let tokens = capacity;
  let last: number | null = null;
  return {
    take(now) {
      tokens = Math.min(capacity, tokens + (now - (last ?? now)) * perMs);
      last = now;
      const allowed = tokens >= 1;
      if (allowed) tokens -= 1;
      return {
        allowed,
        limit: perMinute,
        remaining: Math.floor(tokens),
        retryAfterMs: allowed ? 0 : Math.ceil((1 - tokens) / perMs),
      };
    },
  };
}

/** Headers of a 429 for a wait of `retryAfterMs`, in the form the switch `retryHeaders` names. */
export function retryHeaders(
  mode: Switches['retryHeaders'],
  verdict: Pick<RateVerdict, 'limit' | 'remaining' | 'retryAfterMs'>,
): Record<string, string> {
  if (mode === 'none') return {};
  if (mode === 'Retry-After')
    return { 'Retry-After': String(Math.max(1, Math.ceil(verdict.retryAfterMs / 1000))) };
  if (mode === 'X-RateLimit')
    return {
      'X-RateLimit-Limit': String(verdict.limit),
      'X-RateLimit-Remaining': String(verdict.remaining),
      'X-RateLimit-Reset': new Date(Date.now() + verdict.retryAfterMs).toISOString(),
    };
  return quotaHeaders(mode === 'RateLimit' ? '' : 'Beta-', verdict);
}

/**
 * Several policies at once, of which only the exhausted one says how long; what is beside
 * them says nothing usable.
 */
function quotaHeaders(
  prefix: '' | 'Beta-',
  { remaining, retryAfterMs }: Pick<RateVerdict, 'remaining' | 'retryAfterMs'>,
): Record<string, string> {
  const seconds = Math.max(1, Math.ceil(retryAfterMs / 1000));
  return {
    [`${prefix}RateLimit`]: `"burst";r=${String(remaining + 12)};t=1, "tenant-app-quota";r=0;t=${String(seconds)}`,
    [`X-${prefix}RateLimit-Reset`]: new Date(Date.now() - 60_000).toISOString(),
    'Retry-After': '0',
  };
}
