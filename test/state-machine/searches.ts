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

/** The confirmation is itself the first turn: anything may happen to it, and to what follows where it was cut short. */
const SLICE: Search = {
  name: 'any one, of a confirmation that carries the first slice',
  limits: { adversities: 1, most: each(ADVERSITIES), present: 'auto', states: MOST_STATES },
};
/**
 * Without pauses of minutes: two deliveries of one event are under way here from the beginning,
 * and with such a pause in one of them the states are millions.
 */
const CUT: Search = {
  name: 'any one, after a first slice that was cut short',
  limits: {
    adversities: 1,
    most: each(ADVERSITIES),
    clock: ['moment', 'stall', 'forward', 'back'],
    present: 'auto',
    approved: 'cut',
    states: MOST_STATES,
  },
};
const CUT_PRESENT: Search = {
  name: 'any one, after a first slice that was cut short, of a deployment that waits for its person',
  limits: {
    adversities: 1,
    most: each(ADVERSITIES),
    present: 'always',
    approved: 'cut',
    states: MOST_STATES,
  },
};
const twoOfSlice = (a: Adversity, b: Adversity): Search => ({
  name: `${a} and ${b}, of a confirmation that carries the first slice`,
  limits: {
    adversities: 2,
    most: a === b ? each([a], 2) : each([a, b]),
    present: 'auto',
    states: MOST_STATES,
  },
});

/** A share for every run of the tests. */
export const QUICK: readonly Search[] = [
  ...(['storage', 'stale', 'status', 'cancel'] as const).map(one),
  PRESENT,
  {
    name: 'any one but a second delivery, of a confirmation that carries the first slice',
    limits: {
      ...SLICE.limits,
      most: each(ADVERSITIES.filter((kind) => kind !== 'again')),
    },
  },
  CUT,
  CUT_PRESENT,
];

export const QUICK_OF_DEATHS: readonly Search[] = [one('death')];

export const FULL: readonly Search[] = [
  { name: 'any one', limits: { adversities: 1, most: each(ADVERSITIES), states: MOST_STATES } },
  PRESENT,
  SLICE,
  CUT,
  CUT_PRESENT,
  twoOfSlice('death', 'status'),
  ...(['storage', 'assets', 'stale', 'status', 'cancel'] as const).map((kind) =>
    two('storage', kind),
  ),
  two('assets', 'stale'),
  two('assets', 'status'),
  two('again', 'stale'),
  two('again', 'cancel'),
  two('cancel', 'status'),
  two('stale', 'cancel'),
  two('stale', 'status'),
];

/** Of the full run, what takes as long as all the rest: it has a process of its own. */
export const FULL_OF_DEATHS: readonly Search[] = (
  ['death', 'storage', 'assets', 'stale', 'status', 'cancel'] as const
).map((kind) => two('death', kind));

/** What the largest need. */
const MOST_STATES_OF_A_SOAK = 30_000_000;
const long = ({ name, limits }: Search): Search => ({
  name,
  limits: { ...limits, states: MOST_STATES_OF_A_SOAK },
});

/** Minutes each. Among them the one in which the lock is most often taken from a turn that is alive. */
export const SOAK: readonly Search[] = [
  two('again', 'death'),
  long(twoOfSlice('death', 'again')),
  long(two('assets', 'cancel')),
  two('clock', 'storage'),
  two('clock', 'stale'),
];
