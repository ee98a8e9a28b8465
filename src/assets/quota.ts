/**
 * What the headers of an answer say is left of a quota, whether the answer was taken or refused:
 * `X-RateLimit-Remaining` with `X-RateLimit-Reset`, `RateLimit-Remaining` with `RateLimit-Reset`,
 * and the policies of `RateLimit`, each also with `Beta-` in the name (sources in
 * `retry-after.ts`). Whether Assets sends any is unknown; what names no end says nothing.
 */
import { policiesOf, waitFrom } from './retry-after';

export interface Quota {
  left: number;
  /** Milliseconds until it is filled up again. */
  resetMs: number;
}

export function quotasOf(headers: Readonly<Record<string, string>>, now: number): Quota[] {
  const plain = new Map(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase().replace('beta-', ''),
      value.trim(),
    ]),
  );
  const found: Quota[] = [];
  const add = (left: string | undefined, reset: string | undefined): void => {
    if (left === undefined || reset === undefined || !/^\d+(?:\.\d+)?$/.test(left)) return;
    const resetMs = waitFrom(reset, now);
    if (resetMs > 0) found.push({ left: Number(left), resetMs });
  };
  for (const prefix of ['x-ratelimit', 'ratelimit'])
    add(plain.get(`${prefix}-remaining`), plain.get(`${prefix}-reset`));
  for (const { left, reset } of policiesOf(plain.get('ratelimit') ?? '')) add(left, reset);
  return found;
}
