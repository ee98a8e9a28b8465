/**
 * Models of one's own on the page, and what people did to what was deployed: the same way through
 * as for every template.
 */
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { TypeRow } from '../../local/assets-emulator/model';
import { as } from '../../local/assets-emulator/testing';
import { startMachine } from '../../simulator/loopback-machine';
import { PATIENCE_MS, type Site } from './support';
import { deployHere, typesOf, withSite } from './with-site';

const { begin } = withSite();

interface Model {
  objectTypes: { name: string; attributes: object[] }[];
}

const attributesOf = ({ machine: { emulator } }: Site, type: string): string[] =>
  emulator
    .state()
    .schemas.flatMap(({ objectTypes }) => objectTypes)
    .filter(({ name }) => name === type)
    .flatMap(({ attributes }) => attributes.map(({ name }) => name));

const LINES = `schema FLEET "Company cars"
Vehicle
  Plate: text, required, unique
  Status: status In Use (active), Sold (inactive)
Garage
  City: text`;

it('the page makes a model of lines, builds it, saves it, reads it back as the same, and removes it', async () => {
  const { site, open } = await begin();
  const tab = await open({ width: 768 });
  const { page, outer } = tab;
  await page.getByRole('textbox', { name: 'Search templates by need' }).fill('company cars qqqq');
  await page.getByRole('button', { name: 'Make your own' }).click();
  const lines = page.getByRole('textbox', { name: 'In lines' });
  await lines.fill(LINES.replace('City: text', 'City: txet'));
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.getByText('line 6, column').waitFor();
  await lines.fill(LINES);
  await page.getByRole('button', { name: 'Read it' }).click();
  const read = page.getByRole('region', { name: 'What was read' });
  await read.getByText(/would be new, in version 1\.0\.0: 2 object types, 3 attributes/u).waitFor();
  expect(typesOf(site)).toEqual([]);
  await page.getByRole('button', { name: 'Add it to this site' }).click();
  await page.getByRole('link', { name: 'Preview a deployment of FLEET' }).click();
  await page
    .locator('.plan-counts')
    .getByText(/1 object schema, 2 object types, 3 attributes/u)
    .waitFor();
  await deployHere(tab);
  await page.getByRole('heading', { name: 'Done and verified', exact: true }).waitFor();
  expect(typesOf(site)).toEqual(['FLEET Vehicle', 'FLEET Garage']);
  const [kit] = await Promise.all([
    outer.waitForEvent('download'),
    page.getByRole('button', { name: 'Import kit of FLEET' }).click(),
  ]);
  const files = unzipSync(readFileSync(await kit.path()));
  expect(Object.keys(files)).toContain('README.md');
  expect(strFromU8(files['csv/01-vehicle.csv'] ?? new Uint8Array())).toMatch(
    /^Name,Plate,Status\r\n/u,
  );

  await tab.go('/deployed/FLEET');
  const [download] = await Promise.all([
    outer.waitForEvent('download'),
    page.getByRole('button', { name: 'Take this model along' }).click(),
  ]);
  const file = await download.path();
  expect(readFileSync(file, 'utf8')).toContain('"Plate"');
  await page.getByText(/^Saved as /u).waitFor();
  for (const [name, ending, holds] of [
    ['Data dictionary (Markdown)', '.md', '| Plate | text | required, unique |'],
    ['Diagram (Mermaid)', '.mmd', 'classDiagram'],
    ['Diagram (SVG)', '.svg', '>Vehicle</text>'],
  ] as const) {
    const [paper] = await Promise.all([
      outer.waitForEvent('download'),
      page.getByRole('button', { name, exact: true }).click(),
    ]);
    expect(paper.suggestedFilename()).toBe(`fleet${ending}`);
    expect(readFileSync(await paper.path(), 'utf8')).toContain(holds);
  }
  await tab.go('/own');
  await page.getByLabel('A file with a model').setInputFiles(file);
  await read.getByText(/FLEET/u).first().waitFor();

  // One attribute more in the file: the next version, planned as what it adds and built.
  const { models } = JSON.parse(readFileSync(file, 'utf8')) as { models: Model[] };
  const vehicle = models[0]?.objectTypes.find((type) => type.name === 'Vehicle');
  vehicle?.attributes.push({ name: 'Fuel Card', type: 'text' });
  await page.getByLabel('A file with a model').setInputFiles({
    name: 'fleet.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(models)),
  });
  await read.getByText(/would be version 1\.1\.0, after 1\.0\.0/u).waitFor();
  await page.getByRole('button', { name: 'Add it to this site' }).click();
  await page.getByRole('link', { name: 'Preview a deployment of FLEET' }).click();
  await page.getByRole('checkbox', { name: /^Add what is missing to FLEET/u }).check();
  await page.getByText('Would create 1 attribute.').waitFor();
  await deployHere(tab);
  await page.getByRole('heading', { name: 'Done and verified', exact: true }).waitFor();
  expect(attributesOf(site, 'Vehicle')).toContain('Fuel Card');
  await tab.go('/own');

  await page.getByRole('article', { name: 'FLEET' }).getByRole('button').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('article', { name: 'FLEET' }).waitFor({ state: 'detached' });
  expect(typesOf(site)).toEqual(['FLEET Vehicle', 'FLEET Garage']);
});

it(
  'the page names what people renamed, deleted and added, in a plan and in what is ' +
    'deployed, and compares any two',
  async () => {
    const { site, open } = await begin();
    await site.deploy('BASIC');
    const { workspace } = site.machine.emulator;
    const { types, attributes } = workspace.tables;
    const server = [...types.all()].find(({ name }) => name === 'Server');
    const mine = [...attributes.all()].find(({ typeId }) => typeId === server?.id);
    const address = [...attributes.all()].find(({ name }) => name === 'Primary IP Address');
    if (server === undefined || mine === undefined || address === undefined)
      throw new Error('The template no longer has them.');
    workspace.put('types', { ...server, name: 'Host' });
    workspace.put('attributes', { ...mine, id: workspace.newId('attributes'), name: 'Sticker' });
    workspace.remove('attributes', address.id);
    const tab = await open({ path: '/deployed/BASIC' });
    const { page } = tab;
    const named = page.getByRole('region', { name: 'Called otherwise, and the same' });
    await named.getByText('Server is called Host here').waitFor();
    await page.getByRole('region', { name: 'Only here' }).getByText('Sticker').waitFor();
    await page
      .getByRole('region', { name: 'Deleted here' })
      .getByText(/last seen on/u)
      .waitFor();
    await page.getByRole('button', { name: 'Preview what is missing' }).click();
    await page.getByRole('checkbox', { name: /^Add what is missing to BASIC/u }).check();
    await page.getByText('Would create 1 attribute.').waitFor();
    await page.getByRole('tab', { name: /^To know/u }).click();
    await named.getByText('Server is called Host here').waitFor();
    await page.getByText(/this plan creates it again/u).waitFor();
    await tab.go('/compare/our BASIC/BASIC');
    await page
      .getByRole('region', { name: 'Only in our BASIC' })
      .getByText(/Sticker/u)
      .waitFor();
  },
);

/** An object schema made by hand, with one object type. */
async function byHand({ machine: { emulator } }: Site, key: string, type: string): Promise<void> {
  const admin = as(emulator, 'acc-admin');
  const post = async (path: string, body: object): Promise<{ id: string }> =>
    (await admin('POST', path, body)).body as { id: string };
  const schema = await post('/objectschema/create', {
    name: `${key} of ours`,
    objectSchemaKey: key,
    description: 'By hand.',
  });
  const made = await post('/objecttype/create', {
    name: type,
    objectSchemaId: schema.id,
    iconId: emulator.state().icons[0]?.id,
  });
  await post(`/objecttypeattribute/${made.id}`, { name: 'Email', type: 0, defaultTypeId: 7 });
}

it('the page links people to employees that exist, chosen from a list, and allows the sharing it takes', async () => {
  const { site, open } = await begin();
  await byHand(site, 'HR', 'Employee');
  const tab = await open({ path: '/deploy/BASIC', width: 1440 });
  const { page } = tab;
  await page.getByText('One by one').click();
  const people = page.getByRole('combobox', { name: 'References to Person' });
  await page.getByText(/What Person is often called/u).waitFor();
  await people.selectOption('Link to Employee in HR');
  await page.getByRole('checkbox', { name: /references from other schemas on HR/u }).check();
  await tab.outer.reload();
  expect(await people.inputValue()).toBe('link:HR/Employee');
  await page.getByText(/^Would create/u).waitFor();
  await page.getByRole('button', { name: 'Review and confirm' }).click();
  await page.getByText('Person: to Employee in HR').waitFor();
  await page.getByRole('button', { name: 'Deploy exactly this', exact: true }).click();
  await page.getByRole('heading', { name: 'Done and verified', exact: true }).waitFor();
  expect(typesOf(site)).not.toContain('CORE Person');
});

it('the page asks whether what has another name is the same, and keeps the answer in the address', async () => {
  const { site, open } = await begin();
  const { emulator } = site.machine;
  // By another installation: this one has never seen what was made.
  const elsewhere = await startMachine({ on: emulator });
  await elsewhere.deploy({ schema: 'BASIC' });
  elsewhere.host.close();
  const server = [...emulator.workspace.tables.types.all()].find(({ name }) => name === 'Server');
  if (server === undefined) throw new Error('The template no longer has it.');
  emulator.workspace.put('types', { ...server, name: 'Host' });
  const tab = await open({ path: '/deploy/BASIC', width: 390 });
  const { page } = tab;
  await page.getByRole('checkbox', { name: /^Add what is missing to BASIC/u }).check();
  await page.getByRole('button', { name: 'Yes, Host is the Server' }).click();
  await page.getByRole('heading', { name: 'Nothing to do' }).waitFor();
  await tab.outer.reload();
  await page.getByRole('heading', { name: 'Nothing to do' }).waitFor();
  await page.getByRole('checkbox', { name: 'Server is called Host here' }).click();
  await page.getByRole('button', { name: 'No, they are two' }).click();
  await page.getByText(/^Would create 1 object type/u).waitFor();
});

it('the page says what somebody renamed and made while it was being built', async () => {
  const { site, open } = await begin({ latencyMs: 60 });
  const { workspace } = site.machine.emulator;
  const tab = await open({ path: '/deploy/BASIC' });
  await deployHere(tab);
  const made = (): TypeRow | undefined =>
    [...workspace.tables.types.all()].find(({ name }) => name === 'Vendor');
  await expect.poll(() => made()?.name, { timeout: PATIENCE_MS }).toBe('Vendor');
  const vendor = made();
  if (vendor !== undefined) workspace.put('types', { ...vendor, name: 'Supplier' });
  await tab.page
    .getByText(/^Renamed or moved by somebody while it ran, and still the same/u)
    .waitFor();
});
