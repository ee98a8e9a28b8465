/** Which object type of the templates a name in a request means, and what it has. */
import { expect, it } from 'vitest';
import { soughtFor } from '../../src/planner/place/sought-type';
import { catalogueOf, templateOf, typeNamed } from '../../simulator/templates';

const text = (name: string) => ({ name, type: 'text' as const });
const { templates } = catalogueOf([
  templateOf('APP', [
    typeNamed('Person', [text('Own')]),
    typeNamed('Thing', [{ name: 'Owner', type: 'reference', to: 'CORE.Person', as: 'Has' }]),
  ]),
  templateOf('CORE', [
    typeNamed('Team', [text('Lead')]),
    typeNamed('Party', [text('Email')], { children: [typeNamed('Person', [text('Badge')])] }),
  ]),
]);

it.each<[string, string, string[]]>([
  ['person', 'Person', ['Email', 'Badge']],
  ['thing.owner', 'Person', ['Email', 'Badge']],
  ['TEAM', 'Team', ['Lead']],
  ['Thing', 'Thing', []],
  ['Thing.Other', 'Thing.Other', []],
])('%s means a hub’s object type %s, with what it inherits', (said, name, attributes) => {
  expect(soughtFor(said, templates)).toEqual({ name, attributes });
});
