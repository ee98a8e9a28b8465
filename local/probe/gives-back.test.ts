import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { SWITCHES, switchesWith, type Emulator } from '../assets-emulator';
import { readSwitches, type SwitchName, type Switches } from '../assets-emulator/switches';
import { SETTLED } from './probe';
import { otherSchema, probed } from './testing';

const open: Emulator[] = [];
afterEach(async () => {
  for (const emulator of open.splice(0)) await emulator.close();
});

/** Values of switches that are not one of a few words. */
const SAMPLES: Readonly<Record<string, readonly unknown[]>> = {
  schemaDescriptionMax: [73, 40, 0, 74, 75, 255, 300, 611, 'none'],
  typeDescriptionMax: [70, 40, 0, 71, 75, 255, 300, 611, 'none'],
  attributeDescriptionMax: ['none', 30, 0, 70, 76, 255, 300, 611],
  typeNameMax: [60, 255],
  attributeNameMax: [77, 255],
  statusNameMax: [50, 30],
  statusNameMin: [1, 2, 3],
  duplicateText: ['Already "there", isn\'t it?', ''],
  duplicateAttributeText: ['There too'],
  duplicateNameText: ['And there'],
  duplicateKeyText: ['This key, again'],
  creatableTypes: [
    ['0', '1', '7'],
    ['0', '1', '2', '3', '4', '5', '6', '7', '8'],
  ],
  maxUnique: [3, 2],
  creationIgnoresFields: [[], ['options', 'hidden']],
  schemaListMax: [25, 1_000],
  aqlMaxResults: [25, 1_000],
  globalReferenceTypes: [['Link', 'Reference']],
};

/** Values under which nobody can tell what other switches say, and those switches. */
const HIDES: readonly { by: SwitchName; at: unknown; hidden: readonly Tried[] }[] = [
  ...['403', '404'].map((at) => ({
    by: 'sharingRead' as const,
    at,
    hidden: ['propertyPost', 'crossSchemaReferenceNeedsSharing'] as const,
  })),
  {
    by: 'statusInSchema',
    at: 'refused',
    hidden: ['statusNameMax', 'statusNameMin', 'statusNameChars', 'statusIds', 'duplicateNameText'],
  },
  {
    by: 'creationIgnoresFields',
    at: ['options', 'hidden'],
    hidden: ['optionsCommas'],
  },
  { by: 'referenceTypeInSchema', at: 'refused', hidden: ['referenceTypeIds'] },
];

type Tried = Exclude<SwitchName, 'staleListsMs' | 'assets'>;
// Time, and what hides all the rest, have tests of their own.
const APART: readonly string[] = ['staleListsMs', 'assets'];
const settled = SETTLED.filter(
  (name): name is Tried => Object.hasOwn(SWITCHES, name) && !APART.includes(name),
);
const valuesOf = (name: Tried): readonly unknown[] => {
  const { choices } = SWITCHES[name];
  return choices.length > 0 ? choices : (SAMPLES[name] ?? []);
};

async function givesBack(switches: Partial<Switches>): Promise<void> {
  const { report, emulator } = await probed(open, switches, { first: otherSchema });
  const full = switchesWith(switches);
  const hidden = HIDES.flatMap(({ by, at, hidden: names }) =>
    JSON.stringify(full[by]) === JSON.stringify(at) ? names : [],
  );
  const noRefusal =
    full.typeDescriptionMax === 'none' && full.attributeDescriptionMax === 'none'
      ? (['refusalStyle'] as const)
      : [];
  const expected = settled.filter((name) => ![...hidden, ...noRefusal].includes(name));
  expect(report.switches).toEqual(
    Object.fromEntries([
      ...Object.entries(full).filter(([name]) => expected.includes(name as Tried)),
      ['assets', 'available'],
      ['staleListsMs', 0],
    ]),
  );
  expect(readSwitches(report.switches)).toMatchObject({ ok: true });
  expect(report.besides).toEqual({ person: 'present' });
  expect(report.differs.sort()).toEqual(
    expected
      .filter((name) => JSON.stringify(full[name]) !== JSON.stringify(SWITCHES[name].default))
      .sort(),
  );
  expect(emulator.state().schemas.map((schema) => schema.key)).toEqual(['SECRET', report.toDelete]);
  expect(report.alsoMade).toEqual([]);
  expect(new Set(emulator.requests.map(({ method }) => method))).toEqual(new Set(['GET', 'POST']));
  expect(JSON.stringify(report)).not.toMatch(/secret/i);
  expect(report.requests).toBeLessThan(300);
}

it('the probe has values to try for every switch it claims to settle', () => {
  expect(settled.filter((name) => valuesOf(name).length === 0)).toEqual([]);
});

const rounds = Math.max(...settled.map((name) => valuesOf(name).length));

it.each(Array.from({ length: rounds }, (_, round) => [round]))(
  'the report of a site gives back what the site was set to: every value of every switch, round %i',
  async (round) => {
    await givesBack(
      Object.fromEntries(
        settled.map((name) => [name, valuesOf(name)[round % valuesOf(name).length]]),
      ) as Partial<Switches>,
    );
  },
);

it('the report of a site gives back what the site was set to: random settings', async () => {
  const limit = fc.oneof(fc.integer({ min: 0, max: 999 }), fc.constant('none'));
  const setting = fc.record(
    Object.fromEntries(
      settled.map((name) => [
        name,
        name.endsWith('DescriptionMax') ? limit : fc.constantFrom(...valuesOf(name)),
      ]),
    ),
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(setting, (switches) => givesBack(switches as Partial<Switches>)),
    { numRuns: 8 },
  );
});
