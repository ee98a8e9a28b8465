/** What is answered about models of the site's own, word for word: drafted, added, taken along, removed. */
import { beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, Desk, OTHER_ADMIN, USER } from '../../simulator/desk';
import { addModel, forgetModel, listModels, readModel } from '../../src/pages/own-models';
import { AppError } from '../../src/errors';
import { MOST_OWN, ownModel, ownModels, saveOwnModel } from '../../src/storage/own-models';
import { draftsOf } from '../../src/storage/models';
import { modelsNamed } from '../../src/service/own-models';

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});

const draft = (definition: string, more: object = {}) =>
  desk.ask('draft-model', { definition, ...more });
/** `code: message remedy` of a refusal, or what was answered. */
async function said<T>(work: Promise<T>): Promise<T | string> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return `${error.code}: ${error.message} ${error.remedy}`;
  }
}
const add = (file: unknown, account = ADMIN) =>
  said(addModel({ text: JSON.stringify(file) }, desk.tools(account)));
const read = (file: unknown) => said(readModel({ text: JSON.stringify(file) }, desk.tools()));
const remove = (key: string, account = ADMIN) => said(forgetModel({ key }, desk.tools(account)));
const list = async () => (await listModels({}, desk.tools())).models;

const FLEET = 'schema FLEET "Company cars"\nVehicle\n  Plate: text';
const CARS = {
  key: 'CARS',
  name: 'Cars',
  objectTypes: [{ name: 'Car', attributes: [{ name: 'Plate', type: 'text' }] }],
};
const refersTo = (key: string, to: string, more: object = {}) => ({
  ...CARS,
  key,
  objectTypes: [{ name: 'Trip', attributes: [{ name: 'By', type: 'reference', to, as: 'By' }] }],
  ...more,
});

describe('a draft', () => {
  it('is told with every fact', async () => {
    expect(await draft(FLEET)).toEqual({
      ok: true,
      code: 'draft',
      text: expect.stringMatching(
        /^Understood, as a draft: a new object schema "Company cars" \(FLEET\)\./u,
      ),
      next: 'Preview FLEET to show exactly what it would create here.',
      schema: 'FLEET',
      name: 'Company cars',
      objectTypes: 1,
      attributes: 1,
      addsTo: null,
      warnings: [],
    });
  });

  it('takes its key and name from beside the text, where that has none', async () => {
    const lines = 'Vehicle\n  Plate: text';
    expect(await draft(lines, { schema: ' vans ', name: 'Vans' })).toMatchObject({
      schema: 'VANS',
      name: 'Vans',
    });
    expect(await draft(lines)).toMatchObject({ ok: false, code: 'draft-unreadable' });
    expect(await draft(`schema VANS\r\nVehicle\r\n\tPlate: text`)).toMatchObject({
      code: 'draft',
      attributes: 1,
    });
  });

  it.each([
    [{ definition: `${FLEET}\u200b` }, 'The definition holds'],
    [{ definition: FLEET, name: 'a\u200bb' }, 'The name holds'],
  ])('of what cannot be seen is refused: %j', async (input, says) => {
    expect(await desk.ask('draft-model', input)).toMatchObject({ ok: false, code: 'bad-input' });
    expect((await desk.ask('draft-model', input)).text).toContain(says);
  });

  it('that would be too large to be kept is refused, and how large one may be is said', async () => {
    // A status is three characters of the text, and a dozen times that of a record.
    const statuses = (from: number): string =>
      Array.from({ length: 200 }, (_, at) => (from + at).toString(36)).join(',');
    const lines = Array.from({ length: 30 }, (_, at) => `  S${at}: status ${statuses(36 + at)}`);
    expect(await draft(['schema BIG "Big"', 'Thing', ...lines].join('\n'))).toMatchObject({
      ok: false,
      code: 'bad-input',
      text: 'This model is too large to be kept. A model may have about 180 kB; make two of it.',
    });
    expect(await draftsOf(desk.kv, ADMIN, desk.time.now())).toEqual([]);
    const half = lines.slice(15);
    expect(await draft(['schema BIG "Big"', 'Thing', ...half].join('\n'))).toMatchObject({
      ok: true,
    });
  });

  it('needs a key of its own, where nothing of a template’s key exists', async () => {
    expect((await draft('schema ITAM\nRobot')).text).toBe(
      'You can see no object schema ITAM here to add to, and a model of your own needs another key: ITAM is ' +
        'that of a ready-made template. To have that template first, say: deploy ITAM. For a model of your own ' +
        'name another key, for example ITAM2.',
    );
  });

  it('of a model that is there is its next version, of one that is not its first', async () => {
    await draft(FLEET);
    await desk.deploy({ schema: 'FLEET' });
    const other = new Desk();
    const fleet = (await ownModel(desk.kv, 'FLEET'))?.template;
    if (fleet === undefined) throw new Error('FLEET is not there.');
    // Whatever else there is, and of whichever version.
    for (const model of [{ ...fleet, key: 'BOATS', version: '7.0.0' }, fleet])
      await saveOwnModel(other.kv, model, { at: 1 });
    await other.ask('draft-model', { definition: `${FLEET}\n  Seats: integer` });
    const drafted = await draftsOf(other.kv, ADMIN, other.time.now());
    expect(drafted).toMatchObject([{ key: 'FLEET', version: '1.1.0', category: 'Yours' }]);
  });
});

describe('additions to what exists', () => {
  beforeEach(async () => {
    await desk.deploy({ schema: 'PRI', references: 'text' });
  });

  it('have a key of their own, the same each time, and one model in the end', async () => {
    const first = await draft('schema PRI\nEscalation\n  Contact: user');
    expect(first).toMatchObject({
      schema: 'PRI2',
      name: 'Additions to PRI',
      addsTo: 'PRI',
      objectTypes: 1,
      attributes: 1,
    });
    expect(first.text).toContain('this would be added to PRI.');
    expect((await draft('schema pri\nEscalation\n  Contact: user')).schema).toBe('PRI2');
    await desk.deploy({ schema: 'PRI2' });
    const kept = { key: 'PRI2', addsTo: 'PRI', schemaId: '1', version: '1.0.0', objectTypes: 1 };
    expect(await ownModels(desk.kv)).toMatchObject([kept]);
    expect(await draftsOf(desk.kv, ADMIN, desk.time.now())).toEqual([]);
    expect((await draft('schema PRI\nHandover\n  To: user')).schema).toBe('PRI2');
    await desk.deploy({ schema: 'PRI2' });
    expect(await ownModels(desk.kv)).toMatchObject([{ ...kept, version: '1.1.0', objectTypes: 2 }]);
    const compared = await desk.ask('describe-schema', { schema: 'our PRI', compareWith: 'PRI' });
    expect(compared).toMatchObject({ differences: { missing: 0, extra: 0, different: 0 } });
    expect(compared.text).toContain(
      'Added on purpose with LaunchPad, and not counted: object type "Escalation"; ',
    );
  });

  it('are those of who confirmed them, and keep a long key short', async () => {
    await draft('schema PRI\nEscalation');
    await desk.deploy({ schema: 'PRI2' });
    expect(await list()).toMatchObject([{ key: 'PRI2', addsTo: 'PRI', addedBy: ADMIN }]);
    await desk.makeSchema('ABCDEFGHIJ', 'Long');
    expect((await draft('schema ABCDEFGHIJ\nOne\n  A: text')).schema).toBe('ABCDEFGHI2');
  });

  it('take a key that nothing else has', async () => {
    await add({ ...CARS, key: 'PRI2' });
    await draft('schema PRI3\nOne\n  A: text');
    expect((await draft('schema PRI\nEscalation')).schema).toBe('PRI4');
    await desk.deploy({ schema: 'PRI4' });
    // Theirs from then on, whatever else has become free.
    await remove('PRI2');
    expect((await draft('schema PRI\nHandover')).schema).toBe('PRI4');
  });

  it('name what is nearly called as what exists, and refuse what is only named and is not there', async () => {
    const near = await draft('schema PRI\nImpact Levels\n  Note: text');
    expect(near.warnings).toContain(
      '"Impact Levels" would be a new object type; "Impact Level" exists.',
    );
    expect((await draft('schema PRI\nImpact Level\n  Note: text')).warnings).toEqual([]);
    expect((await draft('schema PRI\nImpact Level Reviews\n  Note: text')).warnings).toEqual([]);
    // Two characters fewer may be a slip, three are a word of their own.
    const shorter = (name: string) => draft(`schema PRI\n${name}\n  Note: text`);
    expect((await shorter('Impact Lev')).warnings).toHaveLength(1);
    for (const name of ['Impact Le', 'Impact']) expect((await shorter(name)).warnings).toEqual([]);
    expect(await draft('schema PRI\n\nImpact Lvel > Sublevel\n  Note: text')).toEqual({
      ok: false,
      code: 'draft-unreadable',
      text: expect.stringContaining(
        '- Line 3, column 1: expected an object type that exists in the schema',
      ),
      remedy: 'Say it again with these lines mended.',
      errors: [
        {
          line: 3,
          column: 1,
          expected: 'an object type that exists in the schema, or one of these lines',
          found: 'Impact Lvel',
          nearest: ['Impact Level'],
        },
      ],
    });
  });

  it('of another object schema of that key, made since, begin anew', async () => {
    await draft('schema PRI\nEscalation\n  Contact: user');
    await desk.deploy({ schema: 'PRI2' });
    const { store } = desk.site;
    const row = store.tables.schemas.all().find(({ key }) => key === 'PRI');
    if (row === undefined) throw new Error('PRI is not there.');
    store.put('schemas', { ...row, key: 'OLD', name: 'Old' });
    const anew = await desk.makeSchema('PRI', 'Priorities');
    await draft('schema PRI\nHandover\n  To: user');
    await desk.deploy({ schema: 'PRI2' });
    expect(await ownModels(desk.kv)).toMatchObject([
      { key: 'PRI2', schemaId: anew, objectTypes: 1, version: '1.0.0' },
    ]);
  });
});

describe('a model in a file', () => {
  it('is told as it would be, and as it is', async () => {
    expect(await read(CARS)).toMatchObject({ text: 'CARS 1.0.0 would be new.' });
    expect(await add(CARS)).toMatchObject({
      text: 'CARS 1.0.0 is new.',
      models: [{ change: 'new', before: null }],
    });
    expect(await add(CARS)).toMatchObject({ text: 'CARS 1.0.0 is there already, word for word.' });
    expect(await add({ ...CARS, version: '3.0.0' })).toMatchObject({
      text: 'CARS 1.0.0 is there already, word for word.',
    });
    const wide = { ...CARS, name: 'More cars' };
    expect(await read({ ...wide, version: '0.9.0' })).toMatchObject({
      text: 'CARS 1.1.0 would be the next version, after 1.0.0.',
    });
    expect(await add({ ...wide, version: '1.0.1' })).toMatchObject({
      text: 'CARS 1.0.1 is the next version, after 1.0.0.',
      models: [{ change: 'new-version', before: '1.0.0' }],
    });
    expect(await list()).toMatchObject([
      { key: 'CARS', name: 'More cars', version: '1.0.1', addedBy: ADMIN, addsTo: null },
    ]);
    const { lines } = await desk.ask('list-activity', { kind: 'settings' });
    expect(
      (lines ?? []).map((line) => (line as Record<string, unknown>)['model CARS']).sort(),
    ).toEqual(['1.0.0 to 1.0.1', 'none to 1.0.0']);
  });

  it('goes before a draft of the same key', async () => {
    await draft(FLEET);
    await draft('schema BOATS\nBoat\n  Sail: text');
    await add({ ...CARS, key: 'FLEET' });
    expect(await modelsNamed(desk.tools())).toEqual([
      { key: 'BOATS', name: expect.any(String), addsTo: null },
      { key: 'FLEET', name: 'Cars', addsTo: null },
    ]);
  });

  it('may refer to another in the same file, to one that is there, and to a template', async () => {
    await add(CARS);
    const models = [
      refersTo('TRIPS', 'VANS.Car'),
      { ...CARS, key: 'VANS' },
      refersTo('RIDES', 'CARS.Car', { extends: ['CARS'] }),
      refersTo('WALKS', 'CORE.Person', { extends: ['CORE'] }),
    ];
    expect(await add({ format: 1, models })).toMatchObject({
      ok: true,
      models: models.map(() => ({ warnings: [] })),
    });
    expect(await list()).toHaveLength(5);
  });

  it.each<[string, unknown, object[]]>([
    [
      'a template that is not there',
      refersTo('TRIPS', 'CARS.Car', { extends: ['CORE', 'NOWHERE'] }),
      [
        {
          place: '$.extends[1]',
          name: '',
          expected:
            'the key of a ready-made template or of a model of yours, which has to be added before or in ' +
            'the same file',
          found: 'NOWHERE',
        },
      ],
    ],
    [
      'a type that is not there, nearly',
      { format: 1, models: [CARS, refersTo('TRIPS', 'CORE.Persn')] },
      [
        {
          place: '$.models[1].objectTypes[0].attributes[0].to',
          name: 'Trip › By',
          expected: 'an object type of CORE, perhaps Person',
          found: 'CORE.Persn',
        },
      ],
    ],
    [
      'a type that nothing is like',
      refersTo('TRIPS', 'CORE.Zzqq'),
      [
        {
          place: '$.objectTypes[0].attributes[0].to',
          name: 'Trip › By',
          expected: 'an object type of CORE',
          found: 'CORE.Zzqq',
        },
      ],
    ],
  ])('that refers to %s is refused by its place', async (_, file, problems) => {
    expect(await read(file)).toMatchObject({ ok: false, code: 'model-refused', problems });
  });

  it('that refers to what is not known here is read without it, and says so', async () => {
    expect(await read(refersTo('TRIPS', 'NOWHERE.Car'))).toMatchObject({
      ok: true,
      models: [
        { warnings: ['"Trip › By" refers to NOWHERE, which is not known here: it is left out.'] },
      ],
    });
  });

  it('that cannot be read adds nothing', async () => {
    const refused = { ok: false, code: 'model-refused', problems: [{ place: 'line 1, column 2' }] };
    expect(await said(readModel({ text: '{' }, desk.tools()))).toMatchObject(refused);
    expect(await said(addModel({ text: '{' }, desk.tools()))).toMatchObject(refused);
    expect(await list()).toEqual([]);
  });

  it('that is too large for a record is refused', async () => {
    const attributes = Array.from({ length: 150 }, (_, at) => ({
      name: `Field ${at}`,
      type: 'text',
      description: 'What it is for, said at some length. '.repeat(6).trim(),
    }));
    const objectTypes = Array.from({ length: 7 }, (_, at) => ({ name: `Car ${at}`, attributes }));
    const answer = await read({ ...CARS, objectTypes });
    expect(answer).toMatchObject({
      ok: false,
      problems: [
        {
          place: '$',
          name: 'Cars',
          expected: 'a model of at most 180 kB',
          found: 'a larger one, which two models would hold',
        },
      ],
    });
  });

  it('finds room for sixty in all', async () => {
    const more = (count: number, from = 0) => ({
      format: 1,
      models: Array.from({ length: count }, (_, at) => ({ ...CARS, key: `K${from + at}` })),
    });
    for (const from of [0, 20, 40]) await add(more(from === 40 ? 19 : 20, from));
    expect(await ownModels(desk.kv)).toHaveLength(MOST_OWN - 1);
    expect(await add(more(2, 80))).toBe(
      `bad-input: A site can have ${MOST_OWN} models of its own, and has them. Remove one that is not ` +
        `needed any more: what was built from it stays.`,
    );
    expect(await add(more(2, 58))).toMatchObject({ ok: true });
    expect(await add({ ...CARS, key: 'K59', name: 'Renamed' })).toMatchObject({ ok: true });
  });

  it('is an administrator’s to add and to remove', async () => {
    const ONLY = (what: string): string =>
      `not-allowed: Only a Jira administrator can ${what} that everybody here sees. Ask a Jira administrator; ` +
      'or describe the model in the chat, where a draft is your own for a day.';
    expect(await add(CARS, USER)).toBe(ONLY('add a model'));
    expect(await remove('CARS', USER)).toBe(ONLY('remove a model'));
    expect(await list()).toEqual([]);
  });

  it('is removed by its key, last of all what others refer to', async () => {
    expect(await remove('cars')).toBe(
      'not-found: There is no model of your own with the key "cars". There are no models of your own yet.',
    );
    await add(CARS);
    for (const key of ['TRIPS', 'RIDES'])
      await add(refersTo(key, 'CARS.Car', { extends: ['CARS'] }));
    expect(await remove('VANS')).toBe(
      'not-found: There is no model of your own with the key "VANS". There are: CARS, RIDES, TRIPS.',
    );
    expect(await remove('CARS')).toBe(
      'bad-input: RIDES, TRIPS refers to CARS. Remove RIDES and TRIPS before.',
    );
    for (const key of ['RIDES', ' trips ', 'cars'])
      expect(await remove(key, OTHER_ADMIN)).toMatchObject({ ok: true });
    expect(await list()).toEqual([]);
    const { lines } = await desk.ask('list-activity', { kind: 'settings' });
    expect(lines).toContainEqual(
      expect.objectContaining({
        account: OTHER_ADMIN,
        'model CARS': '1.0.0 to removed',
        kind: 'settings-changed',
      }),
    );
  });
});
