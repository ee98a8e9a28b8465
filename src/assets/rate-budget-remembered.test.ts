/** What a budget makes up for, tries and leaves to a later run once something was refused. */
import { expect, it } from 'vitest';
import { RateBudget } from './rate-budget';

const NOON = Date.UTC(2026, 10, 21, 12);

/** A budget on a clock of its own: `start` so many calls, one every so many milliseconds, taken or not yet answered. */
function budgetAt() {
  let now = 0;
  const budget = new RateBudget(() => now);
  const start = (times: number, everyMs = 0, isTaken = true): void => {
    for (let n = 0; n < times; n += 1) {
      budget.started();
      if (isTaken) budget.clean(now);
      now += everyMs;
    }
  };
  const pass = (ms: number): void => {
    now += ms;
  };
  const atOnce = (): number => {
    let calls = 0;
    for (; budget.waitMs() === 0 && calls < 1_000; calls += 1) budget.started();
    return calls;
  };
  const refuse = (startedAt = now): boolean => budget.refused(startedAt);
  return { budget, start, pass, atOnce, refuse, now: () => now, learnt: () => budget.lesson(NOON) };
}

it('makes up once for what was saved up before it began: after that, for four turns missed', () => {
  const { budget, start, pass, atOnce } = budgetAt();
  const known = { perMinute: 600, burst: 100, taken: 0, at: NOON };
  budget.remember(known, NOON + 3_600_000);
  // Of seventy turns that are made up for, two are still open when the pause begins.
  start(68, 0, false);
  pass(60_000);
  expect(atOnce()).toBe(5);
});

it('counts to what could be saved up only what was started before the call that was refused', () => {
  const burst = (after: number): number => {
    const { start, refuse, learnt } = budgetAt();
    start(20, 20);
    start(1 + after, 20, false);
    refuse(400);
    return learnt().burst;
  };
  expect([0, 1, 16].map(burst)).toEqual([14, 14, 14]);
});

it('makes up, after a later refusal, for all that a pause saves up', () => {
  const { start, refuse, pass, atOnce } = budgetAt();
  start(500, 5);
  refuse();
  start(100, 80);
  refuse();
  pass(60_000);
  // Seven tenths of what of the 500 was more than the pace that was measured since.
  expect(atOnce()).toBeGreaterThan(300);
});

it('neither tries more after calls in a row, nor leaves what it only tries, where a fast pace was guessed', () => {
  const { start, refuse, learnt } = budgetAt();
  start(500, 5);
  refuse();
  const guessed = learnt().perMinute ?? 0;
  // Slower than the pace, so that they teach nothing; the first was started at the refusal and does not count.
  start(200, 60);
  expect(learnt().perMinute).toBe(guessed);
  start(1, 60);
  expect(learnt().perMinute).toBe(Math.round(guessed / 1.3));
});

/**
 * Where some 2,000 a minute were measured before: calls on their way at a refusal, one every so many
 * milliseconds after the refused one, which `more` others were started together with; the site takes
 * so many of those on their way.
 * @returns what may start at once after the pause, and the pace
 */
function afterVolley(sent: number, taken: number, more = 0, everyMs = 30) {
  const { budget, start, pass, atOnce, refuse, learnt } = budgetAt();
  start(400, 10);
  refuse();
  start(101, 30);
  start(1 + more, 0, false);
  const first = 4_000 + 101 * 30;
  const starts = Array.from({ length: sent }, (_, n) => first + (n + 1) * everyMs);
  for (const _ of starts) {
    pass(everyMs);
    start(1, 0, false);
  }
  for (let n = 0; n <= more; n += 1) refuse(first);
  starts.forEach((at, n) => {
    if (n < taken) budget.clean(at);
    else refuse(at);
  });
  pass(2_000);
  const at = atOnce();
  // What answers later than that tells nothing any more.
  expect(refuse(first + everyMs)).toBe(false);
  return { at, pace: learnt().perMinute };
}

it('counts, of the calls refused together, only those that were started after the first', () => {
  expect(afterVolley(10, 4).pace).toBe(1_000);
  expect(afterVolley(10, 4, 5).pace).toBe(1_000);
});

it('learns from eight calls on their way, started within 150 ms, and from no fewer and no faster', () => {
  const known = afterVolley(7, 2).pace;
  expect(known).toBe(1_901);
  expect(afterVolley(8, 2).pace).toBe(750);
  expect(afterVolley(10, 4, 0, 14).pace).toBe(known);
  expect(afterVolley(10, 3, 0, 15).pace).toBe(1_600);
});

it('makes up for nothing where those on their way show that the rate has fallen by a quarter', () => {
  // Seven of ten, and one more, are 1,600 a minute of 1,901; six are 1,400.
  expect(afterVolley(10, 7).at).toBeGreaterThan(20);
  expect(afterVolley(10, 6).at).toBeLessThanOrEqual(5);
});

it('makes up for four turns missed where it was refused as soon as it went on', () => {
  const { start, pass, atOnce, refuse } = budgetAt();
  start(500, 5);
  refuse();
  start(30, 100);
  refuse();
  pass(2_000);
  start(3);
  pass(10);
  refuse();
  pass(10_000);
  expect(atOnce()).toBeLessThanOrEqual(5);
});

it('measures between refusals that lie 700 ms apart', () => {
  const paceAfter = (ms: number): number => {
    const { start, pass, refuse, learnt } = budgetAt();
    start(300, 10);
    refuse();
    pass(10);
    start(20);
    pass(ms - 10);
    refuse();
    return learnt().perMinute ?? 0;
  };
  expect(paceAfter(699)).toBeLessThan(0.6 * paceAfter(700));
});

/** Sixteen more are on their way, one every 20 ms, of which twelve are taken: 1,680 a minute. */
function afterFastVolley(before: (budget: ReturnType<typeof budgetAt>) => void): number {
  const at = budgetAt();
  before(at);
  const { budget, start, pass, atOnce, refuse, now } = at;
  start(1, 0, false);
  const first = now();
  const starts = Array.from({ length: 16 }, (_, n) => first + (n + 1) * 20);
  for (const _ of starts) {
    pass(20);
    start(1, 0, false);
  }
  refuse(first);
  for (const one of starts) {
    if (one - first <= 240) budget.clean(one);
    else refuse(one);
  }
  pass(2_000);
  start(1, 0, false);
  pass(2_000);
  return atOnce();
}

it('makes up, where those on their way teach a higher pace, for what could be saved up at that pace', () => {
  const crowd = afterFastVolley(({ start }) => start(80, 5));
  expect(crowd).toBeGreaterThan(30);
  expect(crowd).toBeLessThan(60);
  const known = { perMinute: 960, burst: 0, taken: 0, at: NOON };
  expect(afterFastVolley(({ budget }) => budget.remember(known, NOON))).toBe(5);
});

it('makes up for four turns missed after the first refusal at a pace that was remembered', () => {
  const { budget, start, pass, atOnce, refuse } = budgetAt();
  budget.remember({ perMinute: 960, burst: 50, taken: 0, at: NOON }, NOON);
  start(20, 70);
  refuse();
  pass(10_000);
  expect(atOnce()).toBe(5);
});
