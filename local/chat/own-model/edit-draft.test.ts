import { describe, expect, it } from 'vitest';
import { readNotation } from '../../../src/models/notation/read-notation';
import { editDraft } from './edit-draft';

const CARS = [
  'schema CARS "Company cars"',
  'Vehicle',
  '  Plate: text, unique',
  '  Kept At: -> Garage',
  'Vehicle > Van',
  'Garage',
  '  City: text',
].join('\n');
const ONE = 'schema CARS "Company cars"\nVehicle\n  Plate: text';

/** Lines that a change took away (-) and put there (+). */
function change(said: string, definition = CARS): string {
  const edit = editDraft(definition, said);
  if (edit === null || edit.kind === 'which-type') return edit === null ? 'nothing' : edit.kind;
  expect(readNotation(edit.definition).kind, edit.definition).toBe('model');
  const [before, after] = [definition.split('\n'), edit.definition.split('\n')];
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `- ${line.trim()}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line.trim()}`),
  ].join(' ');
}

describe('a draft that is talked over', () => {
  it.each([
    ['also add Driver (user) to Vehicle', '+ Driver: user'],
    ['add an attribute Colour (Red, Blue) to the garage please', '+ Colour: select Red, Blue'],
    ['Add a type Driver with Licence and Birthday', '+ Driver + Licence: text + Birthday: date'],
    ['add Truck under Vehicle with Load (integer)', '+ Vehicle > Truck + Load: integer'],
    ['make Plate required', '- Plate: text, unique + Plate: text, unique, required'],
    ['Plate should be optional', 'none'],
    ['City must be unique', '- City: text + City: text, unique'],
    ['rename Vehicle to Car', '- Vehicle - Vehicle > Van + Car + Car > Van'],
    ['rename Garage to Depot', '- Kept At: -> Garage - Garage + Kept At: -> Depot + Depot'],
    ['call Plate Licence Plate', 'nothing'],
    ['rename Plate to Licence Plate', '- Plate: text, unique + Licence Plate: text, unique'],
    ['change City to textarea', '- City: text + City: textarea'],
    ['remove City', '- City: text'],
    ['drop the type Van', '- Vehicle > Van'],
    ['remove Garage', 'nothing'],
    ['call it Fleet instead', '- schema CARS "Company cars" + schema CARS "Fleet"'],
    ['use the key FLT', '- schema CARS "Company cars" + schema FLT "Company cars"'],
    ['add Driver', 'which-type'],
    ['deploy ITAM', 'nothing'],
    ['remove Laptop', 'nothing'],
    ['add an attribute Fuel Card (text) to Laptop in ITAM', 'nothing'],
    ['what can you deploy?', 'nothing'],
  ])('%s', (said, expected) => {
    expect(change(said)).toBe(expected === 'none' ? '' : expected);
  });

  it('takes the one object type there is', () => {
    expect(change('also add Driver (user)', ONE)).toBe('+ Driver: user');
    expect(change('add Driver and Colour', ONE)).toBe('+ Driver: text + Colour: text');
  });

  it('changes neither key nor name of a schema that exists', () => {
    const addition = 'schema ITAM\nLaptop\n  Colour: text';
    expect(change('call it Fleet', addition)).toBe('nothing');
    expect(editDraft(addition, 'make Colour required')).toEqual({
      kind: 'lines',
      definition: 'schema ITAM\nLaptop\n  Colour: text, required',
    });
  });
});
