import {
  asApp,
  asUser,
  assumeTrustedRoute,
  NeedsAuthenticationError,
  ProxyRequestError,
  type APIResponse,
} from '@forge/api';
import { AppError } from '../errors';
import { quoted } from '../text/inert';
import type { Principal, Send, SendRequest, SendResponse } from './api';
import { isTrustedPath } from './paths';

/** Longest wait for one answer, in milliseconds, where the caller names none: well below the 25 s of an invocation. */
export const SEND_TIMEOUT_MS = 15_000;

/**
 * Error texts are localised, and what the app looks for in them is English. Both headers are sent
 * by Salto's open-source Jira adapter, which talks to Assets in production.
 */
const HEADERS = {
  Accept: 'application/json',
  'Accept-Language': 'en-US',
  'X-Force-Accept-Language': 'true',
};

/**
 * `Send` over Forge's `requestJira`, as one principal and never as another. Throws an `AppError` where the request was
 * refused before it reached the site, and any other error where no answer came within `timeoutMs`.
 */
export function forgeSend(principal: Principal, timeoutMs: number = SEND_TIMEOUT_MS): Send {
  const request = requester(principal);
  return async (input) => {
    if (!isTrustedPath(input.path))
      throw new AppError('internal', 'The app was about to send a request to an unknown address.', {
        remedy: 'Please report it.',
      });
    try {
      return await inTime(timeoutMs, (signal) => exchange(request, input, signal));
    } catch (cause) {
      throw refusedOnTheWay(cause) ?? cause;
    }
  };
}

type Requester = ReturnType<typeof asUser>['requestJira'];

function requester(principal: Principal): Requester {
  switch (principal.kind) {
    case 'caller':
      return (route, init) => asUser().requestJira(route, init);
    case 'account': {
      // An empty id would silently mean "the caller", who in a queue consumer is nobody.
      if (principal.accountId.trim() === '')
        throw new AppError('no-account', 'There is no account to act for.', {
          remedy: 'Ask again from a chat or page where you are signed in.',
        });
      return (route, init) => asUser(principal.accountId).requestJira(route, init);
    }
    case 'app':
      return (route, init) => asApp().requestJira(route, init);
  }
}

async function exchange(
  request: Requester,
  input: SendRequest,
  signal: AbortSignal,
): Promise<SendResponse> {
  const response = await request(assumeTrustedRoute(input.path), {
    method: input.method,
    headers: input.method === 'POST' ? { ...HEADERS, 'Content-Type': 'application/json' } : HEADERS,
    ...(input.method === 'POST' ? { body: JSON.stringify(input.body ?? {}) } : {}),
    redirect: 'manual',
    signal,
  });
  return { status: response.status, headers: headersOf(response), body: await response.text() };
}

function headersOf(response: APIResponse): Record<string, string> {
  const headers: Record<string, string> = {};
  response.headers.forEach((value, name) => {
    headers[name.toLowerCase()] = value;
  });
  return headers;
}

/**
 * The signal ends the exchange where the runtime honours it (unknown on Forge); the race ends the
 * waiting in any case.
 */
async function inTime<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${ms} ms`));
      abort.abort();
    }, ms);
  });
  try {
    return await Promise.race([work(abort.signal), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * What Forge's proxy refuses instead of passing it on, as an `AppError`; null for anything else.
 * A proxy error of 408 or 5xx may have come after the request went on, so it counts as "no
 * answer".
 */
function refusedOnTheWay(cause: unknown): AppError | null {
  if (cause instanceof NeedsAuthenticationError) {
    return new AppError('unauthorized', 'The app may not act for this account yet.', {
      remedy:
        'Open the app once in Jira and allow it to act for you; after an update a Jira ' +
        'admin first accepts it under Connected apps.',
      cause,
    });
  }
  if (
    !(cause instanceof ProxyRequestError) ||
    cause.status < 400 ||
    cause.status === 408 ||
    cause.status >= 500
  )
    return null;
  const code = quoted(cause.errorCode, 60);
  if (cause.status === 429) {
    return new AppError(
      'rate-limited',
      `The platform is limiting the requests of the app (${code}).`,
      { remedy: 'Wait a minute, then try again.', cause },
    );
  }
  if (cause.status === 401 || cause.status === 403) {
    return new AppError(
      'unauthorized',
      `The platform did not let the app act for this account (${code}).`,
      {
        remedy:
          'A Jira admin opens Connected apps, chooses this app and accepts the update or ' +
          'permissions that wait there; then open the app once yourself.',
        cause,
      },
    );
  }
  return new AppError(
    'assets-unavailable',
    `The platform did not pass the request on (status ${cause.status}, ${code}).`,
    {
      remedy: 'Try again in a few minutes; if it stays so, please report it with this message.',
      cause,
    },
  );
}
