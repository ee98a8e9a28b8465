/** Who calls, from where, and with what time left, as the platform says it. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { installGlobals, runWithin } from '../../local/forge-host/runtime';
import { systemClock } from '../../src/deployer/run/clock';
import { AppError } from '../../src/errors';
import { invocationOf, type Invocation } from '../../src/service/invocation';
import { toolsFor } from '../../src/service/tools';

afterEach(() => vi.restoreAllMocks());

const WHO = { principal: { accountId: 'acc-1' } };
/** Reads a call where the platform leaves it so much time. */
function read(
  payload: unknown,
  context: unknown = WHO,
  {
    origin = 'chat',
    leftMs = 25_000,
    license,
  }: { origin?: Invocation['origin']; leftMs?: number; license?: object } = {},
): Invocation {
  installGlobals();
  const appContext = {
    appId: 'a',
    environmentId: 'e',
    installationId: 'i',
    environmentType: 'PRODUCTION',
    license,
  };
  const runtime = { appContext, lambdaContext: { getRemainingTimeInMillis: () => leftMs } };
  const none = () => Promise.reject(new Error('Nothing is asked for here.'));
  return runWithin({ runtime, forgeFetch: none, egress: () => undefined }, () =>
    invocationOf(payload, context, origin),
  );
}

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe('who calls', () => {
  it('is whom the platform names, in either shape', () => {
    expect(read({}).accountId).toBe('acc-1');
    expect(read({}, { accountId: 'acc-2' }).accountId).toBe('acc-2');
    expect(read({}, { ...WHO, accountId: 'acc-2' }).accountId).toBe('acc-1');
    for (const origin of ['chat', 'page', 'agent'] as const)
      expect(read({}, WHO, { origin }).origin).toBe(origin);
  });

  it.each<unknown>([
    undefined,
    null,
    'acc-1',
    {},
    { principal: {} },
    { accountId: '' },
    { principal: { accountId: 7 } },
  ])('is nobody: %j', (context) => {
    for (const payload of [{ accountId: 'acc-1' }, {}]) {
      const refused = thrownBy(() => read(payload, context ?? null));
      expect(refused).toBeInstanceOf(AppError);
      expect(refused).toMatchObject({
        code: 'no-account',
        message: 'This call does not say which person it is for.',
        remedy: 'Use LaunchPad from Rovo chat or from its page while signed in.',
      });
    }
  });

  it('has the licence of the call, else that of the runtime', () => {
    const active = { active: true };
    expect(read({}).licence).toEqual({ state: 'not-needed' });
    expect(read({}, { ...WHO, license: active }).licence).toMatchObject({ state: 'active' });
    expect(read({}, WHO, { license: active }).licence).toMatchObject({ state: 'active' });
  });

  it('calls now', () => {
    const { now } = read({});
    expect(Math.abs(now() - Date.now())).toBeLessThan(60_000);
  });
});

describe('from where', () => {
  const place = (context: unknown): unknown => {
    const { cloudId, site } = read(context === undefined ? {} : { context });
    return [cloudId, site];
  };
  const long = `https://${'x'.repeat(97)}.com`;
  it.each<[unknown, unknown]>([
    [undefined, ['', null]],
    ['text', ['', null]],
    [{ cloudId: 'c-1' }, ['c-1', null]],
    [{ cloudId: 7 }, ['', null]],
    [{ siteUrl: 'https://acme.example/jira' }, ['', 'acme.example']],
    [{ jira: { url: 'https://acme.example/browse/A-1' } }, ['', 'acme.example']],
    [{ siteUrl: 'nowhere', jira: { url: 'https://two.example' } }, ['', 'two.example']],
    [{ siteUrl: 'https://one.example', jira: { url: 'https://two.example' } }, ['', 'one.example']],
    [{ siteUrl: 'mailto:a@b.example' }, ['', null]],
    [{ siteUrl: 7, jira: null }, ['', null]],
    [{ siteUrl: long }, ['', null]],
    [{ siteUrl: long.replace('x', '') }, ['', `${'x'.repeat(96)}.com`]],
  ])('%j', (context, found) => {
    expect(place(context)).toEqual(found);
  });

  it('is nowhere where nothing is sent', () => {
    for (const payload of [undefined, null, 'text'])
      expect(read(payload)).toMatchObject({ cloudId: '', site: null });
  });
});

describe('the time until an answer is due', () => {
  const due = (origin: Invocation['origin'], leftMs: number): number => {
    vi.spyOn(systemClock, 'ticks').mockReturnValue(100);
    return read({}, WHO, { origin, leftMs }).leftMs();
  };

  it('is a whole number, whatever fractions the clock of the process has: it is stored', () => {
    const ticks = vi.spyOn(systemClock, 'ticks').mockReturnValue(100.25);
    const invocation = read({});
    ticks.mockReturnValue(1_234.567);
    expect(invocation.leftMs()).toBe(8_365);
    ticks.mockReturnValue(20_000.25);
    expect(invocation.leftMs()).toBe(-10_400);
  });

  it('is shorter in a conversation than on the page, and never more than the platform leaves', () => {
    expect((['chat', 'agent', 'page'] as const).map((origin) => due(origin, 25_000))).toEqual([
      9_500, 9_500, 18_000,
    ]);
    expect((['chat', 'agent', 'page'] as const).map((origin) => due(origin, 3_000))).toEqual([
      2_000, 2_000, 2_000,
    ]);
    expect(due('chat', 0)).toBe(9_500);
    expect(due('chat', 1)).toBe(-999);
  });
});

describe('what a call works with', () => {
  it('is made anew for each, and is who calls', () => {
    const invocation = read({ context: { cloudId: 'c-1' } });
    const [one, other] = [toolsFor(invocation), toolsFor(invocation)];
    expect(one).toMatchObject({ accountId: 'acc-1', cloudId: 'c-1', origin: 'chat' });
    expect(one.assets).not.toBe(other.assets);
  });
});
