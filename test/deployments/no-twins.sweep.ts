/**
 * Assets takes two attributes of one name on one type, and a list may lag behind a write by up to
 * ten seconds: a creation whose answer was lost, or whose sender died, must not be carried out
 * twice.
 */
import { describe, expect, it } from 'vitest';
import { catalogueOf, optionsFor, templateOf, typeNamed } from '../../simulator/templates';
import { begin, finish, type Ended } from '../../simulator/sweep';
import { inTime, VirtualTime } from '../../simulator/virtual-time';
import { World, type WorldOptions } from '../../simulator/world';

/**
 * A step of every kind: two schemas, sharing, a status, a reference type, object types below each
 * other, attributes.
 */
const CLOSURE = catalogueOf([
  templateOf('HUB', [typeNamed('Vendor', [{ name: 'Site', type: 'url' }])]),
  templateOf(
    'SPOKE',
    [
      typeNamed('Thing', [
        { name: 'Maker', type: 'reference', to: 'HUB.Vendor', as: 'Made By' },
        { name: 'State', type: 'status', statuses: 'LIFE' },
        { name: 'Note', type: 'textarea' },
      ]),
      typeNamed('Other', [{ name: 'Size', type: 'integer' }]),
    ],
    { extends: ['HUB'], statusSets: { LIFE: [{ name: 'Active', category: 'active' }] } },
  ),
]);
const SPOKE = optionsFor(['SPOKE']);

/** Attributes one after another for so long that the schema is shown well before the last of them. */
const LONG = catalogueOf([
  templateOf('LONG', [
    typeNamed(
      'Thing',
      Array.from({ length: 60 }, (_, at) => ({ name: `Note ${at}`, type: 'text' as const })),
    ),
  ]),
]);
const LAGS_MS = [0, 700, 6_000, 10_000];

async function deploy(
  lagMs: number,
  options: Partial<WorldOptions>,
  fault: string | null,
  request = SPOKE,
): Promise<Ended & { world: World; steps: number }> {
  const time = new VirtualTime();
  return inTime(time, async () => {
    const world = new World(time, { closure: CLOSURE, latencyMs: 20, ...options });
    const begun = await begin(world, request);
    world.site.set({ staleListsMs: lagMs, duplicateAttributes: 'accepted' });
    if (fault !== null) world.site.addFault(fault);
    const ended = await finish(world, begun, () => {
      world.site.faults.clear();
      world.site.set({ staleListsMs: 0 });
    });
    return { ...ended, world, steps: begun.approved.steps.length };
  });
}

const problems = ({ deployment, wrong }: Ended): string[] =>
  deployment.state === 'succeeded' ? wrong : [deployment.state, ...wrong];

/** Each write of a deployment, one after another. */
const STEPS = 13;

describe('an element that exists twice', () => {
  it(
    'never comes about, whichever answer is lost, however long lists lag up to ten ' +
      'seconds, in long turns and in short ones',
    async () => {
      expect((await deploy(0, {}, null)).steps).toBe(STEPS);
      const failures: string[] = [];
      let cases = 0;
      for (const lag of LAGS_MS)
        for (const consumerMs of [900_000, 8_000])
          for (let nth = 1; nth <= STEPS; nth += 1) {
            cases += 1;
            const ended = await deploy(
              lag,
              { consumerMs },
              `drop-after-commit@${nth},method=POST,path=/v1/`,
            );
            const found = problems(ended);
            if (found.length > 0)
              failures.push(
                `answer ${nth} lost, lag ${lag}, turns of ${consumerMs}: ${found.join('; ')}`,
              );
          }
      expect(failures).toEqual([]);
      expect(cases).toBe(LAGS_MS.length * 2 * STEPS);
    },
    300_000,
  );

  it('never comes about, after whichever call the function is killed, with lists that lag ten seconds', async () => {
    const failures: string[] = [];
    let cases = 0;
    for (let call = 90; call <= 320; call += 8)
      for (const tellsDeath of [true, false]) {
        cases += 1;
        const ended = await deploy(
          10_000,
          { closure: LONG, kills: { 1: { call, phase: 'after' } }, tellsDeath, latencyMs: 300 },
          null,
          optionsFor(['LONG']),
        );
        const found = [
          ...problems(ended),
          ...(ended.world.runs > 1 ? [] : ['it was never killed']),
        ];
        if (found.length > 0) failures.push(`killed after call ${call}: ${found.join('; ')}`);
      }
    expect(cases).toBe(58);
    expect(failures).toEqual([]);
  }, 300_000);

  it('is named by the verification, which then does not say verified', async () => {
    const time = new VirtualTime();
    const ended = await inTime(time, async () => {
      const world = new World(time, {
        closure: CLOSURE,
        latencyMs: 20,
        onCommit: () => {
          // Somebody else makes one of the same name on the same type, the moment it is there.
          const { attributes } = world.site.store.tables;
          const [note, ...more] = attributes.all().filter(({ name }) => name === 'Note');
          if (note !== undefined && more.length === 0)
            world.site.store.put('attributes', { ...note, id: '9999', position: 99 });
        },
      });
      return finish(world, await begin(world, SPOKE));
    });
    expect(ended.deployment).toMatchObject({
      state: 'failed',
      outcome: {
        code: 'made-twice',
        sentence: expect.stringContaining('SPOKE · Thing › Note exists twice'),
        names: [expect.stringMatching(/^SPOKE · Thing › Note \(ids \d+, 9999\)$/)],
      },
    });
  });
});

describe('requests that the network carries out twice', () => {
  it('leave twins that nobody can prevent, and each is named', async () => {
    const { deployment, wrong } = await deploy(0, {}, 'repeat@every:4,method=POST');
    expect(deployment).toMatchObject({ state: 'failed', outcome: { code: 'made-twice' } });
    const twice = wrong.filter((problem) => / exists 2 times$/.test(problem));
    expect(twice.length).toBeGreaterThan(0);
    expect(deployment.outcome.kind === 'known' ? deployment.outcome.names : []).toHaveLength(
      twice.length,
    );
  });
});
