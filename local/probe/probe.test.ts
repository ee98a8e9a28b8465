import { afterEach, describe, expect, it } from 'vitest';
import { startEmulator, switchesWith, type Emulator } from '../assets-emulator';
import { readSwitches, type Switches } from '../assets-emulator/switches';
import type { Ask } from '../sites/ask';
import { probe, type ProbeReport } from '.';

const open: Emulator[] = [];
afterEach(async () => {
  for (const emulator of open.splice(0)) await emulator.close();
});

async function run(
  switches: Partial<Switches>,
  write: boolean,
): Promise<{ report: ProbeReport; emulator: Emulator; grounds: string[] }> {
  const emulator = await startEmulator({ switches });
  open.push(emulator);
  const ask: Ask = async ({ method, path, headers, body, signal }) => {
    const response = await fetch(emulator.url + path, { method, headers, body, signal });
    return { status: response.status, headers: {}, body: await response.text() };
  };
  await other(ask, emulator);
  const grounds: string[] = [];
  return {
    emulator,
    grounds,
    report: await probe({
      ask,
      site: 'emulator',
      write,
      now: new Date(),
      onGround: (key) => grounds.push(key),
    }),
  };
}

/** A schema of the site's own, not shared, whose name must not come into the report. */
async function other(ask: Ask, emulator: Emulator): Promise<void> {
  const post = (endpoint: string, body: object) =>
    ask({
      method: 'POST',
      path: `/jsm/assets/workspace/${emulator.state().workspaceId}/v1${endpoint}`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5_000),
    });
  const { id } = JSON.parse(
    (await post('/objectschema/create', { name: 'Secret plans', objectSchemaKey: 'SECRET' })).body,
  ) as { id: string };
  await post('/objecttype/create', {
    name: 'Secret type',
    objectSchemaId: id,
    iconId: emulator.state().icons[0]?.id,
  });
}

const writes = (emulator: Emulator): string[] =>
  emulator.requests
    .filter(({ method, path }) => method !== 'GET' && !path.includes('/aql'))
    .map(({ path }) => path);

/** Every switch the probe settles, turned from its default. Those that hide each other are in different rounds. */
const ROUNDS: readonly Partial<Switches>[] = [
  {},
  {
    unknownWorkspace: '401',
    countsWhenOmitted: 'real',
    schemaListMax: 25,
    aqlMaxResults: 25,
    iconIds: 'uuids',
    parentIdType: 'number',
    flatOrder: 'created',
    emptyFields: 'empty',
    echoTypeValueForRefs: 'yes',
    statusListIncludesGlobal: 'yes',
    errorLanguage: 'localised',
    iconIdRequired: 'no',
    typeNameScope: 'schema',
    duplicateStatus: '409',
    duplicateText: 'Schon da',
    duplicateKeyText: 'Auch schon da',
    reservedChars: 'on',
    typeNameMax: 60,
    attributeNameMax: 77,
    statusNameMax: 50,
    statusNameMin: 1,
    statusNameChars: 'import-schema',
    referenceTypeInSchema: 'refused',
    creatableTypes: ['0', '1', '7'],
    maxUnique: 3,
    optionsCommas: 'refused',
    misplacedFields: 'ignored',
    requiredOnPopulatedType: 'refused',
    labelMove: 'ignored',
    propertyPost: 'merge',
    crossSchemaReferenceNeedsSharing: 'ignored',
  },
  { sharingRead: '403', creationIgnoresFields: ['options', 'description'] },
  { sharingRead: '404', statusInSchema: 'refused' },
];

describe('the probe', () => {
  it.each(ROUNDS.map((switches) => [switches]))(
    'finds what the site does: %j',
    async (switches) => {
      // Localised texts are not what the switches say.
      const wanted =
        switches.errorLanguage === 'localised'
          ? {
              ...switches,
              duplicateText: 'Ungültige Anfrage (8)',
              duplicateKeyText: 'Ungültige Anfrage (13)',
            }
          : switches;
      const { report, emulator, grounds } = await run(switches, true);
      expect(report.switches).toMatchObject(wanted);
      for (const [name, value] of Object.entries(report.switches))
        expect([name, value]).toEqual([
          name,
          { ...switchesWith(switches), ...wanted }[name as keyof Switches],
        ]);
      expect(report.differs.sort()).toEqual(Object.keys(switches).sort());
      expect(readSwitches(report.switches)).toMatchObject({ ok: true });
      expect(grounds).toEqual([report.toDelete]);
      expect(emulator.state().schemas.map((schema) => schema.key)).toEqual([
        'SECRET',
        report.toDelete,
      ]);
      expect(new Set(emulator.requests.map(({ method }) => method))).toEqual(
        new Set(['GET', 'POST']),
      );
      expect(JSON.stringify(report)).not.toMatch(/secret/i);
    },
  );

  it('writes nothing without --write, and says what stays open', async () => {
    const { report, emulator, grounds } = await run({}, false);
    expect(writes(emulator)).toHaveLength(2);
    expect(grounds).toEqual([]);
    expect(report).toMatchObject({
      mode: 'read',
      toDelete: null,
      switches: { assets: 'available', schemaListMax: 50, iconIds: 'numbers' },
    });
    expect(report.open).toContainEqual({ switch: 'typeNameMax', why: 'needs writing: --write' });
    expect(report.open).toContainEqual({
      switch: 'parentIdType',
      why: 'no object type with a parent is visible',
    });
  });

  it('says that a site has no Assets, and asks no further', async () => {
    const emulator = await startEmulator({ switches: { assets: 'none' } });
    open.push(emulator);
    const ask: Ask = async ({ path }) => ({
      status: 200,
      headers: {},
      body: await (await fetch(emulator.url + path)).text(),
    });
    const report = await probe({
      ask,
      site: 'emulator',
      write: true,
      now: new Date(),
      onGround: () => undefined,
    });
    expect(report).toMatchObject({ switches: { assets: 'none' }, toDelete: null });
    expect(emulator.requests).toHaveLength(1);
  });
});
