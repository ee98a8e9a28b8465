/**
 * How long a throttling answer asks to wait, in milliseconds, or null where it does not say.
 *
 * Order of authority: `Retry-After` (seconds or an HTTP date), `X-RateLimit-Reset` (an ISO time on Jira, epoch seconds
 * elsewhere), `RateLimit-Reset` (seconds), the `t=` or `reset=` of `RateLimit`. Jira documents the first two; which of
 * them Assets sends is unknown, so all are read and none is expected.
 */
export function retryAfterMs(
  headers: Readonly<Record<string, string>>,
  now: number,
): number | null {
  return (
    waitFrom(headers['retry-after'], now) ??
    waitFrom(headers['x-ratelimit-reset'], now) ??
    waitFrom(headers['ratelimit-reset'], now) ??
    waitFrom(/(?:^|[;,\s])(?:t|reset)=(\d+)/.exec(headers['ratelimit'] ?? '')?.[1], now)
  );
}

/** Below this a number is a count of seconds, above it a time in epoch seconds (2001 and later). */
const FIRST_EPOCH_SECOND = 1_000_000_000;
/** Above this a number is a time in epoch milliseconds. */
const FIRST_EPOCH_MILLISECOND = 100_000_000_000;

function waitFrom(value: string | undefined, now: number): number | null {
  const text = value?.trim() ?? '';
  if (text === '') return null;
  if (/^\d+(\.\d+)?$/.test(text)) return waitFromNumber(Number(text), now);
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : Math.max(0, time - now);
}

function waitFromNumber(value: number, now: number): number | null {
  if (!Number.isFinite(value)) return null;
  if (value < FIRST_EPOCH_SECOND) return Math.ceil(value * 1000);
  const time = value < FIRST_EPOCH_MILLISECOND ? value * 1000 : value;
  return Math.max(0, Math.ceil(time - now));
}
