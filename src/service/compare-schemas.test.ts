/** What decides how the sides of a comparison are taken: what one was made from, and what is on record of that. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Desk } from '../../simulator/desk';

const NONE = { missing: 0, different: 0, renamed: 0, moved: 0, extra: 0 };

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});
const compare = (schema: string, compareWith: string) =>
  desk.ask('describe-schema', { schema, compareWith });
const draft = (definition: string) => desk.ask('draft-model', { definition });
const forget = (prefix: string): void => {
  for (const key of [...desk.kv.stored.keys()])
    if (key.startsWith(prefix)) desk.kv.stored.delete(key);
};
function without(table: 'types' | 'attributes' | 'statuses', name: string): void {
  const { store } = desk.site;
  for (const row of store.tables[table].all()) if (row.name === name) store.remove(table, row.id);
}
const LEFT_OUT = 'Left out on purpose';

describe('what was made from a template', () => {
  beforeEach(async () => {
    const hr = await desk.makeSchema('HR', 'Human Resources');
    await desk.makeType(hr, 'Employee');
    await desk.make(`/global/config/objectschema/${hr}/property`, { allowOtherObjectSchema: true });
    await desk.deploy({
      schema: 'PRI',
      references: 'Person=link:HR/Employee, Business Service=text, Department=text, Team=text',
      leaveOut: 'Major Incident Trigger',
    });
  });

  it('is compared with another as it is, whatever was chosen and renamed since', async () => {
    const { store } = desk.site;
    for (const row of store.tables.types.all())
      if (row.name === 'Urgency Level') store.put('types', { ...row, name: 'Zeal' });
    await draft(
      'schema OTHER "Other"\nUrgency Level\n  Score: integer\n' +
        'Priority Override\n  Approved By: -> CORE.Person as Approved By',
    );
    const { text, differences } = await compare('our PRI', 'draft OTHER');
    expect(differences).toMatchObject({ missing: 1, renamed: 0 });
    expect(text).toContain('- object type "Urgency Level"');
    expect(text).toContain('target is "Employee in HR", there "Person in CORE"');
    expect(text).not.toContain(LEFT_OUT);
  });

  it('is compared with another that exists, or a deployment of another, as each is', async () => {
    await draft('schema FLEET "Company cars"\nVehicle\n  Plate: text');
    const { id } = await desk.deploy({ schema: 'FLEET' });
    for (const other of ['HR', 'our FLEET', id]) {
      const { code, text } = await compare('our PRI', other);
      expect(code, other).toBe('differences');
      expect(text).not.toContain(LEFT_OUT);
    }
    expect((await compare('our PRI', id)).text).toContain(`as deployment ${id} of 2026-11-21`);
  });

  it('is compared by names alone where nothing is on record of its ids', async () => {
    expect((await compare('our PRI', 'PRI')).differences).toEqual(NONE);
    forget('identity');
    const { differences, text } = await compare('our PRI', 'PRI');
    expect(differences).toEqual(NONE);
    expect(text).toContain(LEFT_OUT);
  });

  it('is compared with the template as it is where its deployment is not on record any more', async () => {
    await draft('schema FLEET "Company cars"\nVehicle\n  Plate: text');
    await desk.deploy({ schema: 'FLEET' });
    forget('deployment:');
    const { code, text, differences } = await compare('our PRI', 'the template');
    expect(code).toBe('differences');
    expect(differences).toMatchObject({ extra: 0, renamed: 0 });
    expect(text).toContain('- object type "Major Incident Trigger"');
    expect(await compare('our FLEET', 'the template')).toMatchObject({ code: 'bad-input' });
  });
});

describe('a hub that came along small', () => {
  beforeEach(async () => {
    await desk.deploy({ schema: 'SVC', only: 'CORE, Service Category' });
  });
  const ofCore = () => compare('our CORE', 'the template');

  it.each([
    ['attributes', 'VIP', '- attribute "VIP" of "Person"'],
    ['statuses', 'On Leave', '- status "On Leave"'],
    ['types', 'Person', '- object type "Person"'],
  ] as const)('lacks what was made once and is gone: of %s %s', async (table, name, words) => {
    without(table, name);
    const { differences, text } = await ofCore();
    expect(text).toContain(words);
    expect(differences).toEqual({ ...NONE, missing: 1 });
    expect(text).toMatch(/Left out on purpose when it was deployed, and not counted: .*Vendor/u);
  });

  it('lacks all that it does not have, where nothing is on record of its ids', async () => {
    forget('identity');
    const { differences, text } = await ofCore();
    expect(differences).toMatchObject({ extra: 0, renamed: 0 });
    expect(text).toContain('- object type "Organisation" › "Vendor"');
    expect(text).not.toContain(LEFT_OUT);
  });
});
