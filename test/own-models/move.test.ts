/** The three steps of `docs/move-a-schema.md`, and the files of `docs/own-models.md`, between sites that differ. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { onMachine } from '../../simulator/machine';
import { ask, buildFile, takeOut } from './round-trip';

const SITES = `schema SITES "Places"
Place
  City: text
`;
const HR = `schema HR "People", extends SITES
Employee
  Staff Number: text, unique
  Works At: -> SITES.Place as Located At
`;

describe('moving a schema', () => {
  it(
    'ends in the same model where ids differ, the key is taken, and what it refers ' +
      'to is called otherwise',
    async () => {
      const file = await onMachine({}, async (sandbox) => {
        for (const text of [SITES, HR]) await ask(sandbox, 'add-model', { text });
        expect(await sandbox.deploy({ schema: 'SITES, HR' })).toMatchObject({ code: 'succeeded' });
        return (await takeOut(sandbox, ['SITES', 'HR'])).file;
      });
      const built = await onMachine({}, async (production) => {
        // Other ids, the key HR in somebody's use, and the places under a key of their own.
        await buildFile(production, 'schema OLD "Old"\nThing\n  Size: integer');
        await ask(production, 'add-model', { text: 'schema CASES "Human rights"\nCase' });
        expect(await production.deploy({ schema: 'CASES', key: 'HR' })).toMatchObject({
          code: 'succeeded',
        });
        await ask(production, 'add-model', { text: file });
        expect(await production.deploy({ schema: 'SITES', key: 'PLACES' })).toMatchObject({
          code: 'succeeded',
        });
        const end = await production.deploy({
          schema: 'HR',
          key: 'HR2',
          references: 'link:PLACES',
          allowSharing: 'PLACES',
        });
        expect(end, end.text).toMatchObject({ code: 'succeeded' });
        return (await takeOut(production, ['PLACES', 'HR2'])).models.map(
          ({ template }) => template,
        );
      });
      const [places, people] = built;
      expect(places?.objectTypes).toMatchObject([
        { name: 'Place', attributes: [{ name: 'City' }] },
      ]);
      expect(people?.objectTypes).toMatchObject([
        { name: 'Employee', attributes: [{ name: 'Staff Number' }, { to: 'PLACES.Place' }] },
      ]);
    },
  );
});

describe('the guide to models of their own', () => {
  const guide = readFileSync('docs/own-models.md', 'utf8');
  const examples = [...guide.matchAll(/```json\n([\s\S]*?)```/gu)].map(([, text = '']) => text);

  it('has three examples, each of which is added, built and verified as it is', async () => {
    expect(examples).toHaveLength(3);
    await onMachine({}, async (site) => {
      for (const example of examples) await buildFile(site, example);
    });
  });
});
