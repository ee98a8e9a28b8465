/**
 * How long a throttling answer asks to wait, in milliseconds, or null where no header says something usable.
 *
 * Read are `Retry-After` (seconds or an HTTP date), `X-RateLimit-Reset` (an ISO time on Jira, epoch seconds elsewhere),
 * `RateLimit-Reset` (seconds) and `RateLimit` with its policies, each also by the name with `Beta-` in it (Atlassian
 * documentation of Jira's rate limits; answers of 2026 quoted by a vendor). Jira sends several at
 * once: a `Retry-After: 0` or a reset that has passed beside a quota that is used up for an hour.
 * So 0 and the past say nothing, and the longest wait counts.
 */
export function retryAfterMs(
  headers: Readonly<Record<string, string>>,
  now: number,
): number | null {
  const waits = Object.entries(headers).flatMap(([name, value]) => {
    switch (name.toLowerCase().replace('beta-', '')) {
      case 'retry-after':
      case 'x-ratelimit-reset':
      case 'ratelimit-reset':
        return waitFrom(value, now);
      case 'ratelimit':
        return exhausted(value).map((seconds) => waitFrom(seconds, now));
      default:
        return [];
    }
  });
  const longest = Math.max(0, ...waits);
  return longest > 0 ? longest : null;
}

/**
 * The resets of the policies that have nothing left (`r=0`); one that has, or that does not say,
 * was not the one that refused.
 */
const exhausted = (header: string): string[] =>
  policiesOf(header).flatMap(({ left, reset }) => (Number(left ?? 0) > 0 ? [] : (reset ?? [])));

/**
 * What each policy of a `RateLimit` header says: `"burst";r=12;t=1, "quota";r=0;t=2788` (IETF
 * draft of 2024), or one policy in parts: `limit=9, remaining=0, reset=4` (drafts before).
 */
export function policiesOf(
  header: string,
): { left: string | undefined; reset: string | undefined }[] {
  const bare = header.replace(/"(?:[^"\\]|\\.)*"/g, 'policy');
  const policies = /^\s*\w+=/.test(bare) ? [bare] : bare.split(',');
  return policies.map((policy) => {
    const value = (names: string): string | undefined =>
      new RegExp(`(?:^|[;,\\s])(?:${names})=([\\d.]+)`).exec(policy)?.[1];
    return { left: value('r|remaining'), reset: value('t|reset') };
  });
}

/** Below this a number is a count of seconds, above it a time in epoch seconds (2001 and later). */
const FIRST_EPOCH_SECOND = 1_000_000_000;
/** Above this a number is a time in epoch milliseconds. */
const FIRST_EPOCH_MILLISECOND = 100_000_000_000;

/** Milliseconds until then, of a number of seconds or a time; 0 where the value says nothing. */
export function waitFrom(value: string, now: number): number {
  const text = value.trim();
  const wait = /^\d+(\.\d+)?$/.test(text)
    ? waitFromNumber(Number(text), now)
    : Date.parse(text) - now;
  return Number.isFinite(wait) ? Math.max(0, wait) : 0;
}

function waitFromNumber(value: number, now: number): number {
  if (value < FIRST_EPOCH_SECOND) return Math.ceil(value * 1000);
  return Math.ceil((value < FIRST_EPOCH_MILLISECOND ? value * 1000 : value) - now);
}
