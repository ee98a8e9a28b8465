import { describe, expect, it } from 'vitest';
import { evenPace } from './even-pace';
import { fakeClock } from './fake-send';

describe('the even pace of many reads', () => {
  it('lets them through at once until one is refused, and then sixteen a second', async () => {
    const clock = fakeClock();
    const pace = evenPace(clock);
    for (let n = 0; n < 100; n += 1) await pace.turn();
    expect(clock.slept).toEqual([]);
    pace.refused();
    const began = clock.now();
    for (let n = 0; n < 161; n += 1) await pace.turn();
    expect(clock.now() - began).toBe(10_000);
  });

  it('does not wait for hours where the clock was set back', async () => {
    let at = 1_000_000_000;
    const slept: number[] = [];
    const pace = evenPace({
      now: () => at,
      sleep: (ms) => {
        slept.push(ms);
        return Promise.resolve();
      },
    });
    pace.refused();
    await pace.turn();
    at -= 3_600_000;
    await pace.turn();
    expect(slept).toEqual([10_000]);
  });
});
