import { channel } from 'node:diagnostics_channel';
import { currentInvocation } from './runtime';

/** One network request that app code tried to make past the platform. */
export interface EgressAttempt {
  method: string;
  url: string;
  functionKey: string;
  installationId: string;
}

/** Decides on requests of app code that do not go through the platform. Throwing refuses the request. */
export interface EgressGuard {
  onRequest(attempt: EgressAttempt): void;
}

export interface ForbiddingGuard extends EgressGuard {
  readonly attempts: readonly EgressAttempt[];
}

/**
 * Refuses every request, as the platform does for an app without `permissions.external`, and
 * keeps a record of them.
 */
export function forbidEgress(): ForbiddingGuard {
  const attempts: EgressAttempt[] = [];
  return {
    attempts,
    onRequest(attempt) {
      attempts.push(attempt);
      const refusal = new Error(
        `URL not included in the external fetch backend permissions: ${attempt.url}`,
      );
      refusal.name = 'REQUEST_EGRESS_ALLOWLIST_ERR';
      throw refusal;
    },
  };
}

const WATCHED = Symbol.for('launchpad.forge-host.egress-watched');
const marks = globalThis as unknown as Record<symbol, boolean | undefined>;

function requestOf(
  input: string | URL | Request,
  init: RequestInit | undefined,
): { method: string; url: string } {
  const isRequest = input instanceof Request;
  return {
    method: init?.method ?? (isRequest ? input.method : 'GET'),
    url: isRequest ? input.url : String(input),
  };
}

/** A request already on its way can only be recorded: throwing into a diagnostics channel would end the process. */
function record(attempt: { method: string; url: string }): void {
  try {
    currentInvocation()?.egress(attempt);
  } catch {
    // The guard has noted it.
  }
}

/**
 * Watches the ways out of the process, once: the global `fetch` (refusable), and undici and
 * `node:http` beneath (record only), which also catch a `fetch` that a module kept from before.
 */
export function watchEgress(): void {
  if (marks[WATCHED] === true) return;
  marks[WATCHED] = true;

  const plainFetch = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    currentInvocation()?.egress(requestOf(input, init));
    return plainFetch(input, init);
  };
  channel('undici:request:create').subscribe((message) => {
    const { request } = message as { request: { method: string; origin: unknown; path: string } };
    record({ method: request.method, url: `${String(request.origin)}${request.path}` });
  });
  channel('http.client.request.start').subscribe((message) => {
    const { request } = message as { request: { method: string; host: string; path: string } };
    record({ method: request.method, url: `//${request.host}${request.path}` });
  });
}
