import { describe, expect, it } from 'vitest';
import { readNotation } from '../../../src/models/notation/read-notation';
import { readSentence } from './read-sentence';

const definitionOf = (said: string, schema: string | null = null): string => {
  const wish = readSentence(said, schema);
  return wish?.kind === 'draft' ? wish.definition : (wish?.kind ?? 'nothing');
};

describe('a schema of their own in a sentence', () => {
  it.each([
    ['create a schema', 'what-in-it'],
    ['make us a new data model', 'what-in-it'],
    ['add a field to laptop', 'which-attribute'],
  ])('asks back at %s', (said, kind) => {
    expect(definitionOf(said)).toBe(kind);
  });

  it('is written as lines that can be read', () => {
    const lines = definitionOf(
      'create a schema for our company cars: Vehicle with Plate (text, unique), ' +
        'Driver (user), Lease End (date) and Status (In Use, In Repair, Sold), and a ' +
        'type Garage with City',
    );
    expect(lines.split('\n')).toEqual([
      'schema CARS "Company cars"',
      'Vehicle',
      '  Plate: text, unique',
      '  Driver: user',
      '  Lease End: date',
      '  Status: status In Use, In Repair, Sold',
      'Garage',
      '  City: text',
    ]);
    expect(readNotation(lines).kind).toBe('model');
  });

  it.each([
    ['new schema for our pets: Dog with Breed', 'schema PETS "Pets"\nDog\n  Breed: text'],
    [
      'i want a schema for tools. Tool with Serial Number and Name',
      'schema TOOLS "Tools"\nTool\n  Serial Number: text',
    ],
    [
      'Please make a schema FLEET for company cars: Car with Plate and Garage, Van ' +
        'under Car with Load (integer); Garage with Name of City (text).',
      'schema FLEET "Company cars"\nCar\n  Plate: text\n  Garage: -> Garage\nCar > ' +
        'Van\n  Load: integer\nGarage\n  Name Of City: text',
    ],
    [
      'design a data model called Badges with key BADGE: Badge with Number ' +
        '(required, unique), Holder (user), Level (Low, High)',
      'schema BADGE "Badges"\nBadge\n  Number: text, required, unique\n  Holder: user\n  Level: select Low, High',
    ],
  ])('%s', (said, lines) => {
    expect(definitionOf(said)).toBe(lines);
    expect(readNotation(lines).kind).toBe('model');
  });
});

describe('one thing more in a sentence', () => {
  it.each([
    [
      'Add an attribute Fuel Card (text) to Vehicle in FLEET',
      'schema FLEET\nVehicle\n  Fuel Card: text',
    ],
    [
      'give every laptop in ITAM a Fuel Card number',
      'schema ITAM\nLaptop\n  Fuel Card Number: text',
    ],
    ['add Trailer under Vehicle in FLEET', 'schema FLEET\nVehicle > Trailer'],
    [
      'add a type Garage with City and Street to FLEET',
      'schema FLEET\nGarage\n  City: text\n  Street: text',
    ],
    [
      'add the fields Colour (red, blue) and Bought (date) to all vehicles in fleet',
      'schema FLEET\nVehicle\n  Colour: select red, blue\n  Bought: date',
    ],
  ])('%s', (said, lines) => {
    expect(definitionOf(said)).toBe(lines);
  });

  it('means the schema last spoken of, and asks where there is none', () => {
    expect(definitionOf('add Trailer under Vehicle', 'FLEET')).toBe(
      'schema FLEET\nVehicle > Trailer',
    );
    expect(definitionOf('add Trailer under Vehicle')).toBe('which-schema');
  });

  it.each([
    'deploy ITAM',
    'confirm 3ABC-DEFG',
    'create the ITAM schema',
    'add what is missing to MDATA',
    'compare ITAM with SAM',
    'give me the report',
    'what would the Basic CMDB create?',
  ])('is not read into "%s"', (said) => {
    expect(readSentence(said, 'FLEET')).toBeNull();
  });
});
