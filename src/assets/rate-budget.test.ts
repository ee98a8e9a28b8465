/** What a site that refuses calls teaches: numbers that follow from what it took, and when. */
import { describe, expect, it } from 'vitest';
import { RateBudget } from './rate-budget';

const NOON = Date.UTC(2026, 10, 21, 12);

function budgetOf(perMinute?: number) {
  let now = 0;
  const budget = new RateBudget(() => now, perMinute);
  return {
    budget,
    pass: (ms: number) => {
      now += ms;
    },
    /** Calls that the site takes, one every so many milliseconds. */
    take(times: number, everyMs = 0) {
      for (let n = 0; n < times; n += 1) {
        budget.started();
        budget.clean(now);
        now += everyMs;
      }
    },
    at: () => now,
    refuse: (startedAt = now) => budget.refused(startedAt),
    /** Calls that may start at this moment, one after another. */
    atOnce() {
      let calls = 0;
      while (budget.waitMs() === 0 && calls < 1_000) {
        budget.started();
        calls += 1;
      }
      return calls;
    },
    learnt: () => budget.lesson(NOON),
  };
}

describe('until something is refused', () => {
  it('every call may start, and only how many were taken is remembered', () => {
    const { budget, take, atOnce, learnt } = budgetOf();
    take(50, 10);
    expect(atOnce()).toBe(1_000);
    expect(budget.taken).toBe(50);
    expect(learnt()).toEqual({ perMinute: null, burst: 0, taken: 50, at: NOON });
    take(450);
    expect([atOnce(), budget.waitMs(), learnt().perMinute]).toEqual([1_000, 0, null]);
  });

  it('calls are of the last minute for sixty seconds', () => {
    const { budget, take, pass } = budgetOf();
    take(3);
    pass(59_999);
    take(2);
    expect(budget.inLastMinute).toBe(5);
    pass(1);
    expect(budget.inLastMinute).toBe(2);
    expect(budget.taken).toBe(5);
  });
});

describe('the first refusal', () => {
  it('sets the documented pace, after a breath of three turns, and shows what could be saved up', () => {
    const { budget, take, refuse, pass, learnt } = budgetOf();
    take(20, 20);
    expect(refuse()).toBe(true);
    expect(budget.waitMs()).toBe(187.5);
    // 960 a minute would have been 6 in the time from the first of these 20 to the last.
    expect(learnt()).toEqual({ perMinute: 960, burst: 14, taken: 20, at: NOON });
    pass(187.5);
    expect(budget.waitMs()).toBe(0);
    budget.started();
    expect(budget.waitMs()).toBe(62.5);
  });

  it.each([
    { taken: 50, everyMs: 20, pace: 960 },
    { taken: 70, everyMs: 40, pace: 1_072 },
    { taken: 500, everyMs: 5, pace: 1_613 },
  ])(
    'guesses $pace a minute where $taken calls, one in $everyMs ms, were taken, as if a second of it was saved up',
    ({ taken, everyMs, pace }) => {
      const { take, refuse, learnt } = budgetOf();
      take(taken, everyMs);
      refuse();
      expect(learnt().perMinute).toBe(pace);
    },
  );

  it('is followed by no more than was taken until then, where that took two seconds', () => {
    const slow = (everyMs: number, times: number): number | null => {
      const { take, refuse, learnt } = budgetOf();
      take(times, everyMs);
      refuse();
      return learnt().perMinute;
    };
    expect([slow(100, 40), slow(100, 21), slow(100, 20), slow(100, 19)]).toEqual([
      600, 600, 600, 960,
    ]);
    expect([slow(200, 20), slow(2_000, 20), slow(50, 80)]).toEqual([300, 120, 960]);
  });

  describe('learns from the calls that were on their way', () => {
    /** 16 calls more, one every so many milliseconds; so many of them are taken. All end before the next begins. */
    const afterVolley = (everyMs: number, taken: number, unanswered = 0): number | null => {
      const { budget, take, refuse, pass, learnt } = budgetOf();
      take(20, 20);
      const first = 400;
      budget.started();
      const starts = Array.from({ length: 16 }, (_, n) => {
        pass(everyMs);
        budget.started();
        return first + (n + 1) * everyMs;
      });
      refuse(first);
      starts.forEach((at, n) => {
        if (n < taken) budget.clean(at);
        else if (n < 16 - unanswered) refuse(at);
      });
      pass(2_000);
      expect(budget.waitMs()).toBe(0);
      budget.started();
      return learnt().perMinute;
    };

    it.each([
      [
        'twelve of 16 in 320 ms: one and three quarters of what is documented, at most',
        20,
        12,
        1_680,
      ],
      ['eleven: that as well', 20, 11, 1_680],
      ['nine: one fewer for certain, and a little less', 20, 9, 1_440],
      ['eight', 20, 8, 1_260],
      ['four: what is documented is within one more or less', 20, 4, 938],
      ['two of them: not more than three in that time', 20, 2, 563],
      ['none', 20, 0, 188],
      ['none, more slowly: never less than 120 a minute', 100, 0, 120],
    ])('%s', (_, everyMs, taken, perMinute) => {
      expect(afterVolley(everyMs, taken)).toBe(perMinute);
    });

    /** Ten calls on their way, started in 300 ms after the one that is refused; the site takes so many of them. */
    const tenAfter = (known: number, ...volleys: number[]): number | null => {
      const { budget, take, refuse, pass, at, learnt } = budgetOf();
      budget.remember({ perMinute: known, burst: 20, taken: 0, at: NOON }, NOON);
      for (const taken of volleys) {
        take(40, 30);
        const starts = Array.from({ length: 11 }, () => {
          budget.started();
          pass(30);
          return at() - 30;
        });
        starts.forEach((start, n) => {
          if (n > 0 && n <= taken) budget.clean(start);
          else refuse(start);
        });
        pass(2_000);
        budget.started();
      }
      return learnt().perMinute;
    };

    it('also where a pace was remembered', () => {
      expect([1, 5, 9].map((taken) => tenAfter(2_000, taken))).toEqual([400, 1_200, 1_920]);
      expect(tenAfter(500, 10)).toBe(1_680);
    });

    it('after a later refusal only that they were fewer than was believed', () => {
      const once = tenAfter(500, 4) ?? 0;
      expect(tenAfter(500, 4, 10)).toBeLessThanOrEqual(once * 1.5);
      expect(tenAfter(500, 10, 1)).toBe(400);
    });

    it('but nothing where they were started within a moment, or one has not ended', () => {
      expect(afterVolley(9, 12)).toBe(960);
      expect(afterVolley(20, 12, 1)).toBe(960);
    });
  });

  it('lets what a pause saves up be made up for: seven tenths of what could be saved, eight at most', () => {
    const { take, refuse, pass, atOnce } = budgetOf();
    take(20, 20);
    refuse();
    pass(2_000);
    expect(atOnce()).toBe(9);
    const fast = budgetOf();
    fast.take(500, 5);
    fast.refuse();
    fast.pass(2_000);
    expect(fast.atOnce()).toBe(9);
    fast.pass(100);
    expect(fast.atOnce()).toBe(2);
  });

  it('counts once for calls that were on their way together', () => {
    const { refuse, pass, learnt, take } = budgetOf();
    take(10, 100);
    refuse(990);
    expect(refuse(990)).toBe(false);
    expect(refuse(1_000)).toBe(false);
    expect(learnt().perMinute).toBe(960);
    pass(1);
    expect(refuse(1_001)).toBe(true);
  });

  it('lets no more than four missed turns be made up for', () => {
    const { refuse, pass, atOnce } = budgetOf();
    refuse();
    pass(60_000);
    expect(atOnce()).toBe(5);
    pass(62.5);
    expect(atOnce()).toBe(1);
  });
});

describe('between two refusals', () => {
  it.each([
    [101, 100, 570, 'what was taken, less four in a hundred'],
    [9, 80, 640, 'as few as eight calls in 0.7 s'],
    [8, 200, 480, 'half, where fewer calls measure nothing'],
    [20, 34, 480, 'half, where less than 0.7 s measures nothing'],
  ])('%i calls, one in %f ms, teach %i a minute: %s', (times, everyMs, perMinute) => {
    const { take, refuse, pass, learnt } = budgetOf();
    pass(10_000);
    // The first starts at the moment of the refusal, and is not counted.
    refuse();
    take(times, everyMs);
    refuse();
    expect(learnt().perMinute).toBe(perMinute);
  });

  it('never teach less than 120 a minute', () => {
    const { refuse, pass, learnt } = budgetOf();
    for (let n = 0; n < 8; n += 1) {
      pass(10);
      refuse();
    }
    expect(learnt().perMinute).toBe(120);
  });

  it('more is tried step by step where the site takes it', () => {
    const { take, refuse, pass, learnt } = budgetOf();
    pass(10_000);
    refuse();
    take(13, 50);
    expect(learnt().perMinute).toBe(960);
    take(40, 50);
    expect(learnt().perMinute).toBeGreaterThan(1_000);
    expect(learnt().perMinute).toBeLessThanOrEqual(1.8 * 1_300);
  });
});

describe('what is tried', () => {
  /** The pace after 30 calls at about the documented one that follow a pause of a second. */
  const triedAfter = (before: number): number | null => {
    const { take, refuse, pass, learnt } = budgetOf();
    take(60, before / 60);
    refuse();
    pass(1_000);
    take(30, 62);
    return learnt().perMinute;
  };

  it('counts the pause only where the first refusal came late enough to tell anything by', () => {
    expect(triedAfter(1_900)).toBeGreaterThan(1_400);
    expect(triedAfter(4_000)).toBeLessThan(1_000);
  });

  /** How much more than was measured is reached in the end, where the site takes all of it. */
  const moreAfter = (measured: number): number => {
    const { take, refuse, pass, learnt } = budgetOf();
    pass(10_000);
    refuse();
    take(measured + 1, 100);
    refuse();
    const known = learnt().perMinute ?? 0;
    take(150, 60_000 / known);
    return (learnt().perMinute ?? 0) / known;
  };

  it('is more where few calls were measured', () => {
    expect(moreAfter(12)).toBeCloseTo(1.2, 1);
    expect(moreAfter(12)).toBeGreaterThan(moreAfter(16));
    expect(moreAfter(16)).toBeGreaterThan(moreAfter(30));
  });
});

describe('calls in a row, below the documented pace', () => {
  /** After a measured refusal, and so many that measure nothing. */
  const later = (halvings: number): (number | null)[] => {
    const { take, refuse, pass, learnt } = budgetOf();
    pass(10_000);
    refuse();
    take(21, 100);
    refuse();
    for (let n = 0; n < halvings; n += 1) {
      pass(100);
      refuse();
    }
    const before = learnt().perMinute;
    take(60 * 2 ** (2 + halvings), 0);
    return [before, learnt().perMinute];
  };

  it('raise what was measured by a little, and what was only halved by more', () => {
    expect(later(0)).toEqual([549, 571]);
    expect(later(1)).toEqual([274, 296]);
  });
});

describe('what was remembered', () => {
  const lesson = { perMinute: 600, burst: 0, taken: 700, at: NOON };

  it('is where a later run begins', () => {
    const { budget, atOnce, learnt } = budgetOf();
    budget.remember(lesson, NOON + 60_000);
    expect(learnt()).toEqual({ ...lesson, at: NOON });
    expect(atOnce()).toBe(5);
    expect(budget.waitMs()).toBe(100);
  });

  it.each([
    [100, 3_600_000, 71],
    [100, 5_000, 36],
    [100, -5_000, 5],
    [4, 3_600_000, 5],
  ])(
    'of a burst of %i, %i ms ago, seven tenths of what filled up again are relied on',
    (burst, ago, calls) => {
      const { budget, atOnce } = budgetOf();
      budget.remember({ ...lesson, burst }, NOON + ago);
      expect(atOnce()).toBe(calls);
    },
  );

  it('is never slower than half of the least that is documented', () => {
    const from = (perMinute: number): number | null => {
      const { budget, learnt } = budgetOf();
      budget.remember({ perMinute, burst: 0, taken: 0, at: NOON }, NOON);
      return learnt().perMinute;
    };
    expect([from(120), from(250), from(251)]).toEqual([250, 250, 251]);
  });

  it('is relied on less what was asked in the last minute', () => {
    const { budget, take, atOnce } = budgetOf();
    take(3);
    budget.remember({ ...lesson, burst: 100 }, NOON + 3_600_000);
    expect(atOnce()).toBe(68);
  });

  it('says nothing of the pace where nothing was refused then', () => {
    const { budget, atOnce, take, learnt } = budgetOf();
    take(3);
    budget.remember({ ...lesson, perMinute: null }, NOON);
    expect(atOnce()).toBe(1_000);
    expect(learnt()).toMatchObject({ perMinute: null, taken: 700 });
    budget.remember({ ...lesson, perMinute: null, taken: 9 }, NOON);
    expect(budget.taken).toBe(700);
  });

  it('counts less than what has been learnt here', () => {
    const { budget, refuse, learnt } = budgetOf();
    refuse();
    budget.remember(lesson, NOON);
    expect(learnt().perMinute).toBe(960);
  });

  it.each([
    ['measured an hour ago', 600, 59, 600],
    ['measured an hour ago', 600, 60, 648],
    ['measured just now', 600, 60, 612],
    ['measured an hour ago', 1_200, 199, 1_200],
    ['measured an hour ago', 1_200, 200, 1_296],
    ['measured just now', 1_200, 199, 1_200],
    ['measured just now', 1_200, 200, 1_224],
    ['only taken, just now', 1_200, 59, 1_200],
    ['only taken, just now', 1_200, 60, 1_296],
  ])('(%s) %i a minute is, after %i calls in a row, %i', (how, perMinute, times, later) => {
    const { budget, take, learnt } = budgetOf();
    const measured = how.startsWith('measured') ? { measured: true as const } : {};
    budget.remember(
      { ...lesson, perMinute, ...measured },
      NOON + (how.endsWith('now') ? 3_599_999 : 3_600_000),
    );
    take(times);
    expect(learnt().perMinute).toBe(later);
  });

  it('is known to be measured by who is told of it, until it is halved', () => {
    const { budget, take, refuse, pass, learnt } = budgetOf();
    budget.remember({ ...lesson, measured: true }, NOON);
    expect(learnt().measured).toBe(true);
    take(10, 100);
    refuse();
    expect(learnt().measured).toBe(true);
    pass(100);
    refuse();
    expect(learnt()).not.toHaveProperty('measured');
  });

  it('goes up half as often after a refusal, which takes four in a hundred', () => {
    const { budget, pass, refuse, take, learnt } = budgetOf();
    budget.remember({ ...lesson, measured: true }, NOON);
    pass(1);
    refuse();
    expect(learnt().perMinute).toBe(576);
    take(119);
    expect(learnt().perMinute).toBe(576);
    take(1);
    expect(learnt().perMinute).toBe(588);
  });
});
