import { expect, it } from 'vitest';
import { inTime, VirtualTime } from '../../../simulator/virtual-time';
import { systemClock } from './clock';

it('tells the time of day and how long something took, and sleeps until it is cut short', async () => {
  const time = new VirtualTime();
  await inTime(time, async () => {
    await time.sleep(40);
    expect([systemClock.now(), systemClock.ticks()]).toEqual([time.now(), 40]);
    await systemClock.sleep(500);
    expect(systemClock.ticks()).toBe(540);
    await systemClock.sleep(60_000, time.sleep(100));
    expect(systemClock.ticks()).toBe(640);
    await systemClock.sleep(100, time.sleep(60_000));
    expect(systemClock.ticks()).toBe(740);
  });
});
