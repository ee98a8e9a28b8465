/** References linked to object types that were there before: an HR schema's employees instead of CORE's people. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmulator, type Emulator, type StateSchema } from '../../local/assets-emulator';
import { as } from '../../local/assets-emulator/testing';
import type { LinkQuestion } from '../../src/service/link-choices';
import { ADMIN, startMachine, type Answer, type Machine } from '../../simulator/loopback-machine';

const NONE = { missing: 0, different: 0, renamed: 0, moved: 0, extra: 0 };
const LINK = 'Person=link:HR/Employee, Location=link:FAC/Site';

describe('object types that exist take the place of a hub', () => {
  let emulator: Emulator;
  let machine: Machine;

  /** An object schema with one object type, shared unless told otherwise. */
  async function theirs(key: string, type: string, shared = true): Promise<void> {
    const admin = as(emulator, ADMIN);
    const post = async (path: string, body: object): Promise<{ id: string }> =>
      (await admin('POST', path, body)).body as { id: string };
    const schema = await post('/objectschema/create', {
      name: `${key} of ours`,
      objectSchemaKey: key,
      description: 'By hand.',
    });
    if (shared)
      await admin('POST', `/global/config/objectschema/${schema.id}/property`, {
        ...theirSchema(key)?.properties,
        allowOtherObjectSchema: true,
      });
    const made = await post('/objecttype/create', {
      name: type,
      objectSchemaId: schema.id,
      iconId: emulator.state().icons[0]?.id,
    });
    await post(`/objecttypeattribute/${made.id}`, { name: 'Email', type: 0, defaultTypeId: 7 });
  }

  /** One name twice, below two parents. */
  async function twoContacts(): Promise<void> {
    const admin = as(emulator, ADMIN);
    const add = async (name: string, parent?: string): Promise<string> =>
      (
        (
          await admin('POST', '/objecttype/create', {
            name,
            objectSchemaId: theirSchema('HR')?.id,
            iconId: emulator.state().icons[0]?.id,
            ...(parent === undefined ? {} : { parentObjectTypeId: parent }),
          })
        ).body as { id: string }
      ).id;
    await add('Contact', await add('Internal'));
    const second = await add('Other Contact', await add('External'));
    const row = must(emulator.workspace.tables.types.all().find(({ id }) => id === second));
    emulator.workspace.put('types', { ...row, name: 'Contact' });
  }

  const theirSchema = (key: string): StateSchema | undefined =>
    emulator.state().schemas.find((one) => one.key === key);
  /** All of it; when it was last touched is another matter. */
  const bytesOf = (key: string): string => JSON.stringify({ ...theirSchema(key), updated: '' });
  const targetOf = (key: string, type: string, attribute: string): string | undefined =>
    theirSchema(key)
      ?.objectTypes.find(({ name }) => name === type)
      ?.attributes.find(({ name }) => name === attribute)?.referenceTo;

  /** How many differences of each sort a comparison finds. */
  const compared = async (schema: string, compareWith: string): Promise<unknown> =>
    (await machine.call('describe-schema', { schema, compareWith }))['differences'];

  beforeEach(async () => {
    emulator = await startEmulator();
    machine = await startMachine({ on: emulator });
  });
  afterEach(async () => {
    await machine.close();
    await emulator.close();
  });

  it('links each reference on its own, and brings along of a hub only what is still needed', async () => {
    await theirs('HR', 'Employee');
    const before = bytesOf('HR');
    const preview = await machine.call('preview-deployment', {
      schema: 'BASIC',
      references: 'Person=link:HR/Employee',
    });
    expect(preview).toMatchObject({ ok: true, code: 'preview' });
    expect(preview.text).toMatch(/Person of BASIC is "Employee" in "HR of ours" \(HR\)/);
    expect(preview.text).toMatch(/CORE gets no Person of its own/);
    expect(preview.text).toMatch(/"Employee" has no .*Employee ID/);
    const done = await machine.deploy({ schema: 'BASIC', references: 'Person=link:HR/Employee' });
    expect(done).toMatchObject({ code: 'succeeded' });
    expect(targetOf('BASIC', 'Configuration Item', 'Owner')).toBe('HR: Employee');
    expect(targetOf('CORE', 'Team', 'Team Lead')).toBe('HR: Employee');
    expect(theirSchema('CORE')?.objectTypes.map(({ name }) => name)).not.toContain('Person');
    expect(bytesOf('HR')).toBe(before);

    const again = await machine.call('preview-deployment', { schema: 'BASIC' });
    expect(again).toMatchObject({ ok: true, code: 'nothing-to-do' });
    expect(again.text).not.toMatch(/differ/);
    const core = await machine.call('preview-deployment', { schema: 'CORE' });
    expect(core).toMatchObject({ ok: true, code: 'nothing-to-do' });
    for (const schema of ['our BASIC', 'our CORE'])
      for (const beside of ['the template', 'the deployment'])
        expect(await compared(schema, beside), `${schema}, ${beside}`).toEqual(NONE);
  });

  it('brings a hub small where that is asked for, and knows it so from then on', async () => {
    const request = { schema: 'SVC', only: 'CORE, Service Category' };
    const preview = await machine.call('preview-deployment', request);
    expect(preview.text).toMatch(/Of CORE only Person comes along: what is referred to/);
    expect(await machine.deploy(request)).toMatchObject({ code: 'succeeded' });
    expect(theirSchema('CORE')?.objectTypes.map(({ name }) => name)).toEqual(['Person']);
    const again = await machine.call('preview-deployment', request);
    expect(again).toMatchObject({ ok: true, code: 'nothing-to-do' });
    const beside = await machine.call('describe-schema', {
      schema: 'our CORE',
      compareWith: 'the template',
    });
    expect(beside).toMatchObject({ differences: NONE });
    expect(beside.text).toMatch(/Left out on purpose when it was deployed.*Team/);
  });

  it('brings no hub at all where everything is linked', async () => {
    await theirs('HR', 'Employee');
    await theirs('FAC', 'Site');
    await theirs('SUP', 'Company');
    await theirs('APM', 'System');
    await theirs('ORG', 'Group');
    const references = `${LINK}, Vendor=link:SUP/Company, Application=link:APM/System, Team=link:ORG/Group`;
    const before = ['HR', 'FAC', 'SUP', 'APM', 'ORG'].map(bytesOf);
    const done = await machine.deploy({ schema: 'BASIC', references });
    expect(done).toMatchObject({ code: 'succeeded' });
    expect(emulator.state().schemas.map(({ key }) => key)).not.toContain('CORE');
    expect(['HR', 'FAC', 'SUP', 'APM', 'ORG'].map(bytesOf)).toEqual(before);
    const again = await machine.call('preview-deployment', { schema: 'BASIC' });
    expect(again).toMatchObject({ ok: true, code: 'nothing-to-do' });
  });

  it.each([
    ['is not there', 'Person=link:HRX/Employee', /no object schema of that key or name/],
    ['is misspelt', 'Person=link:HR/Employe', /Did you mean "Employee"\?/],
    ['has the name of another', 'Person=link:HR/Contact', /link Person to Internal\/Contact in HR/],
    ['stands for nothing', 'Persn=link:HR/Employee', /no reference here is called so/],
  ])('stops where what is to be linked %s', async (_, references, says) => {
    await theirs('HR', 'Employee');
    await twoContacts();
    const preview = await machine.call('preview-deployment', { schema: 'BASIC', references });
    expect(preview).toMatchObject({ ok: false, code: 'plan-blocked' });
    expect(preview.text).toMatch(says);
  });

  it('stops where the account cannot see what is to be linked, and does not say that it is there', async () => {
    await theirs('HR', 'Employee');
    const row = must(emulator.workspace.tables.schemas.all().find(({ key }) => key === 'HR'));
    emulator.workspace.put('schemas', { ...row, hiddenFrom: [ADMIN] });
    const references = 'Person=link:HR/Employee';
    const preview = await machine.call('preview-deployment', { schema: 'PRI', references });
    expect(preview).toMatchObject({ ok: false, code: 'plan-blocked' });
    expect(preview.text).toMatch(/no object schema of that key or name/);
    expect(preview.text).not.toMatch(/HR of ours/);
  });

  it('stops where what was linked is deleted and would be referred to again', async () => {
    await theirs('HR', 'Employee');
    await machine.deploy({ schema: 'PRI', references: 'Person=link:HR/Employee' });
    const type = must(
      emulator.workspace.tables.types.all().find(({ name }) => name === 'Employee'),
    );
    emulator.workspace.remove('types', type.id);
    const { attributes } = emulator.workspace.tables;
    for (const row of attributes.all())
      if (row.referenceObjectTypeId === type.id) emulator.workspace.remove('attributes', row.id);
    const preview = await machine.call('preview-deployment', { schema: 'PRI', extend: 'PRI' });
    expect(preview).toMatchObject({ ok: false, code: 'plan-blocked' });
    expect(preview.text).toMatch(/deleted/);
  });

  it.each([
    ['only the object schema is named', 'Person=link:HR'],
    ['both are called as people call them', 'employees=link:HR/employees'],
  ])('finds the one that is meant where %s', async (_, references) => {
    await theirs('HR', 'Employee');
    const preview = await machine.call('preview-deployment', { schema: 'PRI', references });
    expect(preview).toMatchObject({ ok: true, code: 'preview' });
    expect(preview.text).toMatch(/Person of PRI is "Employee" in "HR of ours" \(HR\)/);
    expect(preview.text).not.toMatch(/was called/);
  });

  it('asks which is meant where the object schema named has several, or none that is like it', async () => {
    await theirs('HR', 'Employee');
    await twoContacts();
    const [two, none] = [
      await machine.call('preview-deployment', { schema: 'PRI', references: 'Person=link:HR' }),
      await machine.call('preview-deployment', { schema: 'BASIC', references: 'Vendor=link:HR' }),
    ];
    // Employee is what a Person is called elsewhere, and so is Contact.
    expect(two).toMatchObject({ ok: false, code: 'plan-blocked' });
    expect(two.text).toMatch(/3 could be meant: Employee in HR; .*link Person to Employee in HR/s);
    expect(none).toMatchObject({ ok: false, code: 'plan-blocked' });
    expect(none.text).toMatch(/not clear to which.*link Vendor to Employee in HR/s);
  });

  it('lists for the page what could be meant, best first, each with why and as it is asked for', async () => {
    await theirs('HR', 'Employee');
    await theirs('FAC', 'Site', false);
    const ask = async (key: string, payload: object): Promise<Answer> =>
      (await machine.app.invokeResolver(key, { ...payload }, { accountId: ADMIN })) as Answer;
    const choices = await ask('link-choices', { schema: 'BASIC' });
    expect(choices).toMatchObject({ ok: true, code: 'link-choices', looked: 2, notLooked: 0 });
    const questions = choices['questions'] as LinkQuestion[];
    const of = (name: string): LinkQuestion => must(questions.find((one) => one.name === name));
    expect(questions.map(({ name }) => name).sort()).toEqual(
      ['Application', 'Location', 'Person', 'Team', 'Vendor'].sort(),
    );
    expect(of('Person')).toMatchObject({
      hub: 'CORE',
      references: ['Configuration Item.Owner'],
      linked: null,
      candidates: [
        {
          value: 'link:HR/Employee',
          schemaName: 'HR of ours',
          path: ['Employee'],
          sharing: 'on',
          why: { name: 'other', shared: ['Email'], objects: 0, system: false },
          sentence: expect.stringMatching(
            /^What Person is often called; has 1 of the 1\d attributes/,
          ),
        },
      ],
    });
    expect(of('Location').candidates).toMatchObject([{ value: 'link:FAC/Site', sharing: 'off' }]);
    expect(of('Vendor').candidates).toEqual([]);
    const references = `Person=${must(of('Person').candidates[0]).value}`;
    const plan = await ask('plan-deployment', { schema: 'BASIC', references });
    expect(plan).toMatchObject({ ok: true, code: 'plan' });
    expect(JSON.stringify(plan)).toMatch(/Person of BASIC is .*Employee/);
  });

  it('links to a hub as to a hub, though it was named for one reference', async () => {
    await machine.deploy({ schema: 'CORE', key: 'MDATA', name: 'Master Data' });
    const done = await machine.deploy({ schema: 'PRI', references: 'Person=link:MDATA' });
    expect(done).toMatchObject({ code: 'succeeded' });
    expect(emulator.state().schemas.map(({ key }) => key)).toEqual(['MDATA', 'PRI']);
  });

  it('stops where theirs is not shared, and takes it once that is allowed', async () => {
    await theirs('HR', 'Employee', false);
    const references = 'Person=link:HR/Employee';
    const preview = await machine.call('preview-deployment', { schema: 'BASIC', references });
    expect(preview).toMatchObject({ ok: false, code: 'plan-blocked' });
    expect(preview.text).toMatch(/"HR of ours" \(HR\) does not let other object schemas refer/);
    const done = await machine.deploy({ schema: 'BASIC', references, allowSharing: 'HR' });
    expect(done).toMatchObject({ code: 'succeeded' });
    expect(targetOf('BASIC', 'Configuration Item', 'Owner')).toBe('HR: Employee');
  });

  it.each([
    ['', ' .*called "Employee" when it was linked', '"Employee" in "HR"'],
    ['only its object schema was named: ', '', 'an object type in "HR"'],
  ])(
    'knows theirs by id: %srenamed it is the same, deleted it is said',
    async (only, was, words) => {
      await theirs('HR', 'Employee');
      const references = only === '' ? 'Person=link:HR/Employee' : 'Person=link:HR';
      await machine.deploy({ schema: 'PRI', references });
      const type = emulator.workspace.tables.types.all().find(({ name }) => name === 'Employee');
      emulator.workspace.put('types', { ...must(type), name: 'Staff' });
      const renamed = await machine.call('preview-deployment', { schema: 'PRI' });
      expect(renamed).toMatchObject({ ok: true, code: 'nothing-to-do' });
      if (was !== '') expect(renamed.text).toMatch(new RegExp(`"Staff"${was}`, 'u'));
      const beside = { schema: 'our PRI', compareWith: 'the template' };
      expect(await machine.call('describe-schema', beside)).toMatchObject({
        differences: NONE,
        text: expect.stringContaining('Person is "Staff" in HR') as string,
      });
      emulator.workspace.remove('types', must(type).id);
      const deleted = await machine.call('preview-deployment', { schema: 'PRI' });
      expect(deleted.text).toContain(`linked to ${words}, which was deleted`);
      const lost = await machine.call('describe-schema', beside);
      expect(lost.text).toMatch(/target is "gone, or not to be seen"/);
      expect(lost).not.toMatchObject({ differences: NONE });
    },
  );
});

const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('It is not there.');
  return value;
};

describe("Atlassian's common data model", () => {
  it.each(['BASIC', 'ITAM'])('is offered to %s, and taken, builds no Person', async (schema) => {
    const machine = await startMachine({ emulator: { switches: { commonDataModel: 'on' } } });
    try {
      const preview = await machine.call('preview-deployment', { schema });
      expect(preview.text).toContain(
        'common data model, which already holds Person in "People", Department in "People", ' +
          'Cost Center in "People", Location in "Locations"',
      );
      expect(preview.text).toContain(`say: deploy ${schema} with the common data model`);
      const done = await machine.deploy({ schema, references: 'common data model' });
      expect(done).toMatchObject({ code: 'succeeded' });
      const { schemas } = machine.emulator.state();
      const types = (key: string): string[] =>
        schemas.find((one) => one.key === key)?.objectTypes.map(({ name }) => name) ?? [];
      for (const name of ['Person', 'Department', 'Cost Centre', 'Location'])
        expect(types('CORE')).not.toContain(name);
      expect(types('CDMPEOPLE')).toEqual(['Person', 'Department', 'Cost Center']);
      const again = await machine.call('preview-deployment', { schema });
      expect(again).toMatchObject({ ok: true, code: 'nothing-to-do' });
      expect(again.text).not.toMatch(/common data model, which already holds/);
    } finally {
      await machine.close();
    }
  });

  it('is never built in', async () => {
    const machine = await startMachine({ emulator: { switches: { commonDataModel: 'on' } } });
    try {
      const preview = await machine.call('preview-deployment', {
        schema: 'BASIC',
        key: 'CDMPEOPLE',
        extend: 'CDMPEOPLE',
      });
      expect(preview).toMatchObject({ ok: false, code: 'plan-blocked' });
      expect(preview.text).toMatch(/nothing is ever created in it/);
    } finally {
      await machine.close();
    }
  });

  it('is said to be missing where the site does not have it', async () => {
    const machine = await startMachine();
    try {
      const preview = await machine.call('preview-deployment', {
        schema: 'BASIC',
        references: 'common data model',
      });
      expect(preview).toMatchObject({ ok: false, code: 'plan-blocked' });
      expect(preview.text).toMatch(/no object schema of Atlassian's common data model/);
    } finally {
      await machine.close();
    }
  });
});
