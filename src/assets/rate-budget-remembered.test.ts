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
  return { budget, start, pass, atOnce, refuse, learnt: () => budget.lesson(NOON) };
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
