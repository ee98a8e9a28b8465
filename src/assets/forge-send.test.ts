import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../errors';
import type { Principal } from './api';
import { forgeSend } from './forge-send';

interface Call {
  args: { provider: string; accountId: string | undefined; remote: string };
  path: string;
  init: RequestInit;
}

/** Stands where the Forge runtime puts its own fetch; the SDK in between is the real one. */
function runtimeAnswers(answer: (init: RequestInit) => Response | Promise<Response>): Call[] {
  const calls: Call[] = [];
  Object.assign(globalThis, {
    __forge_fetch__: (args: Call['args'], path: string, init: RequestInit) => {
      calls.push({ args, path, init });
      return Promise.resolve(answer(init));
    },
  });
  return calls;
}

const door = globalThis as { __forge_fetch__?: unknown };
const before = door.__forge_fetch__;
afterEach(() => {
  door.__forge_fetch__ = before;
});

const GET = {
  method: 'GET',
  path: '/jsm/assets/workspace/w/v1/icon/global',
  class: 'read',
} as const;
const POST = {
  method: 'POST',
  path: '/jsm/assets/workspace/w/v1/objectschema/create',
  class: 'schema',
  body: { name: 'é' },
} as const;

describe('forgeSend', () => {
  it.each<[Principal, string, string | undefined]>([
    [{ kind: 'caller' }, 'user', undefined],
    [{ kind: 'account', accountId: 'abc:1' }, 'user', 'abc:1'],
    [{ kind: 'app' }, 'app', undefined],
  ])('speaks as %o and nobody else', async (principal, provider, accountId) => {
    const calls = runtimeAnswers(
      () => new Response('[]', { status: 200, headers: { 'X-Thing': '1' } }),
    );
    const response = await forgeSend(principal)(GET);
    expect(response).toMatchObject({ status: 200, body: '[]', headers: { 'x-thing': '1' } });
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      args: { provider, accountId, remote: 'jira' },
      path: GET.path,
    });
  });

  it('sends no account where there is none, rather than as the caller', () => {
    expect(() => forgeSend({ kind: 'account', accountId: ' ' })).toThrow(
      expect.objectContaining({ code: 'no-account', remedy: expect.stringMatching(/^Ask again/u) }),
    );
  });

  it('asks for JSON in English, follows nothing and gives a body only to a POST', async () => {
    const calls = runtimeAnswers(
      () => new Response('', { status: 302, headers: { location: '/x' } }),
    );
    expect((await forgeSend({ kind: 'caller' })(GET)).status).toBe(302);
    await forgeSend({ kind: 'caller' })(POST);
    expect(calls[0]?.init).toMatchObject({
      method: 'GET',
      redirect: 'manual',
      headers: {
        Accept: 'application/json',
        'Accept-Language': 'en-US',
        'X-Force-Accept-Language': 'true',
      },
    });
    expect(calls[0]?.init.headers).not.toHaveProperty('Content-Type');
    expect(calls[0]?.init.body).toBeUndefined();
    expect(calls[1]?.init).toMatchObject({
      method: 'POST',
      body: '{"name":"é"}',
      headers: { 'Content-Type': 'application/json' },
    });
  });

  it.each([
    '/wiki/rest/api',
    '/rest/../secure',
    '/jsm/assets/%2e%2e/x',
    '//bad.example/rest/',
    'https://bad.example/rest/',
    '/rest/a#b',
    '/rest/a b',
  ])('does not send to %s', async (path) => {
    const calls = runtimeAnswers(() => new Response('[]'));
    await expect(forgeSend({ kind: 'app' })({ ...GET, path })).rejects.toMatchObject({
      code: 'internal',
      remedy: 'Please report it.',
    });
    expect(calls).toEqual([]);
  });

  it.each([
    ['NEEDS_AUTHENTICATION_ERR', 401, 'unauthorized'],
    ['SOME_PERMISSION_ERR', 403, 'unauthorized'],
    ['SOME_OTHER_SIGN_IN_ERR', 401, 'unauthorized'],
    ['SOME_LIMIT_ERR', 429, 'rate-limited'],
    ['SOME_OTHER_ERR', 400, 'assets-unavailable'],
  ])(
    'turns the refusal %s of the proxy into an error that says what to do',
    async (proxyError, status, code) => {
      runtimeAnswers(
        () => new Response('', { status, headers: { 'forge-proxy-error': proxyError } }),
      );
      await expect(forgeSend({ kind: 'caller' })(POST)).rejects.toMatchObject({
        code,
        remedy: expect.stringMatching(/./),
      });
    },
  );

  it('does not call it a refusal where the request may have gone through', async () => {
    for (const status of [302, 408, 500, 504]) {
      runtimeAnswers(
        () => new Response('', { status, headers: { 'forge-proxy-error': 'UPSTREAM' } }),
      );
      await expect(forgeSend({ kind: 'caller' })(POST)).rejects.not.toBeInstanceOf(AppError);
    }
    runtimeAnswers(() => Promise.reject(new Error('socket hang up')));
    await expect(forgeSend({ kind: 'caller' })(POST)).rejects.toThrow('socket hang up');
  });

  it('leaves no clock running after its answer', async () => {
    const { setTimeout: set, clearTimeout: clear } = globalThis;
    const running = new Set<unknown>();
    Object.assign(globalThis, {
      setTimeout: (work: () => void, ms: number) => {
        const timer = set(work, ms);
        running.add(timer);
        return timer;
      },
      clearTimeout: (timer: NodeJS.Timeout) => {
        running.delete(timer);
        clear(timer);
      },
    });
    try {
      runtimeAnswers(() => new Response('[]'));
      await forgeSend({ kind: 'caller' })(GET);
      expect(running.size).toBe(0);
    } finally {
      Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
    }
  });

  it('stops waiting after its time, and says so to the exchange', async () => {
    let ended = false;
    runtimeAnswers(
      (init) =>
        new Promise((_, reject) => {
          init.signal?.addEventListener('abort', () => {
            ended = true;
            reject(new Error('aborted'));
          });
        }),
    );
    await expect(forgeSend({ kind: 'caller' }, 10)(GET)).rejects.toThrow('no answer within 10 ms');
    expect(ended).toBe(true);
  });
});
