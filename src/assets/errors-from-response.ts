/** Turns what went wrong with a request into an `AppError` whose remedy says what a person can do about it. */
import { AppError } from '../errors';
import { defused, quoted } from '../text/inert';
import type { SendResponse } from './api';
import { rawKeyOf } from './raw-key';
import { refusalText, whatItSays } from './refusal-text';
import { retryAfterMs } from './retry-after';

/** What was asked, and of whom: the words differ for Jira's own endpoints, for finding the workspace and for Assets. */
export interface Asked {
  of: 'jira' | 'workspace' | 'assets';
  /** Completes "Assets did not let the app …": "read the list of object schemas". */
  what: string;
}

const CONNECTED_APPS =
  'A Jira admin opens Connected apps (Jira settings, Apps; or Atlassian ' +
  'Administration, Apps), chooses this app and accepts the update or permissions ' +
  'that wait there.';

/**
 * The error for an answer that is not 2xx. `now` is epoch milliseconds. Errors of the caller
 * (4xx) are never retried.
 */
export function errorFromResponse(asked: Asked, response: SendResponse, now: number): AppError {
  const { status } = response;
  const said = saying(response.body);
  if (status === 401) return notSignedIn(asked, response, said);
  if (status === 403) return refused(asked, said);
  if (status === 404) return missing(asked, said);
  if (status === 429) return throttled(asked, retryAfterMs(response.headers, now));
  if (status === 408 || status >= 500) return unavailable(asked, response, now);
  if (status >= 300 && status < 400) {
    return new AppError(
      'assets-unreadable',
      `${site(asked)} sent the app somewhere else (status ${status}) when it tried to ${asked.what}.`,
      {
        remedy:
          'Try again; if it stays so, the site may be moving or signed out: open Assets in the browser once.',
      },
    );
  }
  return new AppError(
    'assets-rejected',
    `${site(asked)} did not accept the request to ${asked.what} (status ${status})${said}.`,
    {
      remedy:
        'Change what the message names and ask for a new preview; if it names nothing, ' +
        'the site has a rule this app does not know.',
    },
  );
}

/** The error for a read that got no answer at all, after the last try. */
export function errorFromSilence(asked: Asked, cause: unknown): AppError {
  return new AppError(
    'assets-unavailable',
    `${site(asked)} did not answer when the app tried to ${asked.what}.`,
    {
      remedy: 'Try again in a few minutes.',
      cause,
    },
  );
}

/**
 * The error for a 2xx whose body is not what the endpoint is known to return. `detail` names the
 * first thing that is off; `cause` is given where the body is whole JSON and only its shape is
 * another.
 */
export function unreadable(asked: Asked, detail: string, cause?: unknown): AppError {
  return new AppError(
    'assets-unreadable',
    `${site(asked)} answered the request to ${asked.what} with something the app cannot read: ${detail}.`,
    {
      remedy: 'Try again; if it stays so, the API has changed: please report it with this message.',
      cause,
    },
  );
}

/** The error for a site that lists several workspaces of which not exactly one answers: none is chosen in silence. */
export function severalWorkspaces(ids: readonly string[], answering: number): AppError {
  const listed = ids.map((id) => quoted(id, 60)).join(', ');
  return new AppError(
    'workspace-unclear',
    `This site lists ${ids.length} Assets workspaces (${listed}), and ` +
      `${answering === 0 ? 'none of them answers' : `${answering} of them answer`}: ` +
      'which one is meant is not for the app to guess.',
    {
      remedy:
        'Ask a site admin which one the site uses and to have Atlassian support remove ' +
        'the other from the site; then ask again.',
    },
  );
}

/**
 * The error for a site whose list of workspaces is empty or not there (Atlassian documentation;
 * observed in public clients).
 */
export function noAssets(said: string): AppError {
  return new AppError('no-assets', `This site has no Assets workspace${said}.`, {
    remedy:
      'Assets comes with Jira Service Management Premium and Enterprise, and with ' +
      'the Service Collection: a site admin checks the plan, then opens Assets once.',
  });
}

/** What the body says, bounded and inert, fit for the end of a sentence; '' where it says nothing. */
export function saying(body: string): string {
  const text = refusalText(body);
  const said = whatItSays(body) ?? [];
  const raw = said.flatMap((one) => rawKeyOf(one.text) ?? []);
  if (raw.length === 0) return text === '' ? '' : `: ${quoted(text)}`;
  const sentences = [...new Set(raw.map(({ sentence }) => `that ${defused(sentence)}`))];
  // The keys themselves are for whoever has to look them up.
  const asWritten = [...new Set(said.map((one) => one.text))].join('; ');
  return `. It says ${sentences.join(', and ')} (${quoted(asWritten)})`;
}

function site(asked: Asked): string {
  return asked.of === 'assets' ? 'Assets' : 'Jira';
}

/** A scope that is not granted is answered with 401, not 403 (Atlassian documentation; observed in public clients). */
function notSignedIn(asked: Asked, response: SendResponse, said: string): AppError {
  if (/scope/i.test(refusalText(response.body))) {
    return new AppError(
      'scope-missing',
      `The app was not given the permission (scope) to ${asked.what}${said}.`,
      { remedy: CONNECTED_APPS },
    );
  }
  return new AppError(
    'unauthorized',
    `${site(asked)} did not accept the app's sign-in when it tried to ${asked.what}${said}.`,
    {
      remedy: `${CONNECTED_APPS} If nothing waits there, open the app once yourself and allow it to act for you.`,
    },
  );
}

/** Seen on Cloud where the workspace is found and every call to it is refused (two public clients). */
const NO_ACCESS = /access to assets api (?:was|is) denied/i;

function refused(asked: Asked, said: string): AppError {
  if (NO_ACCESS.test(said))
    return new AppError(
      'forbidden',
      `Assets is closed to this account${said}. Either the plan of this site has no ` +
        'Assets, or you have no seat (agent licence) in Jira Service Management.',
      {
        remedy:
          'A site admin checks in Atlassian Administration that Jira Service Management ' +
          'is on Premium or Enterprise (or the site has the Service Collection), and ' +
          'that you have access to it as an agent.',
      },
    );
  const remedies = {
    jira: 'Ask a Jira admin for the permission this needs.',
    workspace:
      'Ask a site admin for access to Jira Service Management; Assets must also be part of its plan.',
    assets:
      'Ask for the Assets role it needs (Assets administrator to create object ' +
      'schemas, object schema manager to add to one); a site admin checks that the ' +
      'plan includes Assets.',
  };
  return new AppError(
    'forbidden',
    `${site(asked)} did not let this account ${asked.what}${said}.`,
    { remedy: remedies[asked.of] },
  );
}

function missing(asked: Asked, said: string): AppError {
  if (asked.of === 'workspace') return noAssets(said);
  return new AppError(
    'not-found',
    `${site(asked)} found nothing where the app tried to ${asked.what}${said}.`,
    {
      remedy:
        'It was removed, or this account cannot see it, or the Assets workspace is no ' +
        'longer there: open Assets in the browser, then ask for a new preview.',
    },
  );
}

function throttled(asked: Asked, wait: number | null): AppError {
  const when = wait === null ? 'Wait a minute' : `Wait ${Math.max(1, Math.ceil(wait / 1000))} s`;
  return new AppError(
    'rate-limited',
    `${site(asked)} is limiting requests and did not let the app ${asked.what} now.`,
    {
      remedy: `${when}, then try again.`,
      ...(wait === null ? {} : { retryAfterMs: wait }),
    },
  );
}

function unavailable(asked: Asked, response: SendResponse, now: number): AppError {
  const wait = retryAfterMs(response.headers, now);
  return new AppError(
    'assets-unavailable',
    `${site(asked)} is in trouble (status ${response.status}) and could not ${asked.what}.`,
    {
      remedy: 'Try again in a few minutes; status.atlassian.com tells of known incidents.',
      ...(wait === null ? {} : { retryAfterMs: wait }),
    },
  );
}
