/** A `Send` for tests: answers from a table of paths, and a list of what was sent. Nothing in the app imports it. */
import type { Send, SendRequest, SendResponse } from './api';

export type Answer = SendResponse | Error;

export interface FakeSite {
  send: Send;
  sent: SendRequest[];
  /** `METHOD path` of each request, in order. */
  lines(): string[];
}

export const WORKSPACE = '0b6f3b3c-7a54-4c35-9a39-1c2f5f0e8a11';
export const V1 = `/jsm/assets/workspace/${WORKSPACE}/v1`;

export function json(
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): SendResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

export function html(status: number): SendResponse {
  return {
    status,
    headers: { 'content-type': 'text/html' },
    body: '<!DOCTYPE html><html><body>Oops, secret stack</body></html>',
  };
}

export function empty(status: number, headers: Record<string, string> = {}): SendResponse {
  return { status, headers, body: '' };
}

/**
 * Routes are `METHOD path`, Assets paths written behind `V1` as `GET /icon/global`; a route's
 * answers are given in turn, the last one for ever. The workspace is found unless the table says
 * otherwise; what is not in it is answered 404.
 */
export function fakeSite(routes: Record<string, Answer | Answer[]>): FakeSite {
  const sent: SendRequest[] = [];
  const queues = new Map(
    Object.entries(routes).map(([route, answers]) => [route, [answers].flat()]),
  );
  const send: Send = (request) => {
    sent.push(request);
    const queue =
      queues.get(`${request.method} ${request.path.replace(V1, '')}`) ?? fallback(request);
    const answer = queue.length > 1 ? queue.shift() : queue[0];
    if (answer === undefined) throw new Error('a route without answers');
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return {
    send,
    sent,
    lines: () => sent.map((request) => `${request.method} ${request.path.replace(V1, '')}`),
  };
}

function fallback(request: SendRequest): Answer[] {
  if (request.path === '/rest/servicedeskapi/assets/workspace')
    return [json({ values: [{ workspaceId: WORKSPACE }], isLastPage: true })];
  return [json({ errorMessages: ['not found'], errors: {} }, 404)];
}

/** A clock that stands still but for its own sleeps, which it lists. */
export function fakeClock(start = Date.parse('2026-11-21T12:00:00.000Z')) {
  let at = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => at,
    ticks: () => at,
    random: () => 0.5,
    sleep: (ms: number) => {
      slept.push(ms);
      at += ms;
      return Promise.resolve();
    },
  };
}
