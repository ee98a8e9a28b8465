/** Everything that can go wrong and everything that people can do in one run, drawn at random. */
import fc from 'fast-check';
import type { Act, Hand, Schedule, Timed } from './acts';
import { REQUESTS } from './models';
import { STORIES } from './stories';

const seed = fc.nat(10_000);
const percent = fc.integer({ min: 1, max: 7 });

const ofAssets: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        '429',
        'status=500',
        'status=503',
        'status-after=502',
        'drop-before',
        'drop-after-commit',
        'html',
        'html=200',
        'html-after=200',
        'garble',
        'empty',
        'repeat',
      ),
      percent,
      seed,
      fc.constantFrom('', ',method=POST', ',path=objecttype/create', ',path=objecttypeattribute'),
    )
    .map(([kind, often, from, where]) => `${kind}@${often}%,seed=${from}${where}`),
  fc.nat(60).map((nth) => `unauthorized@${nth + 1},times=1`),
  fc.nat(80).map((nth) => `slow=16000@${nth + 1},times=2`),
);

const ofForge: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('kvs=429', 'kvs=500', 'kvs-after=500', 'kvs-repeat', 'queue=503'),
      percent,
      seed,
    )
    .map(([kind, often, from]) => `${kind}@${often}%,seed=${from}`),
  fc.nat(150).map((nth) => `kill@${nth + 1},times=1`),
  fc.nat(150).map((nth) => `kill-after@${nth + 1},times=1`),
  fc.integer({ min: 1, max: 4 }).map((times) => `queue-twice@50%,times=${times}`),
  fc.constantFrom(500, 3_000, 40_000).map((ms) => `queue-late=${ms}@40%`),
  seed.map((from) => `queue-shuffle=${from}`),
);

const installation = fc.constantFrom(0, 0, 0, 1);
const account = fc.constantFrom('acc-admin', 'acc-admin', 'acc-admin-2');

const hand: fc.Arbitrary<Hand> = fc.record({
  kind: fc.constant('hand' as const),
  meanwhile: fc.boolean(),
  what: fc.constantFrom('rename', 'rename', 'move', 'delete', 'add', 'anticipate', 'anticipate'),
  of: fc.constantFrom('types', 'attributes'),
  which: fc.nat(1_000),
});

const rarely = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 5 });

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({
        kind: fc.constant('deploy' as const),
        installation,
        account,
        request: fc.nat(REQUESTS.length - 1),
        twice: rarely(fc.constant(true)),
        pondering: rarely(hand),
      })
      .map(({ twice, pondering, ...deploy }) => ({
        ...deploy,
        ...(twice === undefined ? {} : { twice }),
        ...(pondering === undefined ? {} : { pondering }),
      })),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('cancel' as const), installation, account }),
  },
  {
    weight: 4,
    arbitrary: hand,
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('upgrade' as const), meanwhile: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'crash' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('clock' as const),
      jumpMs: fc.constantFrom(-3_600_000, -60_000, 60_000, 3_600_000),
    }),
  },
);

/** What the network carries out twice is there twice, where Assets takes a second attribute of one name. */
const possible = (schedule: Schedule): Schedule =>
  schedule.faults.some((spec) => spec.startsWith('repeat'))
    ? { ...schedule, duplicateAttributes: 'refused' }
    : schedule;

const anything: fc.Arbitrary<Schedule> = fc
  .record({
    seed: fc.nat(1_000_000),
    size: fc.nat(2),
    beginsNewer: fc.boolean(),
    firstSlice: fc.boolean(),
    present: fc.constantFrom('auto' as const, 'auto' as const, 'always' as const, 'never' as const),
    latencyMs: fc.constantFrom(5, 60, 250),
    storageMs: fc.constantFrom(0, 0, 15),
    nameScope: fc.constantFrom('schema' as const, 'siblings' as const),
    ratePerMinute: fc.constantFrom(null, null, 1_000, 400),
    staleListsMs: fc.constantFrom(0, 0, 800, 3_000),
    retryHeaders: fc.constantFrom(
      'none' as const,
      'Retry-After' as const,
      'X-RateLimit' as const,
      'RateLimit' as const,
      'Beta-RateLimit' as const,
    ),
    duplicateAttributes: fc.constantFrom('accepted' as const, 'refused' as const),
    impersonation: fc.constantFrom(
      'allowed' as const,
      'allowed' as const,
      'allowed' as const,
      'refused' as const,
      'refused-403' as const,
    ),
    asApp: fc.constantFrom('allowed' as const, 'refused' as const),
    faults: fc.array(ofAssets, { maxLength: 4 }),
    forge: fc.array(ofForge, { maxLength: 4 }),
    lostEvents: fc.constantFrom(0, 0, 0, 10, 30),
    windowMs: fc.constantFrom(900_000, 900_000, 30_000, 6_000),
    acts: fc
      .tuple(
        fc.nat(REQUESTS.length - 1),
        fc.array(fc.record({ afterMs: fc.constantFrom(0, 300, 1_500, 6_000, 20_000), act }), {
          maxLength: 9,
        }),
      )
      .map(([request, others]): Timed[] => [
        {
          afterMs: 0,
          act: { kind: 'deploy', installation: 0, account: 'acc-admin', request },
        },
        ...others,
      ]),
  })
  .map(possible);

/**
 * Half of them are anything; the other half begin with one of the stories, in which what people
 * do falls together with a deployment that takes its time.
 */
export const schedules: fc.Arbitrary<Schedule> = fc.oneof(
  anything,
  fc
    .tuple(anything, fc.constantFrom(...STORIES), fc.nat(1_000))
    .map(([schedule, story, which]) => ({
      ...schedule,
      faults: schedule.faults.slice(0, 1),
      forge: schedule.forge.slice(0, 1),
      ...story(which),
    }))
    .map(possible),
);
