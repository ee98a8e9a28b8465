import { describe, expect, it } from 'vitest';
import { inTime, VirtualTime } from '../../../simulator/virtual-time';
import { createAnnouncer, type Say } from './announcer';

async function over(
  seconds: number,
  everyMs: number,
  say: (time: VirtualTime) => ReturnType<Say>,
): Promise<{ times: number[]; ms: number }> {
  const time = new VirtualTime();
  const times: number[] = [];
  return inTime(time, async () => {
    const began = time.ticks();
    const announcer = createAnnouncer(() => {
      times.push(time.ticks() - began);
      return say(time);
    }, time);
    for (let at = 0; at < seconds * 1_000; at += everyMs) {
      announcer.changed();
      await time.sleep(everyMs);
    }
    const ended = time.ticks();
    await announcer.last();
    return { times, ms: time.ticks() - ended };
  });
}

describe('announcing', () => {
  it('says something at most once a second, and once more when the turn is over', async () => {
    const { times, ms } = await over(3, 100, () => Promise.resolve(true));
    expect(times).toEqual([0, 1_000, 2_000, 3_000]);
    expect(ms).toBe(0);
  });

  it('is over only when what was said last has been taken', async () => {
    const slow = (ms: number) => (time: VirtualTime) => time.sleep(ms).then(() => true);
    expect(await over(1, 1_000, slow(700))).toEqual({ times: [0, 1_000], ms: 700 });
    // What was on its way is waited for as well, and only then the last is said.
    expect(await over(1, 1_000, slow(1_500))).toEqual({ times: [0, 1_500], ms: 2_000 });
  });

  it('leaves a service alone that refused three times in a row', async () => {
    expect((await over(10, 500, () => Promise.resolve(false))).times).toEqual([0, 1_000, 2_000]);
    expect((await over(10, 500, () => Promise.reject(new Error('down')))).times).toEqual([
      0, 1_000, 2_000,
    ]);
  });

  it('goes on where it refuses now and then', async () => {
    let n = 0;
    expect((await over(6, 1_000, () => Promise.resolve((n += 1) % 3 === 0))).times).toHaveLength(7);
  });

  it('does not wait for a service that never answers, and asks it nothing more meanwhile', async () => {
    const { times, ms } = await over(5, 1_000, () => new Promise<boolean>(() => undefined));
    expect(times).toEqual([0]);
    expect(ms).toBeLessThanOrEqual(4_000);
  });
});
