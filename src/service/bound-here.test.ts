/** A comparison with a template whose references were linked to what people had: what was meant, and its name now. */
import { beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, Desk } from '../../simulator/desk';

const NONE = { missing: 0, different: 0, renamed: 0, moved: 0, extra: 0 };
const OTHERS = 'Business Service=text, Department=text, Team=text';

let desk: Desk;
let hr = '';
beforeEach(async () => {
  desk = new Desk();
  // Not the first that is there.
  await desk.makeSchema('FAC', 'Facilities');
  hr = await desk.makeSchema('HR', 'Human Resources');
  await desk.makeType(hr, 'Employee');
  await desk.make(`/global/config/objectschema/${hr}/property`, { allowOtherObjectSchema: true });
});

const compare = (schema: string) =>
  desk.ask('describe-schema', { schema, compareWith: 'the template' });
const linked = async (schema: string): Promise<string> =>
  /Linked on purpose to what you have, and not counted: (.*)\./u.exec(
    (await compare(schema)).text,
  )?.[1] ?? '';

describe('references that were linked to what people had', () => {
  it('by their hub are no difference where the spoke came later', async () => {
    await desk.deploy({ schema: 'CORE', references: 'Person=link:HR/Employee' });
    await desk.deploy({ schema: 'PRI' });
    for (const schema of ['our CORE', 'our PRI'])
      expect((await compare(schema)).differences, schema).toEqual(NONE);
  });

  it('by their hub are no difference in a spoke that is not finished either', async () => {
    await desk.deploy({ schema: 'CORE', references: 'Person=link:HR/Employee' });
    // All but the last attribute, so that it has no word of its own on record.
    desk.site.addFault('status=403@from:47,method=POST,path=objecttypeattribute');
    expect((await desk.deploy({ schema: 'PRI' })).state).toBe('failed');
    expect((await compare('our PRI')).differences).toEqual({ ...NONE, missing: 1 });
  });

  it('are told of the one that has them, whatever else was deployed', async () => {
    await desk.deploy({ schema: 'SVC', references: 'text', only: 'Service Category' });
    await desk.deploy({ schema: 'PRI', references: `Person=link:HR/Employee, ${OTHERS}` });
    expect(await linked('our PRI')).toBe('Person is "Employee" in HR');
    expect(await linked('our SVC')).toBe('');
  });

  it('are told without a name that nobody gave, where only the object schema was named', async () => {
    await desk.deploy({ schema: 'PRI', references: `Person=link:HR, ${OTHERS}` });
    expect(await linked('our PRI')).toBe('Person is "Employee" in HR');
  });

  it('are told without a place where they point into their own object schema', async () => {
    await desk.deploy({
      schema: 'PRI',
      key: 'HR',
      extend: 'HR',
      references: `Person=link:HR/Employee, ${OTHERS}`,
    });
    expect(await linked('HR')).toBe('Person is "Employee"');
  });

  it('are named by the key of today where they point elsewhere now, else as whoever linked them said', async () => {
    const references = `Person=link:Human Resources/Employee, ${OTHERS}`;
    await desk.deploy({ schema: 'PRI', references });
    const { store } = desk.site;
    const referenceObjectTypeId = await desk.makeType(hr, 'Robot');
    for (const one of store.tables.attributes.all())
      if (one.name === 'Approved By') store.put('attributes', { ...one, referenceObjectTypeId });
    const targets = async () => (await compare('our PRI')).text.split(': target is ')[1];
    expect(await targets()).toBe('"Robot in HR", there "Employee in HR"');
    const row = store.tables.schemas.all().find(({ id }) => id === hr);
    if (row === undefined) throw new Error('HR is not there.');
    store.put('schemas', { ...row, hiddenFrom: [ADMIN] });
    expect(await targets()).toBe('"gone, or not to be seen", there "Employee in Human Resources"');
  });
});
