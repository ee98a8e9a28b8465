/** Which models a person can name besides those of the catalogue, and which of two of one key is meant. */
import { expect, it } from 'vitest';
import { Desk, OTHER_ADMIN } from '../../simulator/desk';
import { modelsNamed } from './own-models';

it('are the drafts of the person, the latest first, and the site’s own that no draft of theirs is of', async () => {
  const desk = new Desk();
  const draft = (key: string, name: string) =>
    desk.ask('draft-model', { definition: `schema ${key} "${name}"\nThing\n  Note: text` });
  for (const key of ['VANS', 'BIKES']) {
    await draft(key, `The ${key}`);
    await desk.deploy({ schema: key });
  }
  await draft('BOATS', 'Our boats');
  await draft('VANS', 'More vans');
  expect(await modelsNamed(desk.tools())).toEqual([
    { key: 'VANS2', name: 'Additions to VANS', addsTo: 'VANS' },
    { key: 'BOATS', name: 'Our boats', addsTo: null },
    { key: 'BIKES', name: 'The BIKES', addsTo: null },
    { key: 'VANS', name: 'The VANS', addsTo: null },
  ]);
  const there = [
    { key: 'BIKES', name: 'The BIKES', addsTo: null },
    { key: 'VANS', name: 'The VANS', addsTo: null },
  ];
  expect(await modelsNamed(desk.tools(OTHER_ADMIN))).toEqual(there);
  for (const row of desk.site.store.tables.schemas.all()) desk.site.store.remove('schemas', row.id);
  await draft('VANS', 'Vans anew');
  expect(await modelsNamed(desk.tools())).toEqual([
    { key: 'VANS', name: 'Vans anew', addsTo: null },
    { key: 'VANS2', name: 'Additions to VANS', addsTo: 'VANS' },
    { key: 'BOATS', name: 'Our boats', addsTo: null },
    { key: 'BIKES', name: 'The BIKES', addsTo: null },
  ]);
});
