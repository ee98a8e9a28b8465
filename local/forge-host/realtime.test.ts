import { publish, publishGlobal, signRealtimeToken } from '@forge/realtime';
import { afterEach, describe, expect, it } from 'vitest';
import { fakeClock, type FakeClock } from './fake-clock';
import type { Manifest } from './manifest';
import { startTestHost, TEST_MANIFEST, type TestHost } from './testing';

const LISTENING: Manifest = {
  ...TEST_MANIFEST,
  permissions: {
    ...TEST_MANIFEST.permissions,
    scopes: ['storage:app', 'read:app-global-channel:realtime'],
  },
};

let current: TestHost | null = null;
/** Begins now: `@forge/realtime` itself looks at the time of day to see whether a token is still good. */
let clock: FakeClock;

afterEach(() => current?.host.close());

function start(work: () => Promise<unknown>, manifest = LISTENING): TestHost {
  clock = fakeClock(Date.now());
  current = startTestHost({ page: work, act: work }, { manifest, clock });
  return current;
}
const onPage = ({ app }: TestHost): Promise<unknown> =>
  app.invokeResolver('any', {}, { accountId: 'acc-admin' });
const inAction = ({ app }: TestHost): Promise<unknown> =>
  app.invokeAction('act', {}, { accountId: 'acc-admin' });
const tokenFor = async (
  channel: string,
  claims: object,
  permissions: ['publish'] | ['subscribe'],
): Promise<string> => String((await signRealtimeToken(channel, claims, permissions)).token);

describe('Forge Realtime on this machine', () => {
  it('carries a message to those who listen to that channel, and says where nobody does', async () => {
    const host = start(() => publishGlobal('one', { n: 1 }));
    const heard: unknown[] = [];
    const stop = host.app.realtime.listen(
      { channel: 'one', isGlobal: true, token: null },
      (payload) => heard.push(payload),
    );
    host.app.realtime.listen({ channel: 'two', isGlobal: true, token: null }, () =>
      heard.push('of another channel'),
    );
    host.app.realtime.listen({ channel: 'one', isGlobal: false, token: null }, () =>
      heard.push('of another kind'),
    );
    expect(await inAction(host)).toMatchObject({ eventId: '1' });
    stop();
    expect(await inAction(host)).toEqual({ eventId: null, eventTimestamp: null });
    expect(heard).toEqual([{ n: 1 }]);
  });

  it('keeps a channel with a token to those whose token claims the same, and may do that', async () => {
    const host = start(async () => ({
      same: await tokenFor('one', { of: 'a' }, ['subscribe']),
      other: await tokenFor('one', { of: 'b' }, ['subscribe']),
      publisher: await tokenFor('one', { of: 'a' }, ['publish']),
      said: await publishGlobal(
        'one',
        { n: 1 },
        { token: await tokenFor('one', { of: 'a' }, ['publish']) },
      ),
    }));
    const { same, other, publisher } = (await inAction(host)) as Record<
      'same' | 'other' | 'publisher',
      string
    >;
    const heard: string[] = [];
    const listen = (token: string | null, name: string, channel = 'one'): void =>
      void host.app.realtime.listen({ channel, isGlobal: true, token }, () => heard.push(name));
    listen(same, 'same');
    listen(other, 'other');
    listen(null, 'none');
    expect(() => listen(same, 'wrong channel', 'two')).toThrow('CHANNEL_NAME_MISMATCH');
    expect(() => listen(publisher, 'publisher')).toThrow('MISSING_PERMISSION');
    expect(() => listen(`${same}x`, 'forged')).toThrow('INVALID_TOKEN');
    await inAction(host);
    expect(heard).toEqual(['same']);
    await clock.advance(16 * 60_000);
    expect(() => listen(same, 'too old')).toThrow('TOKEN_EXPIRED');
  });

  it('publishes to a context only where there is one: for a function that a page invoked', async () => {
    const host = start(() => publish('one', { n: 1 }));
    host.app.realtime.listen({ channel: 'one', isGlobal: false, token: null }, () => undefined);
    expect(await inAction(host)).toMatchObject({
      eventId: null,
      errors: [{ message: 'Unauthorized request' }],
    });
    expect(await onPage(host)).toMatchObject({ eventId: '1' });
  });

  it('lets nobody listen to a global channel without the scope', () => {
    const host = start(() => Promise.resolve(), TEST_MANIFEST);
    expect(() =>
      host.app.realtime.listen({ channel: 'one', isGlobal: true, token: null }, () => undefined),
    ).toThrow('Unauthorized request');
  });

  it('can refuse, swallow, and be asked too often, as a service can', async () => {
    const host = start(() => publishGlobal('one', { n: 1 }));
    const heard: unknown[] = [];
    host.app.realtime.listen({ channel: 'one', isGlobal: true, token: null }, (payload) =>
      heard.push(payload),
    );
    host.app.realtime.setHealth('refuses');
    expect(await inAction(host)).toMatchObject({
      eventId: null,
      errors: [{ message: 'Unauthorized request' }],
    });
    host.app.realtime.setHealth('swallows');
    expect(await inAction(host)).toEqual({ eventId: null, eventTimestamp: null });
    host.app.realtime.setHealth('works');
    for (let n = 0; n < 50; n += 1) await inAction(host);
    expect(await inAction(host)).toMatchObject({
      eventId: null,
      errors: [{ message: 'RATE_LIMIT_EXCEEDED', status: 429 }],
    });
    await clock.advance(1_000);
    expect(await inAction(host)).toMatchObject({ eventId: '48' });
    expect(heard).toHaveLength(48);
  });
});
