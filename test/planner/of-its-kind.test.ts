/** Assets takes two attributes of one name: which of them is the template's. */
import { describe, expect, it } from 'vitest';
import type { TemplateAttribute } from '../../src/templates/template.generated';
import { attributeKeyOf } from '../../src/planner/natural-key';
import {
  catalogueOf,
  deployed,
  optionsFor,
  planFor,
  templateOf,
  typeNamed,
} from '../../simulator/templates';
import { attributeOf, changed, detailOf } from '../../simulator/workspace';
import { removeFrom } from '../support/remove-from';

const DEPTH: TemplateAttribute = { name: 'Depth', type: 'text' };
const withOn = (rack: TemplateAttribute[], shelf: TemplateAttribute[]) =>
  catalogueOf([
    templateOf('AA', [typeNamed('Rack', rack, { children: [typeNamed('Shelf', shelf)] })]),
  ]);
const [catalogue, later] = [withOn([DEPTH], []), withOn([], [DEPTH])];

/** What the attribute of the object type is, where a number (8000) is older than a text (9000) beside it. */
function foundOn(path: string[], older: string, newer: string, isNew = false): string | undefined {
  const workspace = changed(deployed(catalogue, ['AA']), (w) => {
    if (isNew) removeFrom(w, 'AA', 'Shelf');
    const depth = attributeOf(w, 'AA', 'Rack', 'Depth');
    detailOf(w, 'AA').attributes.push({ ...depth, id: '9000', name: newer });
    Object.assign(depth, { id: '8000', kind: 'integer', name: older });
  });
  const { ids } = planFor(
    path.length > 1 ? later : catalogue,
    workspace,
    optionsFor(['AA'], { extend: ['AA'] }),
  );
  return ids[attributeKeyOf('AA', path, 'Depth')];
}

describe('of two attributes that a person would call the same', () => {
  it.each([
    ['of its own', ['Rack'], false],
    ['inherited', ['Rack', 'Shelf'], false],
    ['inherited by what is new', ['Rack', 'Shelf'], true],
  ])('it is the one of its kind: %s', (_, path, isNew) => {
    expect(foundOn(path, 'Depth', 'Depth', isNew)).toBe('9000');
    expect(foundOn(path, 'depth', 'DEPTH', isNew)).toBe('9000');
  });

  it('it is the one spelt so all the same', () => {
    expect(foundOn(['Rack'], 'Depth', 'depth')).toBe('8000');
  });
});
