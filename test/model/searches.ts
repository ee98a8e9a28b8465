/** The searches, and within which bounds: all of each, or it fails. */
import { ADVERSITIES, type Adversity } from './state';
import type { Limits } from './explore';

export interface Search {
  name: string;
  limits: Limits;
}

/** Far above what any of them needs: one that grows beyond is to be looked at. */
const MOST_STATES = 3_000_000;

const each = (kinds: readonly Adversity[], times = 1): Limits['most'] =>
  Object.fromEntries(kinds.map((kind) => [kind, times]));

const one = (kind: Adversity): Search => ({
  name: `one ${kind}`,
  limits: { adversities: 1, most: each([kind]), states: MOST_STATES },
});

const two = (a: Adversity, b: Adversity): Search => ({
  name: `${a} and ${b}, once approved`,
  limits: {
    adversities: 2,
    most: a === b ? each([a], 2) : each([a, b]),
    approved: true,
    states: MOST_STATES,
  },
});

const PRESENT: Search = {
  name: 'any one, of a deployment that waits for its person',
  limits: { adversities: 1, most: each(ADVERSITIES), present: 'always', states: MOST_STATES },
};

/** A share for every run of the tests. */
export const QUICK: readonly Search[] = [
  ...(['death', 'storage', 'stale', 'status', 'cancel'] as const).map(one),
  PRESENT,
];

export const FULL: readonly Search[] = [
  { name: 'any one', limits: { adversities: 1, most: each(ADVERSITIES), states: MOST_STATES } },
  PRESENT,
  ...(['death', 'storage', 'assets', 'stale', 'status', 'cancel'] as const).map((kind) =>
    two('death', kind),
  ),
  ...(['storage', 'assets', 'stale', 'status', 'cancel'] as const).map((kind) =>
    two('storage', kind),
  ),
  two('assets', 'stale'),
  two('assets', 'status'),
  two('assets', 'cancel'),
  two('again', 'stale'),
  two('again', 'cancel'),
  two('cancel', 'status'),
  two('stale', 'cancel'),
  two('stale', 'status'),
];

/** Minutes each. Among them the one in which the lock is most often taken from a turn that is alive. */
export const SOAK: readonly Search[] = [
  two('again', 'death'),
  two('clock', 'storage'),
  two('clock', 'stale'),
];
