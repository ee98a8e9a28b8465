/** What a fault does to the answer of the request it hits. */
import type { Harm } from './faults';
import { refused } from './outcome';
import { retryHeaders } from './rate';
import type { Switches } from './switches';
import { gatewayAnswer, htmlAnswer, refusalAnswer } from './wire/answers';

export interface Surroundings {
  switches: Switches;
  request: Request;
  /** Closes the connection; the answer then says so. */
  drop: () => Response;
}

/** The first answer that a fault of this phase puts in the place of the real one, or null. */
export function answerInstead(
  harms: readonly Harm[],
  phase: 'before' | 'after',
  around: Surroundings,
): Response | null {
  for (const harm of harms) {
    if (harm.kind === 'gateway' && phase === 'before') return gatewayAnswer(401, harm.message);
    if (!('phase' in harm) || harm.phase !== phase) continue;
    if (harm.kind === 'drop') return around.drop();
    return harm.kind === 'html'
      ? htmlAnswer(harm.status, 'Something went wrong')
      : failure(harm.status, around);
  }
  return null;
}

const TEXTS: Readonly<Record<number, string>> = {
  403: 'You do not have permission to perform this action',
  429: 'Rate limit exceeded',
  500: 'Internal server error',
  503: 'Service unavailable',
};

function failure(status: number, { switches, request }: Surroundings): Response {
  const headers =
    status === 429
      ? retryHeaders(switches.retryHeaders, { limit: 1000, remaining: 0, retryAfterMs: 1000 })
      : {};
  return refusalAnswer(
    switches,
    request.headers,
    refused(status, TEXTS[status] ?? 'The request failed'),
    headers,
  );
}

/** The answer cut in half or without its body, where a fault says so. */
export async function spoil(harms: readonly Harm[], answer: Response): Promise<Response> {
  if (harms.some((harm) => harm.kind === 'empty'))
    return new Response(null, { status: answer.status });
  if (!harms.some((harm) => harm.kind === 'garble')) return answer;
  const text = await answer.text();
  return new Response(text.slice(0, text.length / 2), {
    status: answer.status,
    headers: { 'Content-Type': 'application/json' },
  });
}

/** Milliseconds the answer is held back. */
export const slowness = (harms: readonly Harm[]): number =>
  harms.reduce((ms, harm) => ms + (harm.kind === 'slow' ? harm.ms : 0), 0);

export const ignoredFields = (harms: readonly Harm[]): string[] =>
  harms.flatMap((harm) => (harm.kind === 'ignore' ? [harm.field] : []));

/** The staleness a fault sets for this request; nothing where none does. */
export function staleness(harms: readonly Harm[]): Partial<Pick<Switches, 'staleListsMs'>> {
  const ms = harms.flatMap((harm) => (harm.kind === 'stale' ? [harm.ms] : []));
  return ms.length === 0 ? {} : { staleListsMs: Math.max(...ms) };
}
