import { afterEach, describe, expect, it } from 'vitest';
import { MemoryKv } from '../../../simulator/memory-kv';
import { inTime, VirtualTime } from '../../../simulator/virtual-time';
import { DEFAULT_SETTINGS, saveSettings } from '../../storage/settings';
import { announcerOn, channelFor } from './realtime';

const ID = 'p-aaaa';
const CHANNEL = `deployment-${ID}`;
/** How long the service lets a token be used, in seconds. */
const LIFE_S = 120;

interface Asked {
  channelName?: string;
  claims?: unknown;
  permissions?: string[];
  name?: string;
  payload?: string;
  isGlobal?: boolean;
  token?: string;
}

/** What the platform puts there, and the local host for all installations of this process. */
const GLOBALS = ['__forge_runtime__', '__forge_fetch__'] as const;
const before = GLOBALS.map((name) => Object.getOwnPropertyDescriptor(globalThis, name));
const put = (name: (typeof GLOBALS)[number], value: unknown): void => {
  Object.defineProperty(globalThis, name, { configurable: true, writable: true, value });
};
afterEach(() => {
  for (const [at, name] of GLOBALS.entries())
    Object.defineProperty(globalThis, name, before[at] ?? { configurable: true, value: undefined });
});

const jwtOf = (claims: object): string =>
  ['{}', JSON.stringify(claims), '']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');

/** Puts a service there; what it was asked, in order. `answer`: instead of what it would say. */
function service(
  time: VirtualTime,
  answer: (asked: Asked) => object | undefined = () => undefined,
): Asked[] {
  const seen: Asked[] = [];
  put('__forge_runtime__', { appContext: { installationId: 'i' } });
  put('__forge_fetch__', (_: unknown, __: string, { body }: { body: string }) => {
    const asked = (JSON.parse(body) as { variables: Asked }).variables;
    seen.push(asked);
    const exp = Math.floor(time.now() / 1_000) + LIFE_S;
    const { channelName, permissions } = asked;
    const jwt = jwtOf({ channel: { name: channelName }, permissions, exp });
    const said =
      channelName === undefined
        ? { publishRealtimeChannel: { eventId: '1', eventTimestamp: '1' } }
        : { signRealtimeToken: { forgeRealtimeToken: { jwt, expiresAt: exp } } };
    return Promise.resolve({
      status: 200,
      headers: new Headers(),
      json: () => Promise.resolve(answer(asked) ?? { data: { ecosystem: said } }),
    });
  });
  return seen;
}

const refusal = { errors: [{ message: 'Unauthorized request' }] };
const signedAs = (jwt: unknown, expiresAt: unknown): object => ({
  data: { ecosystem: { signRealtimeToken: { forgeRealtimeToken: { jwt, expiresAt } } } },
});
const published = (asked: readonly Asked[]): Asked[] =>
  asked.filter(({ name }) => name !== undefined);
const signed = (asked: readonly Asked[]): Asked[] =>
  asked.filter(({ channelName }) => channelName !== undefined);

describe('the channel of a deployment', () => {
  it('is for whoever holds a token that lets them listen to it, and to nothing else', async () => {
    const time = new VirtualTime();
    const asked = service(time);
    const channel = await channelFor(ID);
    expect(channel).toEqual({
      name: CHANNEL,
      token: expect.any(String),
      expiresAt: time.now() + LIFE_S * 1_000,
    });
    expect(asked).toEqual([
      { channelName: CHANNEL, claims: { deployment: ID }, permissions: ['subscribe'] },
    ]);
  });

  it('is none where the service does not sign, or what it says is no token', async () => {
    for (const answer of [refusal, signedAs(null, 5), signedAs('t', '5'), signedAs('t', null)]) {
      service(new VirtualTime(), () => answer);
      expect(await channelFor(ID)).toBeNull();
    }
    put('__forge_fetch__', () => Promise.reject(new Error('down')));
    expect(await channelFor(ID)).toBeNull();
  });
});

describe('telling those who listen', () => {
  /** Says something every `everyMs` milliseconds, so many times, and that the turn is over. */
  async function said(
    times: number,
    everyMs: number,
    { kv = new MemoryKv(), answer = undefined as Parameters<typeof service>[1] } = {},
  ): Promise<{ asked: Asked[]; kv: MemoryKv; began: number }> {
    const time = new VirtualTime();
    const asked = service(time, answer);
    const began = time.now();
    await inTime(time, async () => {
      const announcer = announcerOn(kv, ID, time);
      for (let n = 0; n < times; n += 1) {
        announcer.changed();
        await time.sleep(everyMs);
      }
      await announcer.last();
    });
    return { asked, kv, began };
  }

  it('publishes the id and the time, on the global channel that only listeners of it can hear', async () => {
    const { asked, began } = await said(1, 5_000);
    expect(signed(asked)).toEqual([
      { channelName: CHANNEL, claims: { deployment: ID }, permissions: ['publish'] },
    ]);
    expect(
      published(asked).map(({ name, isGlobal, payload = '' }) => [name, isGlobal, payload]),
    ).toEqual([
      [CHANNEL, true, JSON.stringify({ deployment: ID, at: began })],
      [CHANNEL, true, JSON.stringify({ deployment: ID, at: began + 5_000 })],
    ]);
    expect(published(asked).every(({ token }) => token?.split('.').length === 3)).toBe(true);
  });

  it('asks for another token only where the one in hand has less than half a minute left', async () => {
    // The token of the first moment ends after 120 s: it is good at 90 s, and not at 93 s.
    const asked = (await said(31, 3_000)).asked.map(({ name }) =>
      name === undefined ? 'sign' : 'publish',
    );
    expect(asked.lastIndexOf('sign')).toBe(1 + 31);
    expect(asked.filter((one) => one === 'sign')).toHaveLength(2);
    expect(asked.filter((one) => one === 'publish')).toHaveLength(32);
  });

  it('looks once a turn whether pages look by themselves, and then says nothing', async () => {
    const kv = new MemoryKv();
    const looks = (): number => kv.log.filter((line) => line === 'get settings').length;
    await said(5, 1_000, { kv });
    expect(looks()).toBe(1);
    await saveSettings(kv, { ...DEFAULT_SETTINGS, updates: 'polling' });
    expect((await said(10, 1_000, { kv })).asked).toEqual([]);
    expect(looks()).toBe(2);
  });

  it('leaves a service alone that will not sign, or will not publish', async () => {
    expect((await said(9, 1_000, { answer: () => refusal })).asked).toHaveLength(3);
    const { asked } = await said(9, 1_000, {
      answer: ({ name }) => (name === undefined ? undefined : refusal),
    });
    expect([signed(asked).length, published(asked).length]).toEqual([1, 3]);
  });
});
