/** What a preview says besides its plan, what is learnt where nothing is left to do, and what could be linked. */
import { beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, Desk, USER } from '../../simulator/desk';
import { linkChoices } from '../../src/service/link-choices';
import { linkSentence, type LinkWhy } from '../../src/service/link-sentence';
import { knownSchemas } from '../../src/storage/known-schemas';
import { loadIdentities } from '../../src/storage/identities';
import { keys } from '../../src/storage/keys';
import type { Licence } from '../../src/access/licence';

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});

const PRI = { schema: 'PRI', references: 'text' };
const preview = (input: object, account = ADMIN) => desk.ask('preview-deployment', input, account);
const CARS = 'schema CARS "Company cars"\nVehicle\n  Plate: text\nGarage';
async function deployCars(): Promise<void> {
  await desk.ask('draft-model', { definition: CARS });
  await desk.deploy({ schema: 'CARS' });
}
function put(type: string, more: object): void {
  const { store } = desk.site;
  const row = store.tables.types.all().find(({ name }) => name === type);
  if (row === undefined) throw new Error(`${type} is not there.`);
  store.put('types', { ...row, ...more });
}
/** Changes what is stored, wherever it says so. */
function restore(said: RegExp, change: (value: string) => string): void {
  for (const [key, value] of desk.kv.stored)
    if (said.test(`${key} ${value}`)) desk.kv.stored.set(key, change(value));
}

describe('a preview', () => {
  it('is for who may deploy something', async () => {
    expect(await preview(PRI, USER)).toMatchObject({ ok: false, code: 'not-allowed' });
    expect(await preview(PRI)).toMatchObject({ ok: true, code: 'preview' });
  });

  it('says what to do in a project, and that there is none', async () => {
    const hint = async (input: object): Promise<string> =>
      (await preview({ ...PRI, ...input })).text;
    const FOR =
      'For project ITSM: after deploying, add an "Assets objects" custom field to its screens, limited ' +
      'to the object schema';
    const REST =
      "(filter: objectSchema in schema picker), and give the project's agents the Object Schema User role.";
    expect(await hint({ project: 'ITSM' })).toContain(`${FOR} PRI ${REST}`);
    expect(await hint({ project: 'ITSM', key: 'MINE', name: 'Mine' })).toContain(
      `${FOR} MINE ${REST}`,
    );
    expect(await hint({})).not.toContain('project');
    expect(await preview({ ...PRI, project: 'NOPE' })).toMatchObject({
      ok: false,
      code: 'plan-blocked',
      blocks: [
        {
          code: 'project-not-visible',
          sentence: 'There is no Jira project "NOPE" that you can see.',
          remedy:
            'Give the key of a project you can browse, or leave the project out: it only adds hints.',
        },
      ],
    });
  });

  it('can be read where the licence has ended', async () => {
    const licence: Licence = { state: 'inactive', edition: 'none', source: 'active' };
    const { text } = await desk.ask('preview-deployment', PRI, ADMIN, { licence });
    expect(text).toContain('The preview can be read all the same.');
  });

  const NEW =
    'was made in the last minutes, and not by LaunchPad on this record: unless you made it yourself, ' +
    'somebody is building it just now.';
  it.each<[string, string, object, boolean]>([
    ['the key', 'PRI', { extend: 'PRI' }, true],
    ['the name', 'XX', {}, false],
  ])('warns of what has just been made under %s', async (_, key, more, isPlanned) => {
    const name = key === 'PRI' ? 'Something' : 'priority  MATRIX';
    await desk.makeSchema(key, name);
    const { text } = await preview({ ...PRI, ...more });
    expect(text).toContain(isPlanned ? `"${name}" (${key}) ${NEW}` : key);
    desk.time.jump(15 * 60_000);
    expect((await preview({ ...PRI, ...more })).text).not.toContain(NEW);
  });

  it('does not warn of what this app made, nor where nothing is left to do', async () => {
    await desk.deploy({ ...PRI, leaveOut: 'Priority Override' });
    expect((await preview({ ...PRI, extend: 'PRI' })).text).not.toContain(NEW);
  });

  it('says where notes of what it made cannot be read', async () => {
    const CANNOT = 'cannot be read and';
    await deployCars();
    await desk.deploy(PRI);
    expect((await preview({ schema: 'SVC', references: 'text' })).text).not.toContain(CANNOT);
    const text = async (schemaId: string) => {
      desk.kv.stored.set(keys.knownSchema(schemaId), '{"v":9}');
      return (await preview({ schema: 'SVC', references: 'text' })).text;
    };
    expect(await text('1')).toContain(
      'LaunchPad’s own note of an object schema it made cannot be read and was not changed.',
    );
    expect(await text('2')).toContain(
      'LaunchPad’s own notes of 2 object schemas it made cannot be read and were not changed.',
    );
  });
});

describe('where nothing is left to do', () => {
  it('what is called otherwise is known from then on', async () => {
    await deployCars();
    const id = desk.site.store.tables.schemas.all()[0]?.id ?? '';
    const known = async () => (await loadIdentities(desk.kv, [id])).get(id)?.size ?? 0;
    const all = await known();
    expect(all).toBeGreaterThan(2);
    for (const key of [...desk.kv.stored.keys()])
      if (key.startsWith('identit') || key.startsWith('ids')) desk.kv.stored.delete(key);
    restore(/"object-type"/u, (value) => value);
    put('Vehicle', { name: 'Zebra' });
    const asked = { schema: 'CARS', extend: 'CARS, Vehicle=Zebra' };
    const before = await known();
    expect(await preview(asked)).toMatchObject({ ok: true, code: 'nothing-to-do' });
    expect(await known()).toBeGreaterThanOrEqual(before);
    expect(await preview({ schema: 'CARS' })).toMatchObject({ ok: true, code: 'nothing-to-do' });
  });

  const versionOf = async (): Promise<string | undefined> =>
    (await knownSchemas(desk.kv))[0]?.version;
  it('a schema of an older version that lacks nothing is of the newest', async () => {
    await desk.deploy(PRI);
    const older = (): void =>
      restore(/"version":"1\.1\.0"/u, (value) =>
        value.replaceAll('"version":"1.1.0"', '"version":"1.0.0"'),
      );
    older();
    expect(await versionOf()).toBe('1.0.0');
    expect(await preview({ ...PRI, leaveOut: 'Priority Override' })).toMatchObject({
      code: 'nothing-to-do',
    });
    expect(await preview(PRI)).toMatchObject({ code: 'nothing-to-do' });
    expect(await versionOf()).toBe('1.1.0');
    expect(await knownSchemas(desk.kv)).toMatchObject([
      { key: 'PRI', template: 'PRI', state: 'complete', schemaId: '1' },
    ]);
    older();
    restore(/"state":"complete"/u, (value) => value.replaceAll('"complete"', '"building"'));
    await preview(PRI);
    expect(await versionOf()).toBe('1.0.0');
  });
});

describe('what references could be linked to', () => {
  const choices = (...keys: string[]) => linkChoices(keys, desk.tools());

  it('is asked for each type of a hub that is not asked for itself', async () => {
    const { questions, looked, notLooked } = await choices('PRI');
    expect(questions.map(({ name, hub, references }) => [name, hub, references])).toEqual([
      [
        'Business Service',
        'CORE',
        ['Priority Override.Business Service', 'Major Incident Trigger.Business Services'],
      ],
      ['Department', 'CORE', ['Priority Override.Department']],
      ['Person', 'CORE', ['Priority Override.Approved By']],
      ['Team', 'CORE', ['Major Incident Trigger.Escalation Team']],
    ]);
    expect(
      questions.every(({ linked, candidates }) => linked === null && candidates.length === 0),
    ).toBe(true);
    expect([looked, notLooked]).toEqual([0, 0]);
    expect(await choices('CORE')).toEqual({ questions: [], looked: 0, notLooked: 0 });
    expect((await choices('PRI', 'CORE')).questions).toEqual([]);
    await desk.ask('draft-model', { definition: 'schema CARS\nCar\nTrip\n  By: -> Car as By' });
    expect((await choices('CARS')).questions).toEqual([]);
  });

  it('is what exists and is called so, best first, with why', async () => {
    const hr = await desk.makeSchema('HR', 'Human Resources');
    await desk.makeType(hr, 'Employee');
    await desk.makeAttribute(await desk.makeType(hr, 'Person'), 'Employee ID');
    const [inner, outer] = [await desk.makeType(hr, 'Inner'), await desk.makeType(hr, 'Outer')];
    await desk.makeType(hr, 'Squad', { parentObjectTypeId: inner });
    await desk.makeType(hr, 'Squad 2', { parentObjectTypeId: outer });
    put('Squad 2', { name: 'Squad' });
    await desk.makeType(hr, 'Team, all of it');
    await desk.makeSchema('EMPTY', 'Empty');
    await desk.deploy(PRI);
    const { questions, looked, notLooked } = await choices('PRI');
    expect([looked, notLooked]).toEqual([3, 0]);
    const of = (name: string) => questions.find((one) => one.name === name)?.candidates ?? [];
    expect(of('Person').map(({ value }) => value)).toEqual(['link:HR/Person', 'link:HR/Employee']);
    expect(of('Person')[0]).toMatchObject({
      schemaKey: 'HR',
      schemaName: 'Human Resources',
      path: ['Person'],
      sharing: 'off',
      why: { name: 'same', shared: ['Employee ID'], objects: 0, system: false },
      sentence: expect.stringMatching(
        /^Called the same; has 1 of the \d+ attributes \(Employee ID\); holds no object yet; sharing has/u,
      ),
    });
    expect(
      of('Team')
        .map(({ value }) => value)
        .sort(),
    ).toEqual(['link:HR/Inner/Squad', 'link:HR/Outer/Squad']);
    expect(of('Department')).toEqual([]);
  });

  it('is told where it is linked already', async () => {
    const hr = await desk.makeSchema('HR', 'Human Resources');
    await desk.makeType(hr, 'Aaa');
    await desk.makeType(hr, 'Employee');
    await desk.make(`/global/config/objectschema/${hr}/property`, { allowOtherObjectSchema: true });
    await desk.deploy({
      schema: 'PRI',
      references: 'Person=link:HR/Employee, Business Service=text, Department=text, Team=text',
      allowSharing: 'HR',
    });
    const linked = async () =>
      (await choices('PRI')).questions.flatMap((one) =>
        one.linked === null ? [] : [[one.name, one.linked]],
      );
    expect(await linked()).toEqual([['Person', 'link:HR/Employee']]);
    const [question] = (await choices('PRI')).questions.filter(({ name }) => name === 'Person');
    expect(question?.candidates[0]).toMatchObject({ sharing: 'on' });
    expect((await choices('SVC')).questions.every((one) => one.linked === null)).toBe(true);
    put('Employee', { name: 'Gone' });
    expect(await linked()).toEqual([['Person', 'link:HR/Gone']]);
  });

  it('is nothing that LaunchPad made of a template', async () => {
    await desk.deploy({ schema: 'CORE' });
    const { questions } = await choices('PRI');
    expect(questions.flatMap(({ candidates }) => candidates)).toEqual([]);
  });

  it.each<[string, (at: number) => object]>([
    ['most objects', (at) => ({ objectCount: at === 41 ? 5 : 4 })],
    ['the data model that Assets brings', (at) => ({ objectCount: 9 - at, system: at === 41 })],
  ])('is looked for first where there is %s', async (_, about) => {
    for (let at = 0; at < 42; at += 1) await desk.makeSchema(`K${at}`, `Schema ${at}`);
    const things = await desk.makeType('42', 'Things');
    await desk.makeType('42', 'Person', { parentObjectTypeId: things });
    const { assets } = desk.tools();
    const told = Object.assign(Object.create(assets) as typeof assets, {
      listSchemas: async () =>
        (await assets.listSchemas()).map((one, at) => ({ ...one, ...about(at) })),
    });
    const { questions } = await linkChoices(['PRI'], { ...desk.tools(), assets: told });
    const [person] = questions.filter(({ name }) => name === 'Person');
    const isSystem = 'system' in about(41);
    expect(person?.candidates).toMatchObject([
      { value: 'link:K41/Person', path: ['Things', 'Person'], why: { system: isSystem } },
    ]);
  });

  it('is read in the ten that have most that is called so', async () => {
    for (let at = 0; at < 12; at += 1) {
      await desk.makeSchema(`K${at}`, `Schema ${at}`);
      await desk.makeType(`${at + 1}`, 'Zebra');
      if (at !== 5) await desk.makeType(`${at + 1}`, 'Person');
    }
    await desk.makeType('12', 'Department');
    const { questions } = await choices('PRI');
    const from = (name: string) =>
      questions
        .filter((one) => one.name === name)
        .flatMap(({ candidates }) => candidates.map(({ schemaKey }) => schemaKey));
    expect(from('Department')).toEqual(['K11']);
    expect(from('Person')).toHaveLength(8);
    for (const key of ['K5', 'K9', 'K10']) expect(from('Person')).not.toContain(key);
  });

  it('is looked for in the forty fullest', async () => {
    for (let at = 0; at < 42; at += 1) await desk.makeSchema(`K${at}`, `Schema ${at}`);
    await desk.makeType('42', 'Person');
    const { store } = desk.site;
    await desk
      .make('/object/create', { objectTypeId: store.tables.types.all()[0]?.id, attributes: [] })
      .catch(() => '');
    const { questions, looked, notLooked } = await choices('PRI');
    expect([looked, notLooked]).toEqual([40, 2]);
    expect(questions).toHaveLength(4);
  });
});

describe('why something could be meant', () => {
  const why = (more: Partial<LinkWhy>): LinkWhy => ({
    name: null,
    shared: [],
    lacks: [],
    objects: 0,
    system: false,
    ...more,
  });
  it.each<[Partial<LinkWhy>, 'on' | 'off' | 'unreadable', string]>([
    [{ name: 'same' }, 'on', 'Called the same; has none of the 0 attributes; holds no object yet.'],
    [
      { name: 'other', lacks: ['A'] },
      'on',
      'What Person is often called; has none of the 1 attributes; holds no object yet.',
    ],
    [
      { name: 'part', shared: ['A', 'B'], lacks: ['C'], objects: 1 },
      'off',
      'Person, or what that is often called, is part of its name; has 2 of the 3 attributes (A, B); ' +
        'holds 1 object; sharing has to be allowed first.',
    ],
    [
      { shared: ['A', 'B', 'C', 'D'], objects: 2, system: true },
      'unreadable',
      "One of Atlassian's common data model; has 4 of the 4 attributes (A, B, C and 1 more); holds 2 objects.",
    ],
  ])('%j', (more, sharing, sentence) => {
    expect(linkSentence('Person', why(more), sharing)).toBe(sentence);
  });
});
