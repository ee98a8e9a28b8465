import { describe, expect, it } from 'vitest';
import { settledAt, unsettledMs, type Signs } from './lag';
import { RetryBudget } from './retry-budget';

const BEAT = 1_000_000;
const signs = (some: Partial<Signs>): Signs => ({ pushedAt: null, heartbeatAt: BEAT, ...some });

describe('when lists show all that earlier turns made', () => {
  it('is already where nothing was begun, or all was handed over without a doubt', () => {
    expect(settledAt(signs({ heartbeatAt: null, doubtAt: BEAT }))).toBeNull();
    expect(settledAt(signs({ pushedAt: BEAT }))).toBeNull();
    expect(unsettledMs(signs({ pushedAt: BEAT }), BEAT)).toBe(0);
  });

  it('is ten seconds after the last doubt, or after the last call of a turn that died can land', () => {
    expect(settledAt(signs({ pushedAt: BEAT + 5, doubtAt: BEAT }))).toBe(BEAT + 10_000);
    for (const pushedAt of [null, BEAT - 1])
      expect(settledAt(signs({ pushedAt }))).toBe(BEAT + 13_000);
    expect(settledAt(signs({ doubtAt: BEAT - 1 }))).toBe(BEAT + 13_000);
    expect(settledAt(signs({ doubtAt: BEAT + 4_000 }))).toBe(BEAT + 14_000);
  });

  it('is never longer ahead than that, whatever became of the clock', () => {
    const died = signs({});
    expect(unsettledMs(died, BEAT + 4_000)).toBe(9_000);
    expect(unsettledMs(died, BEAT + 13_001)).toBe(0);
    expect(unsettledMs(died, BEAT - 3_600_000)).toBe(13_000);
  });
});

describe('what is paid for retries', () => {
  const spent = (budget: RetryBudget): number => {
    let times = 0;
    while (times < 100 && budget.spend()) times += 1;
    return times;
  };

  it('is there for twenty, and a fifth of one comes back with each clean call', () => {
    const budget = new RetryBudget();
    expect(spent(budget)).toBe(20);
    for (let n = 0; n < 4; n += 1) budget.refundOne();
    expect(budget.spend()).toBe(false);
    budget.refundOne();
    expect(spent(budget)).toBe(1);
  });

  it('is never more than at the start', () => {
    const budget = new RetryBudget();
    for (let n = 0; n < 50; n += 1) budget.refundOne();
    expect(spent(budget)).toBe(20);
  });
});
