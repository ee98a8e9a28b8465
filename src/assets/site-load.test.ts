import { describe, expect, it } from 'vitest';
import { AppError } from '../errors';
import type { Send, SendRequest, SendResponse } from './api';
import { fakeClock } from './fake-send';
import { SiteLoad } from './site-load';

const request: SendRequest = { method: 'GET', path: '/rest/x', class: 'read' };
const answer = (status: number, headers: Record<string, string> = {}): SendResponse => ({
  status,
  headers,
  body: '',
});

function loadOn(answerTo: (nth: number) => SendResponse | Error): {
  clock: ReturnType<typeof fakeClock>;
  load: SiteLoad;
  read: () => Promise<SendResponse>;
  write: () => Promise<SendResponse>;
} {
  const clock = fakeClock();
  const load = new SiteLoad(clock);
  let nth = 0;
  const send: Send = () => {
    nth += 1;
    const given = answerTo(nth);
    return given instanceof Error ? Promise.reject(given) : Promise.resolve(given);
  };
  const watched = load.watch(send);
  const paced = load.paced(watched);
  return { clock, load, read: () => paced(request), write: () => watched(request) };
}

describe('the load of a site', () => {
  it('lets reads through at once until one is refused, and then at the documented pace', async () => {
    const { clock, read } = loadOn((nth) => answer(nth === 101 ? 429 : 200));
    await Promise.all(Array.from({ length: 100 }, read));
    expect(clock.slept).toEqual([]);
    await read();
    const began = clock.now();
    await Promise.all(Array.from({ length: 10 }, read));
    expect(clock.now() - began).toBeGreaterThan(400);
    expect(clock.now() - began).toBeLessThan(1_000);
  });

  it('counts a refusal of the platform like one of the site', async () => {
    const refusal = new AppError('rate-limited', 'Too many.', { remedy: 'Wait.' });
    const { load, read } = loadOn(() => refusal);
    await expect(read()).rejects.toBe(refusal);
    expect(load.waitMs()).toBeGreaterThan(0);
    expect(load.shownSafe).toBe(0);
  });

  it('knows how many were under way together and all taken', async () => {
    const { load, read } = loadOn(() => answer(200));
    expect(load.shownSafe).toBe(0);
    await Promise.all(Array.from({ length: 6 }, read));
    expect(load.shownSafe).toBe(6);
  });

  it('has shown no number to be safe where one of them was refused, nor by what came one by one', async () => {
    const refusing = loadOn((nth) => answer(nth === 4 ? 429 : 200));
    await Promise.all(Array.from({ length: 6 }, refusing.write));
    expect(refusing.load.shownSafe).toBe(0);
    const single = loadOn(() => answer(200));
    for (let n = 0; n < 3; n += 1) await single.write();
    expect(single.load.shownSafe).toBe(1);
    // What fails otherwise says nothing of how much may be asked.
    const broken = loadOn((nth) => (nth === 3 ? new TypeError('lost') : answer(200)));
    await Promise.allSettled(Array.from({ length: 6 }, broken.write));
    expect(broken.load.shownSafe).toBe(6);
    expect(broken.load.waitMs()).toBe(0);
    const error = (code: 'rate-limited' | 'forbidden') =>
      new AppError(code, 'No.', { remedy: 'Wait.' });
    const turnedAway = loadOn((nth) => (nth === 3 ? error('forbidden') : answer(200)));
    await Promise.allSettled(Array.from({ length: 6 }, turnedAway.read));
    expect([turnedAway.load.shownSafe, turnedAway.load.waitMs()]).toEqual([6, 0]);
    const limited = loadOn((nth) => (nth === 3 ? error('rate-limited') : answer(200)));
    await Promise.allSettled(Array.from({ length: 6 }, limited.write));
    expect(limited.load.shownSafe).toBe(0);
  });

  it('goes on at once after a wait, and does not wait again for a quota that is filled up', async () => {
    const { clock, load, read } = loadOn((nth) =>
      answer(200, nth === 1 ? { ratelimit: '"a";r=0;t=10' } : {}),
    );
    await read();
    await Promise.all([read(), read()]);
    expect(clock.slept).toEqual([10_000]);
    await read();
    expect([clock.slept.length, load.waitMs()]).toEqual([1, 0]);
  });

  it('believes the one of several quotas that is filled up last', async () => {
    const { load, write } = loadOn(() => answer(200, { ratelimit: '"a";r=0;t=2, "b";r=0;t=9' }));
    await write();
    expect(load.quotaMs()).toBe(9_000);
  });

  it.each([
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2026-11-21T12:00:07.000Z' }, 7_000],
    [{ 'ratelimit-remaining': '0', 'ratelimit-reset': '4' }, 4_000],
    [{ ratelimit: '"burst";r=0;t=3, "hour";r=9000;t=1200' }, 3_000],
    [{ 'beta-ratelimit': 'limit=9, remaining=0, reset=2' }, 2_000],
    // What takes longer than a minute to be filled up may be shared by all sites: the last of it is theirs.
    [{ ratelimit: '"app";r=400;t=1800' }, 1_800_000],
    [{ ratelimit: '"app";r=900;t=1800' }, 0],
    // One of those that are left is this request.
    [{ ratelimit: '"app";r=500;t=1800' }, 1_800_000],
    [{ ratelimit: '"app";r=501;t=1800' }, 0],
    [{ ratelimit: '"own";r=400;t=60' }, 0],
    [{ ratelimit: '"own";r=1;t=60' }, 0],
    [{ ratelimit: '"own";r=0;t=0' }, 0],
    [{ 'x-ratelimit-remaining': ' 0 ', 'x-ratelimit-reset': ' 7 ' }, 7_000],
    [{ 'x-ratelimit-remaining': '0.25', 'x-ratelimit-reset': '7' }, 7_000],
    [{ 'x-ratelimit-remaining': '-0', 'x-ratelimit-reset': '7' }, 0],
    [{ 'x-ratelimit-remaining': '0 left', 'x-ratelimit-reset': '7' }, 0],
    [{ 'x-ratelimit-remaining': '0x0', 'x-ratelimit-reset': '7' }, 0],
    [{ ratelimit: '"own";t=7' }, 0],
    [{ ratelimit: '"own";r=1' }, 0],
    [{ 'x-ratelimit-remaining': '40', 'x-ratelimit-reset': '2026-11-21T12:00:07.000Z' }, 0],
    [{ 'x-ratelimit-remaining': '0' }, 0],
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2026-11-21T11:00:00.000Z' }, 0],
  ])('believes a quota that an answer announces: %o', async (headers, wait) => {
    const { load, write } = loadOn(() => answer(201, headers));
    await write();
    expect(load.quotaMs()).toBe(wait);
  });

  it('waits for a quota of seconds, and says so where it is one of hours', async () => {
    const soon = loadOn((nth) => answer(200, nth === 1 ? { ratelimit: '"a";r=0;t=5' } : {}));
    await soon.read();
    await soon.read();
    expect(soon.clock.slept).toEqual([5_000]);
    const late = loadOn((nth) => answer(200, nth === 1 ? { ratelimit: '"a";r=3;t=900' } : {}));
    await late.read();
    await expect(late.read()).rejects.toMatchObject({
      code: 'rate-limited',
      retryAfterMs: 900_000,
      remedy: 'Wait 900 s, then try again.',
    });
    expect(late.clock.slept).toEqual([]);
  });

  it.each([
    [200, '"a";r=0;t=5', 0],
    [200, '"a";r=0;t=5, "b";r=9000;t=5', 0],
    // A refusal contradicts nothing, and neither does one of the last that are left.
    [429, '"a";r=0;t=5', 5_000],
    [200, '"a";r=300;t=1800', 1_800_000],
  ])('after 30 answers of %i with %s waits %i ms', async (status, ratelimit, waits) => {
    const { clock, load, write } = loadOn(() => answer(status, { ratelimit }));
    for (let n = 0; n < 30; n += 1) await write();
    await clock.sleep(load.quotaMs() + 5_000);
    await write();
    expect(load.quotaMs()).toBe(waits);
  });

  it('is not contradicted by answers whose quota is filled up again by then', async () => {
    const { load, write } = loadOn((nth) =>
      answer(200, { ratelimit: nth > 30 ? '"a";r=0;t=5' : '"a";r=0;t=0' }),
    );
    for (let n = 0; n < 31; n += 1) await write();
    expect(load.quotaMs()).toBe(5_000);
  });

  it('believes it anew once an answer had something left', async () => {
    const none = { ratelimit: '"a";r=0;t=5' };
    const { clock, load, write } = loadOn((nth) => answer(200, nth === 20 ? {} : none));
    for (let n = 0; n < 39; n += 1) await write();
    await clock.sleep(5_000);
    await write();
    expect(load.quotaMs()).toBe(5_000);
  });
});
