/** What a comparison takes for chosen, linked, added or left out on purpose, and what is a difference. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors';
import { compareSchemas } from '../../src/service/compare-schemas';
import { addOwnModels } from '../../src/service/manage-models';
import { ADMIN, Desk } from '../../simulator/desk';

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});

interface Compared {
  code: string;
  text: string;
  differences?: unknown;
}
const compare = (schema: string, compareWith: string, on = desk): Promise<Compared> =>
  on.ask('describe-schema', { schema, compareWith });
const NONE = { missing: 0, different: 0, renamed: 0, moved: 0, extra: 0 };
const FLEET = 'schema FLEET "Company cars"\nVehicle\n  Plate: text\nGarage';

/** From either side, where both have a name: what the one lacks is what the other has more. */
async function both(
  schema: string,
  compareWith: string,
  found: Partial<typeof NONE>,
  on = desk,
): Promise<string> {
  const { text, differences } = await compare(schema, compareWith, on);
  const counts = { ...NONE, ...found };
  expect(differences).toEqual(counts);
  if (/^(?:the|as) /u.test(compareWith)) return text;
  const back = await compare(compareWith, schema, on);
  expect(back.differences).toEqual({ ...counts, missing: counts.extra, extra: counts.missing });
  return text;
}
const put = (type: string, more: object): void => {
  const { store } = desk.site;
  const row = store.tables.types.all().find(({ name }) => name === type);
  if (row === undefined) throw new Error(`${type} is not there.`);
  store.put('types', { ...row, ...more });
};
const rename = (type: string, name: string): void => put(type, { name });
const MADE = 'LaunchPad made it from PRI 1.1.0 (2026-11-21). That is the newest version there is.';
const LAST = 'No object was read. Descriptions and icons are not compared.';

describe('what was made from a template', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['plain', {}, []],
    ['lean', { variant: 'lean' }, []],
    ['only some of it', { only: 'Impact Level, Urgency Level' }, []],
    [
      'without some of it',
      { leaveOut: 'Priority Override, Major Incident Trigger' },
      [
        'Left out on purpose when it was deployed, and not counted: Priority Override, Major Incident Trigger.',
      ],
    ],
  ])('%s is the same as what it was made from', async (_, more, notes) => {
    const { id } = await desk.deploy({ schema: 'PRI', references: 'text', ...more });
    for (const other of ['the template', 'its catalogue'])
      expect((await compare('our PRI', other)).text).toBe(
        [
          '"Priority Matrix" (PRI) beside the template PRI 1.1.0: no difference.',
          MADE,
          ...notes,
          LAST,
        ].join('\n'),
      );
    for (const other of ['the deployment', 'as deployed'])
      expect((await compare('our PRI', other)).text).toBe(
        [
          `"Priority Matrix" (PRI) beside PRI 1.1.0 as deployment ${id} of 2026-11-21 built it: no difference.`,
          MADE,
          ...notes,
          LAST,
        ].join('\n'),
      );
    await both('our PRI', 'PRI', {});
    await both('our PRI', id, {});
  });

  it('is compared with what of several it was made from', async () => {
    await desk.ask('draft-model', { definition: FLEET });
    await desk.ask('draft-model', { definition: 'schema BOATS "Boats"\nBoat\n  Sail: text' });
    const { id } = await desk.deploy({ schema: 'FLEET, BOATS' });
    await both('our FLEET', id, {});
    await both('our BOATS', id, {});
    expect(await both('our FLEET', 'the deployment', {})).toContain(
      `"Company cars" (FLEET) as deployment ${id} of 2026-11-21`,
    );
  });

  it('is no part of a deployment that only copied from its template', async () => {
    await desk.deploy({ schema: 'CORE' });
    const { id } = await desk.deploy({ schema: 'PRI', references: 'create' });
    const { text } = await compare('our CORE', id);
    expect(text).toContain(`beside PRI 1.1.0 as deployment ${id} of`);
  });

  it('lacks what somebody removed, and has more what they added', async () => {
    await desk.deploy({ schema: 'PRI', references: 'text' });
    const { store } = desk.site;
    const type = await desk.makeType('1', 'Severity');
    await desk.makeAttribute(type, 'Weight');
    rename('Urgency Level', 'Zeal');
    const text = await both('our PRI', 'PRI', { extra: 1, renamed: 1 });
    expect(text).toContain('- object type "Severity"');
    expect(text).toContain(
      '- object type "Zeal" is object type "Urgency Level" of the template PRI 1.1.0',
    );
    const gone = store.tables.attributes.all().find(({ name }) => name === 'Workaround');
    if (gone !== undefined) store.remove('attributes', gone.id);
    await both('our PRI', 'PRI', { extra: 1, renamed: 1, missing: 1 });
    expect(
      (await desk.ask('describe-schema', { schema: 'our PRI', objectType: 'urgency levels' })).text,
    ).toMatch(/^Understood: "urgency levels" as "Zeal", which LaunchPad made under that name\./u);
    expect(
      (await desk.ask('describe-schema', { schema: 'any', objectType: 'Urgency Level' })).text,
    ).toMatch(/^Understood: "Urgency Level" as "Zeal", which LaunchPad made under that name\./u);
  });

  it('is of a template of today, where nothing is on record of the deployment any more', async () => {
    const { id } = await desk.deploy({
      schema: 'PRI',
      references: 'text',
      leaveOut: 'Priority Override',
    });
    desk.kv.stored.delete(`deployment:${id}`);
    expect((await compare('our PRI', 'the template')).differences).not.toEqual(NONE);
    expect(await compare('our PRI', 'the deployment')).toMatchObject({
      code: 'not-found',
      text:
        'LaunchPad has no record of the deployment that made that object schema. Compare it with a template ' +
        'instead, for example: compare our ITAM with ITAM.',
    });
    expect((await compare('our PRI', id)).text).toContain('There is no deployment');
  });
});

describe('what was made from a model of one’s own', () => {
  beforeEach(async () => {
    await desk.ask('draft-model', { definition: FLEET });
    await desk.deploy({ schema: 'FLEET' });
  });

  it('is compared as it was deployed, or with the model as it is now', async () => {
    for (const other of ['the template', 'the deployment', 'model FLEET'])
      await both('our FLEET', other, {});
    await addOwnModels(FLEET.replace('Garage', '  Seats: integer'), desk.tools());
    await both('our FLEET', 'the template', {});
    const text = await both('our FLEET', 'model FLEET', { missing: 1, extra: 1 });
    expect(text).toContain(
      '"Company cars" (FLEET) beside "Company cars" (FLEET), a model of your own:',
    );
    rename('Vehicle', 'Zzz');
    await both('our FLEET', 'the deployment', { renamed: 1 });
  });

  it('is gone where the model of that deployment is', async () => {
    for (const key of [...desk.kv.stored.keys()])
      if (/FLEET$/u.test(key)) desk.kv.stored.delete(key);
    expect((await compare('our FLEET', 'the deployment')).text).toMatch(
      /^LaunchPad no longer holds FLEET 1\.0\.0 as deployment p-\w+ built it\. Compare with the template of today/u,
    );
  });
});

describe('a reference to a template that it can do without', () => {
  const removeSchema = (key: string): void => {
    const { store } = desk.site;
    for (const row of store.tables.schemas.all())
      if (row.key === key) store.remove('schemas', row.id);
  };
  const MISSING = '- attribute "Configuration Items" of "Security Incident"';

  it('is missing only while that is here', async () => {
    await desk.deploy({ schema: 'INC', references: 'text' });
    await both('our INC', 'INC', {});
    await desk.deploy({ schema: 'BASIC', references: 'text' });
    await both('our BASIC', 'BASIC', {});
    expect(await both('our INC', 'INC', { missing: 1 })).toContain(MISSING);
    await desk.deploy({ schema: 'PRI', references: 'text' });
    await both('our INC', 'INC', { missing: 1 });
    await both('our INC', 'our PRI', await between('INC', 'PRI'));
    removeSchema('BASIC');
    await both('our INC', 'INC', {});
  });

  /** As templates, each whole: what is told of the object schemas has to be the same. */
  async function between(one: string, other: string): Promise<Partial<typeof NONE>> {
    const { differences } = await compare(`our ${one}`, other);
    return differences as typeof NONE;
  }

  it('is there between two that nobody deployed', async () => {
    const template = (key: string) => ({ kind: 'template' as const, key });
    const side = (one: string, other: string) =>
      compareSchemas(template(one), template(other), desk.tools());
    const same = await side('INC', 'INC');
    expect(same.comparison).toMatchObject({ missing: [], extra: [], different: [] });
    expect(same).toMatchObject({ leftOut: [], linked: [], theirs: [], unread: false });
    const { attributes = [] } =
      same.left.structure.types.find(({ path }) => path.at(-1) === 'Security Incident') ?? {};
    expect(attributes.map(({ name }) => name)).toContain('Configuration Items');
    expect((await side('INC', 'PRI')).comparison.extra.length).toBeGreaterThan(4);
  });
});

describe('what nobody made with LaunchPad', () => {
  beforeEach(async () => {
    const hr = await desk.makeSchema('HR', 'Human Resources');
    await desk.makeAttribute(await desk.makeType(hr, 'Employee'), 'Grade');
    const fac = await desk.makeSchema('FAC', 'Facilities');
    for (const name of ['Employee', 'Site']) await desk.makeType(fac, name);
  });

  it('has no template and no deployment behind it', async () => {
    expect(await compare('HR', 'the template')).toMatchObject({
      code: 'bad-input',
      text:
        'LaunchPad has no record of having made that object schema, so it knows no template of it. Name the ' +
        'template to compare it with, for example: compare our ITAM with ITAM.',
    });
    expect((await compare('HR', 'deployment')).code).toBe('not-found');
  });

  it('is compared with another that exists, or a template, as each is', async () => {
    const text = await both('HR', 'FAC', { extra: 1, missing: 1 });
    expect(text.split('\n').slice(0, 4)).toEqual([
      '"Human Resources" (HR) beside "Facilities" (FAC): 1 missing, 0 different, 0 renamed, 0 moved, 1 extra.',
      'LaunchPad has no record of having made it.',
      'LaunchPad has no record of having made it.',
      LAST,
    ]);
    await both('HR', 'HR', {});
    const pri = (await compare('HR', 'PRI')).differences as typeof NONE;
    expect(pri).toMatchObject({ extra: 1, renamed: 0 });
    expect(pri.missing).toBeGreaterThan(5);
  });

  it('is compared without attributes where they cannot be read in time, and that is said', async () => {
    const { assets } = desk.tools();
    const late = Object.assign(Object.create(assets) as typeof assets, {
      attributes: () =>
        Promise.reject(new AppError('too-large', 'Too large.', { remedy: 'Wait.' })),
    });
    const said = 'Only object types and statuses were compared, no attribute:';
    const asked = { schema: 'HR', compareWith: 'FAC' };
    const { text, differences } = await desk.ask('describe-schema', asked, ADMIN, { assets: late });
    expect(differences).toEqual({ ...NONE, missing: 1 });
    expect(text).toContain(said);
    for (const large of ['1', '2']) {
      const partly = Object.assign(Object.create(assets) as typeof assets, {
        attributes: (id: string, ...more: unknown[]) =>
          id === large
            ? Promise.reject(new AppError('too-large', 'Too large.', { remedy: 'Wait.' }))
            : (assets.attributes as (...all: unknown[]) => Promise<unknown>)(id, ...more),
      });
      const part = await desk.ask('describe-schema', asked, ADMIN, { assets: partly });
      expect(part.text).toContain(said);
      expect(part.differences).toEqual({ ...NONE, missing: 1 });
    }
    expect((await compare('HR', 'FAC')).text).not.toContain(said);
  });
});

describe('references that were linked to what people had', () => {
  const LINKED = 'Person=link:HR/Employee, Business Service=text, Department=text, Team=text';
  let hr = '';
  beforeEach(async () => {
    hr = await desk.makeSchema('HR', 'Human Resources');
    await desk.makeType(hr, 'Employee');
    await desk.make(`/global/config/objectschema/${hr}/property`, { allowOtherObjectSchema: true });
    await desk.deploy({ schema: 'PRI', references: LINKED, allowSharing: 'HR' });
  });
  const linked = (words: string): string =>
    `Linked on purpose to what you have, and not counted: ${words}.`;

  it('are no difference, and named as they are called now', async () => {
    const text = await both('our PRI', 'the template', {});
    expect(text).toContain(linked('Person is "Employee" in HR'));
    rename('Employee', 'Employees');
    expect((await compare('our PRI', 'the template')).text).toContain(
      linked('Person is "Employees" in HR'),
    );
    rename('Employees', 'Staff');
    const after = await both('our PRI', 'the template', {});
    expect(after).toContain(
      linked('Person is "Staff" in HR, which was called "Employee" when it was linked'),
    );
  });

  it('are not told of two that exist, nor where they are gone', async () => {
    expect((await compare('our PRI', 'HR')).text).not.toContain('Linked on purpose');
    const { store } = desk.site;
    for (const one of store.tables.attributes.all())
      if (one.name === 'Approved By') store.remove('attributes', one.id);
    const { text, differences } = await compare('our PRI', 'the template');
    expect(text).not.toContain('Linked on purpose');
    expect(differences).toEqual({ ...NONE, missing: 1 });
  });

  it('are a difference where they point elsewhere', async () => {
    const { store } = desk.site;
    const referenceObjectTypeId = await desk.makeType(hr, 'Robot');
    for (const one of store.tables.attributes.all())
      if (one.name === 'Approved By') store.put('attributes', { ...one, referenceObjectTypeId });
    expect((await compare('our PRI', 'the template')).differences).toMatchObject({ different: 1 });
  });
});

describe('a hub that came along', () => {
  let small: Desk;
  beforeAll(async () => {
    small = new Desk();
    await small.deploy({ schema: 'SVC', only: 'CORE, Service Category' });
  });

  it('small lacks nothing but what was made once', async () => {
    const { text, differences } = await compare('our CORE', 'the template', small);
    expect(differences).toEqual(NONE);
    expect(text).toMatch(/Left out on purpose when it was deployed, and not counted: .*Vendor/u);
    expect(text).not.toMatch(/not counted: .*Person/u);
    await both('our SVC', 'SVC', {}, small);
    expect((await compare('our SVC', 'SVC', small)).text).not.toContain('Left out on purpose');
    await both('our CORE', 'CORE', {}, small);
  });

  it('whole is compared whole, whatever was asked for of the other', async () => {
    const notation = (schema: string, types: string) =>
      desk.ask('draft-model', { definition: `schema ${schema}\n${types}` });
    await notation('CARS "Cars"', 'Car\n  Plate: text, required\n  Note: text\nTrip\n  Note: text');
    await notation('TRIPS "Trips"', 'Trip\n  By: -> CARS.Car as By, required\n  Note: text\nStop');
    const { id } = await desk.deploy({ schema: 'TRIPS', variant: 'lean', leaveOut: 'Stop' });
    await both('our CARS', 'CARS', {});
    await both('our CARS', id, {});
    expect(await both('our TRIPS', 'the deployment', {})).toContain('Left out on purpose');
  });
});
