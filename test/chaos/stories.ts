/**
 * Beginnings in which something happens at the moment at which it matters, and which are rare in
 * schedules drawn at random. Where exactly it happens is still drawn.
 */
import type { Act, Hand, Schedule, Timed } from './acts';

type Story = (which: number) => Partial<Schedule> & Pick<Schedule, 'acts'>;

type Deploy = Extract<Act, { kind: 'deploy' }>;

const CORE = 0;
const ITAM = 1;
const BOTH = 5;
const CORE_ONCE_MORE = 6;
const OWN = 7;

const deploys = (request: number, more: Partial<Deploy> = {}, afterMs = 0): Timed => ({
  afterMs,
  act: { kind: 'deploy', installation: 0, account: 'acc-admin', request, ...more },
});
const hand = (what: Hand['what'], of: Hand['of'], which: number, meanwhile = true): Hand => ({
  kind: 'hand',
  what,
  of,
  which,
  meanwhile,
});

/** So that there is a while between the first write and the last. */
const SLOW: Partial<Schedule> = {
  latencyMs: 250,
  size: 2,
  beginsNewer: true,
  impersonation: 'allowed',
  ratePerMinute: 400,
};
/** Likewise, in one turn. */
const IN_ONE_TURN: Partial<Schedule> = {
  ...SLOW,
  firstSlice: false,
  present: 'auto',
  windowMs: 900_000,
  lostEvents: 0,
};
/** And so that it takes more than one turn. */
const IN_TURNS: Partial<Schedule> = { ...SLOW, windowMs: 6_000, firstSlice: false };

const later = (which: number): number => (which % 9) * 300;

export const STORIES: readonly Story[] = [
  (which) => ({
    ...SLOW,
    acts: [
      deploys(BOTH),
      {
        afterMs: later(which),
        act: { kind: 'cancel', installation: 0, account: 'acc-admin' },
      },
    ],
  }),
  (which) => ({
    ...IN_TURNS,
    beginsNewer: false,
    acts: [
      deploys(which % 2 === 0 ? BOTH : ITAM),
      { afterMs: later(which), act: { kind: 'upgrade', meanwhile: true } },
    ],
  }),
  (which) => ({
    ...IN_ONE_TURN,
    acts: [
      deploys(which % 2 === 0 ? BOTH : ITAM),
      { afterMs: later(which), act: hand('delete', 'attributes', which) },
      { afterMs: 300, act: hand('delete', which % 3 === 0 ? 'types' : 'attributes', which + 1) },
    ],
  }),
  (which) => ({
    ...SLOW,
    acts: [
      deploys(which % 2 === 0 ? BOTH : CORE),
      { afterMs: later(which), act: hand('anticipate', 'attributes', which) },
      { afterMs: 300, act: hand('anticipate', 'attributes', which + 1) },
    ],
  }),
  (which) => ({
    beginsNewer: false,
    impersonation: 'allowed',
    acts: [
      deploys(CORE),
      { afterMs: 20_000, act: { kind: 'upgrade' } },
      {
        afterMs: 20_000,
        act: {
          kind: 'deploy',
          installation: 0,
          account: 'acc-admin',
          request: CORE_ONCE_MORE,
          pondering: hand('delete', 'attributes', which, false),
        },
      },
    ],
  }),
  (which) => ({
    ...SLOW,
    acts: [
      deploys(which % 2 === 0 ? BOTH : CORE),
      deploys(which % 3 === 0 ? BOTH : OWN, { account: 'acc-admin-2' }, later(which)),
    ],
  }),
  (which) => ({
    ...SLOW,
    storageMs: 15,
    firstSlice: true,
    present: 'auto',
    acts: [
      deploys(CORE, { together: true }),
      deploys(which % 2 === 0 ? BOTH : OWN, { together: true, account: 'acc-admin-2' }),
    ],
  }),
  (which) => ({
    duplicateAttributes: 'accepted',
    faults: [`drop-after-commit@9%,seed=${which},path=objecttypeattribute`],
    acts: [deploys(which % 2 === 0 ? BOTH : CORE)],
  }),
  (which) => ({
    latencyMs: which % 2 === 0 ? 60 : 250,
    duplicateAttributes: 'accepted',
    acts: [
      {
        afterMs: 0,
        act: {
          kind: 'deploy',
          installation: 0,
          account: 'acc-admin',
          request: which % 3 === 0 ? CORE : BOTH,
          twice: true,
        },
      },
    ],
  }),
];
