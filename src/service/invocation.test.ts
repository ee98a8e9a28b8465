import { afterEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../deployer/run/clock';
import { invocationOf } from './invocation';

const platform = { leftMs: 25_000 };
vi.mock('@forge/api', () => ({
  getAppContext: () => ({ invocationRemainingTimeInMillis: () => platform.leftMs }),
}));

const of = (origin: 'chat' | 'page'): number =>
  invocationOf({}, { accountId: 'somebody' }, origin).leftMs();

afterEach(() => vi.restoreAllMocks());

describe('the time until an answer is due', () => {
  it('is a whole number, whatever fractions the clock of the process has: it is stored', () => {
    const ticks = vi.spyOn(systemClock, 'ticks').mockReturnValue(100.25);
    const invocation = invocationOf({}, { accountId: 'somebody' }, 'chat');
    ticks.mockReturnValue(1_234.567);
    expect(invocation.leftMs()).toBe(8_365);
  });

  it('is shorter in a conversation than on the page', () => {
    expect(of('chat')).toBeLessThan(10_000);
    expect(of('page')).toBeGreaterThan(of('chat'));
    expect(of('page')).toBeLessThan(20_000);
  });

  it('is never more than what the platform leaves', () => {
    platform.leftMs = 3_000;
    expect(of('chat')).toBeLessThanOrEqual(2_000);
    expect(of('page')).toBeLessThanOrEqual(2_000);
  });
});
