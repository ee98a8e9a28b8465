import { expect, it } from 'vitest';
import { pickIcon } from './pick-icon';

const iconsOf = (...names: string[]) => names.map((name, at) => ({ id: String(at + 1), name }));

it.each([
  ['the one that is called so', 'server', ['Box', 'Server Rack', 'Server'], '3'],
  ['whatever is between the words', 'mobile-phone', ['Phone', 'Mobile_Phone!'], '2'],
  ['the one that is called so, whatever is around it', 'phone', ['Phone Book', '(Phone)'], '2'],
  ['the one with most of its words', 'mobile-phone', ['Phone', 'Old Mobile Phone'], '2'],
  ['the first of those with as many', 'mobile-phone', ['Cube', 'Phone A', 'Mobile B'], '2'],
  ['a general one', 'server', ['Cloud', 'File Cabinet', 'Object'], '3'],
  ['the box before any other general one', 'server', ['File', 'Component', 'Object', 'Box'], '4'],
  ['a component before a file', 'server', ['File', 'Component'], '2'],
  ['the first where none is general', 'server', ['Cloud', 'Boxes'], '1'],
  ['none where the site has none', 'server', [], ''],
  ['no word of none', '', ['Cloud', 'Box'], '2'],
])('picks %s', (_, keyword, names, id) => {
  expect(pickIcon(keyword, iconsOf(...names))).toBe(id);
});
