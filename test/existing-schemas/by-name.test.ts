/** What somebody means by a name: a template, a model, what exists here, one of its object types. */
import { beforeAll, describe, expect, it } from 'vitest';
import { Desk } from '../../simulator/desk';

let desk: Desk;
let hr = '';
let deployed = '';
beforeAll(async () => {
  // Only read here, so made once.
  if (hr !== '') return;
  desk = new Desk();
  deployed = (await desk.deploy({ schema: 'PRI', references: 'text' })).id;
  await desk.ask('draft-model', {
    definition: 'schema FLEET "Company cars"\nVehicle\n  Plate: text',
  });
  await desk.deploy({ schema: 'FLEET' });
  await desk.ask('draft-model', { definition: 'schema BOATS "Our boats"\nBoat\n  Sail: text' });
  const staff = await desk.makeSchema('HR', 'Human Resources');
  const employee = await desk.makeType(staff, 'Employee', { inherited: true });
  await desk.makeType(staff, 'Contractor', { parentObjectTypeId: employee, inherited: true });
  for (const name of ['Shift', 'Shifts']) await desk.makeType(staff, name);
  for (const name of ['Hired On', 'Grade']) await desk.makeAttribute(employee, name);
  const twin = await desk.makeSchema('HRX', 'Personnel');
  await desk.makeAttribute(await desk.makeType(twin, 'Employee'), 'Grade');
  const two = await desk.makeSchema('TWO', 'Two');
  // As sites have it that are older than the rule against it.
  const { store } = desk.site;
  const row = store.tables.schemas.all().find(({ id }) => id === two);
  if (row !== undefined) store.put('schemas', { ...row, name: 'Personnel' });
  hr = staff;
});

const ask = (input: object): Promise<string> =>
  desk.ask('describe-schema', input).then((answer) => `${answer.code} ${answer.text}`);
const first = async (input: object): Promise<string> => (await ask(input)).split('\n')[0] ?? '';

const SEEN = 'An object schema that your account cannot see is not listed.';
const ALL = `To see all there are, ask: what can you deploy?, or: what schemas do we have? ${SEEN}`;

describe('a schema', () => {
  it.each([
    ['PRI', 'template PRI'],
    ['priority matrix', 'template PRI'],
    ['the PRI schema', 'template PRI'],
    ['our PRI', 'existing-schema "Priority Matrix" (PRI), which exists here'],
    [
      'my existing Priority Matrix here',
      'existing-schema "Priority Matrix" (PRI), which exists here',
    ],
    [
      'this current PRI object schema',
      'existing-schema "Priority Matrix" (PRI), which exists here',
    ],
    ['the live PRI of ours', 'existing-schema "Priority Matrix" (PRI), which exists here'],
    ['HR', 'existing-schema "Human Resources" (HR), which exists here'],
    ['hr on this site', 'existing-schema "Human Resources" (HR), which exists here'],
    ['human  resources', 'existing-schema "Human Resources" (HR), which exists here'],
    ['the FLEET', 'existing-schema "Company cars" (FLEET), which exists here'],
    [
      'model fleet',
      'model "Company cars" (FLEET), a model of your own: 1 object types, 1 attributes.',
    ],
    ['our own model Company cars', 'model "Company cars" (FLEET), a model of your own: 1'],
    ['draft BOATS', 'model "Our boats" (BOATS), a draft of yours: 1 object types, 1 attributes.'],
    ['the draft our boats', 'model "Our boats" (BOATS), a draft of yours'],
    ['BOATS', 'model "Our boats" (BOATS), a draft of yours'],
  ])('called "%s" is the %s', async (schema, found) => {
    expect(await ask({ schema })).toContain(found);
  });

  it('is found by its id, and a deployment by its own', async () => {
    for (const schema of [hr, `#${hr}`])
      expect(await ask({ schema })).toContain('"Human Resources" (HR)');
    for (const schema of [deployed, `the deployment ${deployed}`, `our ${deployed.toUpperCase()}`])
      expect(await first({ schema })).toBe(
        `model PRI 1.1.0 as deployment ${deployed} of 2026-11-21 built it: 6 object types, 47 ` +
          `attributes. The site was not read.`,
      );
  });

  it.each([
    [
      'Personnel',
      'bad-input Several object schemas answer to "Personnel". Say which by its key: HRX ("Personnel"), ' +
        'TWO ("Personnel").',
    ],
    [
      'our Human Resorces',
      `unknown-template You can see no object schema "Human Resorces" here. Did you mean "Human ` +
        `Resources" (HR), which exists here? ${ALL}`,
    ],
    [
      'Human Resorces',
      `unknown-template There is no template "Human Resorces", and no object schema of that key or name ` +
        `that you can see. Did you mean "Human Resources" (HR), which exists here? ${ALL}`,
    ],
    [
      'our ITAM',
      'unknown-template You can see no object schema "ITAM" here. Here exist "Priority Matrix" ("PRI"), ' +
        `"Company cars" ("FLEET"), "Human Resources" ("HR"), "Personnel" ("HRX"), "Personnel" ("TWO"). ${ALL}`,
    ],
    [
      'ITMA',
      `unknown-template There is no template "ITMA", and no object schema of that key or name that you ` +
        `can see. Did you mean the template ITAM? ${ALL}`,
    ],
    [
      'zzqq',
      `unknown-template There is no template "zzqq", and no object schema of that key or name that you ` +
        `can see. ${ALL}`,
    ],
    [
      'p-zzzz',
      'not-found There is no deployment "p-zzzz" on record. To see what was deployed, ask: what happened?',
    ],
    [
      'asset management',
      'unknown-template Several templates answer to "asset management". Did you mean ITAM or SAM?',
    ],
    ['model Unicorns', 'unknown-template There is no template "model Unicorns"'],
  ])('called "%s" is asked about', async (schema, says) => {
    expect(await ask({ schema })).toContain(says);
  });

  it('that was made from a template under another name is found by that template as one’s own', async () => {
    const other = new Desk();
    const asked = { schema: 'PRI', references: 'text', only: 'Impact Level' };
    const our = async () => (await other.ask('describe-schema', { schema: 'our PRI' })).text;
    await other.deploy({ ...asked, key: 'MYP', name: 'Mine' });
    await other.makeSchema('HR', 'Human Resources');
    expect(await our()).toContain('"Mine" (MYP), which exists here');
    // By a word of its name too, and only where it is asked for as such.
    const named = async (schema: string) => (await other.ask('describe-schema', { schema })).code;
    expect(await named('our priority')).toBe('existing-schema');
    expect(await named('priority')).toBe('template');
    await other.deploy({ ...asked, key: 'TWOP', name: 'Theirs' });
    expect(await our()).toBe(
      'Several object schemas answer to "PRI". Say which by its key: MYP ("Mine"), TWOP ("Theirs").',
    );
  });

  it('that is the whole name of a model goes before a template that has it as a word', async () => {
    const other = new Desk();
    await other.ask('draft-model', { definition: 'schema WORK "Priority"\nTask\n  Rank: integer' });
    for (const schema of ['priority', 'our priority'])
      expect((await other.ask('describe-schema', { schema })).text).toContain('"Priority" (WORK)');
    const preview = await other.ask('preview-deployment', { schema: 'priority' });
    expect(preview.text).toContain('"Priority" (WORK)');
  });

  it('of whichever several exist, the first six are named', async () => {
    const full = new Desk();
    for (const key of ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF', 'GGG'])
      await full.makeSchema(key, `The ${key}`);
    const { text } = await full.ask('describe-schema', { schema: 'our zzqq' });
    expect(text).toContain('"The FFF" ("FFF") and 1 more. To see');
  });
});

describe('an object type', () => {
  const NOWHERE = 'not-found No object type that you can see here is called';
  it.each([
    ['any', 'Impact Level', 'object-type "Impact Level" in "Priority Matrix" (PRI): 7 attributes'],
    ['all schemas', 'impact levels', 'object-type "Impact Level" in "Priority Matrix" (PRI)'],
    ['every object schema', 'contractors', 'object-type "Contractor" in "Human Resources" (HR)'],
    ['*', 'Plate', 'object-type "Plate" is an attribute of "Vehicle".'],
    ['our FLEET', 'plate', 'object-type "plate" is an attribute of "Vehicle".'],
    [
      'our PRI',
      'Level Code',
      'object-type "Level Code" is an attribute of "Impact Level", and of "Urgency Level"',
    ],
    ['any', 'shift', 'object-type "Shift" in "Human Resources" (HR)'],
    ['HR', 'Grade', 'object-type "Grade" is an attribute of "Employee".'],
    ['HR', 'employees', 'object-type Understood: "employees" as "Employee".'],
    ['PRI', 'impact levels', 'object-type Understood: "impact levels" as Impact Level.'],
    [
      'anywhere',
      'Employee',
      'bad-input "Employee" is in "Human Resources" (HR), "Personnel" (HRX). Say which, for example: ' +
        'fields of "Employee" in HR.',
    ],
    ['any', 'employees', 'Say which, for example: fields of "Employee" in HR.'],
    ['any', 'Grade', `${NOWHERE} "Grade".`],
    [
      'any',
      'Zebra',
      `${NOWHERE} "Zebra". Looked into PRI, HR, FLEET, HRX, TWO. To see what one of them holds, say for ` +
        `example: describe our PRI. ${SEEN}`,
    ],
    ['HR', 'Zebra', 'bad-input "Human Resources" (HR) has no object type "Zebra".'],
  ])('in "%s" called "%s" is %s', async (schema, objectType, says) => {
    expect(await ask({ schema, objectType })).toContain(says);
  });

  it('is looked for in the forty fullest, and by its attributes in four of those that were made', async () => {
    const full = new Desk();
    for (const key of ['AAA', 'BBB', 'CCC', 'DDD', 'EEE']) {
      const definition = `schema ${key} "The ${key}"\nThing ${key}\n  Note ${key}: text`;
      await full.ask('draft-model', { definition });
      await full.deploy({ schema: key });
    }
    const find = async (objectType: string) =>
      (await full.ask('describe-schema', { schema: 'any', objectType })).code;
    expect(await find('Note DDD')).toBe('object-type');
    expect(await find('Note EEE')).toBe('not-found');
    expect(await find('Thing EEE')).toBe('object-type');
    for (let at = 0; at < 35; at += 1) {
      const id = await full.makeSchema(`K${at}`, `Schema ${at}`);
      for (const name of ['One', 'Two']) await full.makeType(id, `${name} ${at}`);
    }
    expect(await find('Thing EEE')).toBe('object-type');
    await full.makeType(await full.makeSchema('LAST', 'Last'), 'Last one');
    expect(await find('Last one')).toBe('not-found');
  });

  it('is nowhere where nothing exists', async () => {
    const { text } = await new Desk().ask('describe-schema', {
      schema: 'any',
      objectType: 'Zebra',
    });
    expect(text).toBe(
      'No object type that you can see here is called "Zebra". No object schema exists here that you can see. ' +
        `To see what one of them holds, say for example: describe our ITAM. ${SEEN}`,
    );
  });

  it('is told with all it inherits', async () => {
    expect(
      await desk.ask('describe-schema', { schema: 'HR', objectType: 'Contractor' }),
    ).toMatchObject({
      schema: 'HR',
      objectType: 'Contractor',
      path: ['Employee', 'Contractor'],
      ownAttributes: 0,
      allAttributes: 2,
      fields: [
        { name: 'Hired On', kind: 'text', required: false, unique: false, from: 'Employee' },
        { name: 'Grade', from: 'Employee' },
      ],
    });
  });
});
