/** A few schedules of chaos; the soak plays thousands, and says how to play one alone. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadTemplate } from '../../src/templates/catalogue';
import { hold, told } from './hold';
import { wrongIn } from './oracle';
import { play } from './play';
import type { Schedule } from './acts';

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

describe('whatever happens at once', () => {
  it('breaks none of the laws', async () => {
    const { found } = await hold({ loadTemplate }, { runs: 3, seed: 100 });
    expect(found === null ? '' : told(found)).toBe('');
  });

  it('comes to an end soon where a new object type is deleted and turns are shorter than a list may lag', async () => {
    const history = await play(DELETED_MEANWHILE, { loadTemplate });
    expect(wrongIn(history)).toEqual([]);
    const [{ confirmedAt, end }] = history.approvals as [(typeof history.approvals)[0]];
    expect(end?.code).toBe('succeeded');
    expect((end?.at ?? Infinity) - confirmedAt).toBeLessThan(120_000);
  });
});

const DELETED_MEANWHILE: Schedule = {
  seed: 5,
  size: 1,
  beginsNewer: true,
  firstSlice: true,
  present: 'auto',
  latencyMs: 60,
  storageMs: 0,
  nameScope: 'siblings',
  ratePerMinute: null,
  staleListsMs: 3_000,
  retryHeaders: 'RateLimit',
  duplicateAttributes: 'accepted',
  impersonation: 'allowed',
  asApp: 'refused',
  faults: ['drop-after-commit@6%,seed=7506,path=objecttypeattribute'],
  forge: ['kill-after@2,times=1', 'kill@98,times=1'],
  lostEvents: 0,
  windowMs: 6_000,
  acts: [
    { afterMs: 0, act: { kind: 'deploy', installation: 0, account: 'acc-admin', request: 0 } },
    { afterMs: 300, act: { kind: 'crash' } },
    { afterMs: 300, act: { kind: 'crash' } },
    { afterMs: 300, act: { kind: 'clock', jumpMs: -3_600_000 } },
    { afterMs: 0, act: { kind: 'crash' } },
    { afterMs: 1_500, act: { kind: 'clock', jumpMs: 3_600_000 } },
    {
      afterMs: 0,
      act: { kind: 'hand', meanwhile: true, what: 'delete', of: 'types', which: 493 },
    },
  ],
};
