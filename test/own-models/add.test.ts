/** A model in from a file: read, refused by name and place, added, deployed, changed, removed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageAnswer, PageInput, PageKey } from '../../src/pages/contract';
import { BOUNDS } from '../../src/models/bounds';
import { ADMIN, startMachine, USER, type Machine } from '../../simulator/loopback-machine';

/** One site for all: each test takes back what it adds, or has a key of its own. */
let machine: Machine;
beforeAll(async () => {
  machine = await startMachine();
});
afterAll(() => machine.close());

const ask = async <K extends PageKey>(key: K, input: PageInput<K>, accountId = ADMIN) =>
  (await machine.app.invokeResolver(key, input as Record<string, unknown>, {
    accountId,
  })) as PageAnswer<K>;
const read = (file: unknown) =>
  ask('read-model', { text: typeof file === 'string' ? file : JSON.stringify(file) });
const add = (file: unknown) => ask('add-model', { text: JSON.stringify(file) });

const FLEET = {
  key: 'FLEET',
  name: 'Company cars',
  objectTypes: [
    {
      name: 'Vehicle',
      attributes: [
        { name: 'Plate', type: 'text', required: true, unique: true },
        { name: 'Driver', type: 'user' },
        { name: 'Base', type: 'reference', to: 'CORE.Location', as: 'Garaged At' },
      ],
      children: [{ name: 'Van', attributes: [{ name: 'Load', type: 'integer', suffix: 'kg' }] }],
    },
  ],
};
const withAttribute = (attribute: object, type = 0) => {
  const file = structuredClone(FLEET) as { objectTypes: { attributes: object[] }[] };
  file.objectTypes[type]?.attributes.push(attribute);
  return file;
};

describe('a model in a file', () => {
  it('is read as it would be added, and adds nothing by that', async () => {
    expect(await read(FLEET)).toMatchObject({
      ok: true,
      code: 'models-read',
      models: [
        {
          change: 'new',
          template: { key: 'FLEET', version: '1.0.0', category: 'Yours', attributes: 4 },
          warnings: [],
        },
      ],
    });
    expect(await ask('list-models', {})).toMatchObject({ models: [] });
  });

  it('is added, listed as one of theirs everywhere, deployed by its key and removed; what it built stays', async () => {
    expect(await add({ ...FLEET, extends: ['CORE'] })).toMatchObject({ code: 'models-added' });
    const listed = { key: 'FLEET', addedBy: ADMIN, deployed: null, addsTo: null };
    // The log, which knows who it was, takes a moment to show a new line.
    await expect
      .poll(() => ask('list-models', {}, USER), { timeout: 200_000 })
      .toMatchObject({ mayChange: false, models: [listed] });
    const gallery = await ask('list-templates', {});
    expect(gallery.ok && gallery.templates[0]).toMatchObject({ key: 'FLEET', category: 'Yours' });
    expect(await ask('read-template', { key: 'FLEET' })).toMatchObject({
      template: { key: 'FLEET', types: [{ path: ['Vehicle'] }, { path: ['Vehicle', 'Van'] }] },
    });
    expect(await ask('list-models', {})).toMatchObject({ models: [listed] });
    const theirs = await machine.call('list-schemas', { category: 'ours' });
    expect(theirs['schemas']).toMatchObject([{ key: 'FLEET', category: 'Yours' }]);
    const end = await machine.deploy({ schema: 'FLEET', references: 'link' });
    expect(end, end.text).toMatchObject({ code: 'succeeded' });
    expect(await ask('remove-model', { key: 'fleet' })).toMatchObject({ code: 'model-removed' });
    expect(
      machine.emulator
        .state()
        .schemas.map(({ key }) => key)
        .sort(),
    ).toEqual(['CORE', 'FLEET']);
    const left = await ask('list-models', {});
    expect(left.ok && left.models.map(({ key }) => key)).toEqual([]);
  });

  it('is a new version where it changed under the same key, and planned as an extension', async () => {
    const cars = { ...FLEET, key: 'CARS', name: 'Cars' };
    await add(cars);
    await machine.deploy({ schema: 'CARS' });
    expect(await add(cars)).toMatchObject({ models: [{ change: 'same', before: '1.0.0' }] });
    expect(
      await add({
        ...withAttribute({ name: 'Fuel Card', type: 'text' }),
        key: 'CARS',
        name: 'Cars',
      }),
    ).toMatchObject({
      models: [{ change: 'new-version', before: '1.0.0', template: { version: '1.1.0' } }],
    });
    const preview = await machine.call('preview-deployment', { schema: 'CARS', extend: 'CARS' });
    expect(preview).toMatchObject({ code: 'preview', counts: { objectSchemas: 0, attributes: 1 } });
  });

  it('may be added and removed by a Jira administrator only', async () => {
    const refused = { ok: false, code: 'not-allowed' };
    const text = JSON.stringify(FLEET);
    expect(await ask('add-model', { text }, USER)).toMatchObject(refused);
    expect(await ask('remove-model', { key: 'FLEET' }, USER)).toMatchObject(refused);
  });
});

const deep = (levels: number): object =>
  levels === 0 ? { name: 'T0' } : { name: `T${levels}`, children: [deep(levels - 1)] };

describe('a file that will not do is refused by name and place', () => {
  it.each<[string, unknown, { place?: string; name?: string; expected?: string }]>([
    ['broken', '{"key": "FLEET",\n "name": }', { place: 'line 2, column 10' }],
    ['cut off', '{"key": "FLEET"', { place: 'line 1, column 16' }],
    ['too large', ' '.repeat(BOUNDS.file + 1), { expected: `at most ${BOUNDS.file} characters` }],
    ['of a newer format', { format: 2, models: [FLEET] }, { place: '$.format' }],
    ['tampered with', { format: 1, models: [FLEET], seal: 'f'.repeat(64) }, { place: '$.seal' }],
    ['of another kind', { dashboards: [] }, { place: '$.dashboards' }],
    [
      'nested too deep',
      `{"key":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
      { expected: `at most ${BOUNDS.depth} object types below one another` },
    ],
    [
      'with types too deep',
      { ...FLEET, objectTypes: [deep(BOUNDS.depth)] },
      { name: 'T0', expected: `at most ${BOUNDS.depth} object types below one another` },
    ],
    ['with a key of the catalogue', { ...FLEET, key: 'ITAM' }, { place: '$.key' }],
    [
      'with a kind that there is not',
      withAttribute({ name: 'Age', type: 'numbr' }),
      { place: '$.objectTypes[0].attributes[3].type', name: 'Vehicle › Age' },
    ],
    [
      'with a member misspelt',
      withAttribute({ name: 'Age', type: 'integer', requird: true }),
      { expected: 'no such member here, perhaps required' },
    ],
    [
      'with what a kind does not know',
      withAttribute({ name: 'Leased', type: 'boolean', unique: true }),
      { place: '$.objectTypes[0].attributes[3].unique', name: 'Vehicle › Leased' },
    ],
    [
      'with a name that cannot be read',
      withAttribute({ name: 'Pl\u200bate', type: 'text' }),
      { place: '$.objectTypes[0].attributes[3].name' },
    ],
    [
      'with a name twice',
      withAttribute({ name: 'plate', type: 'text' }),
      { name: 'Vehicle › plate' },
    ],
    [
      'with a target that there is not',
      withAttribute({ name: 'Site', type: 'reference', to: 'CORE.Locaton', as: 'In' }),
      { name: 'Vehicle › Site', expected: 'an object type of CORE, perhaps Location' },
    ],
    ['with a hub that there is not', { ...FLEET, extends: ['NOWHERE'] }, { place: '$.extends[0]' }],
    [
      'with an own member of the language',
      '{"key":"FLEET","__proto__":{}}',
      { place: '$.__proto__' },
    ],
    ['in lines', 'schema FLEET "x"\nVehicle\n  Plate: txt', { place: 'line 3, column 10' }],
  ])('%s', async (_what, file, problem) => {
    const answer = await read(file);
    expect(answer).toMatchObject({ ok: false, code: 'model-refused' });
    const [first] = answer.ok || !('problems' in answer) ? [] : (answer.problems ?? []);
    expect(first).toMatchObject(problem);
  });
});

describe('two models side by side', () => {
  it('can be a file, a model and what exists', async () => {
    await add({ ...FLEET, key: 'VANS', name: 'Vans' });
    await machine.deploy({ schema: 'VANS' });
    const text = JSON.stringify({
      ...withAttribute({ name: 'Fuel Card', type: 'text' }),
      key: 'VANS',
    });
    expect(
      await ask('compare-models', { left: { key: 'our VANS' }, right: { key: 'VANS' } }),
    ).toMatchObject({ ok: true, text: expect.stringContaining('no difference') });
    expect(
      await ask('compare-models', { left: { key: 'our VANS' }, right: { text } }),
    ).toMatchObject({ comparison: { missing: [{ name: 'Fuel Card' }], extra: [] } });
  });
});
