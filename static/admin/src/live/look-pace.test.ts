import { describe, expect, it } from 'vitest';
import { nextLookMs } from './look-pace';

const PACE = { baseMs: 2_000, patience: 2, mostMs: 15_000 };

describe('looking again', () => {
  it('goes on as before while things move, and for a while after', () => {
    expect([0, 1, 2].map((quiet) => nextLookMs(PACE, quiet))).toEqual([2_000, 2_000, 2_000]);
  });

  it('comes more and more rarely where nothing moves, and never more rarely than agreed', () => {
    expect([3, 4, 5].map((quiet) => nextLookMs(PACE, quiet))).toEqual([3_000, 4_500, 6_750]);
    expect(nextLookMs(PACE, 10_000)).toBe(15_000);
  });
});
