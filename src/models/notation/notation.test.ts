import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadTemplate, TEMPLATE_KEYS } from '../../templates/catalogue';
import { checkTemplateModel } from '../../templates/check';
import { isHabit } from '../lint/habits';
import { saidModelArbitrary } from '../testing/model-arbitrary';
import { readNotation, type ReadNotation } from './read-notation';
import { writeNotation } from './write-notation';

const COMPANY_CARS = `schema FLEET "Company cars"
Vehicle - A car or van we run
  Plate: text, required, unique
  Driver: user
  Lease End: date
  Status: status In Use (active), In Repair (pending), Sold (inactive)
  Fuel: select Petrol, Diesel, Electric
  Base: -> CORE.Location as Located At
  Tags: -> Tag, up to 5
Vehicle > Van
  Load: integer, suffix kg
Tag
`;

const modelOf = (read: ReadNotation) => {
  if (read.kind === 'errors') throw new Error(JSON.stringify(read.errors));
  return read.template;
};
const errorsOf = (text: string) => {
  const read = readNotation(text);
  return read.kind === 'errors' ? read.errors : [];
};

describe('the line notation', () => {
  it('reads the example of the guide', () => {
    const template = modelOf(readNotation(COMPANY_CARS));
    expect(template).toMatchObject({ key: 'FLEET', name: 'Company cars', extends: ['CORE'] });
    const [vehicle, tag] = template.objectTypes;
    expect(tag?.name).toBe('Tag');
    expect(vehicle?.purpose).toBe('A car or van we run');
    expect(vehicle?.children?.[0]).toMatchObject({
      name: 'Van',
      attributes: [{ name: 'Load', type: 'integer', suffix: 'kg' }],
    });
    expect(vehicle?.attributes).toEqual([
      { name: 'Plate', type: 'text', required: true, unique: true },
      { name: 'Driver', type: 'user' },
      { name: 'Lease End', type: 'date' },
      { name: 'Status', type: 'status', statuses: 'SET1' },
      { name: 'Fuel', type: 'select', options: ['Petrol', 'Diesel', 'Electric'] },
      { name: 'Base', type: 'reference', to: 'CORE.Location', as: 'Located At' },
      { name: 'Tags', type: 'reference', max: 5, to: 'Tag', as: 'Link' },
    ]);
    expect(template.statusSets['SET1']?.map(({ category }) => category)).toEqual([
      'active',
      'pending',
      'inactive',
    ]);
  });

  it('writes what it reads', () => {
    expect(writeNotation(modelOf(readNotation(COMPANY_CARS)))).toBe(COMPANY_CARS);
  });

  it.each([
    ['no blanks before an attribute', 'schema A1 "A"\nCar\nPlate: text', 3, /two blanks/u],
    ['an unknown kind', 'schema A1 "A"\nCar\n  Plate: txt', 3, /a kind/u],
    [
      'an unknown target',
      'schema A1 "A"\nCar\n  Base: -> Locaton\nLocation',
      3,
      /object type of this text/u,
    ],
    ['an unknown flag', 'schema A1 "A"\nCar\n  Plate: text, requierd', 3, /one of required/u],
    [
      'a flag of another kind',
      'schema A1 "A"\nCar\n  Plate: text, suffix kg',
      3,
      /only with integer/u,
    ],
    ['an unknown parent', 'schema A1 "A"\nCar\nCars > Van', 3, /line above/u],
    ['a bad key', 'schema fleet-1 "A"\nCar', 1, /a key of 2 to 10/u],
    ['no schema', 'Car\n  Plate: text', 1, /a first line/u],
    ['an empty text', '', 1, /a first line/u],
    ['a type twice', 'schema A1 "A"\nCar\nVan\ncar', 4, /each object type once/u],
    [
      'an attribute twice',
      'schema A1 "A"\nCar\n  Plate: text\n  plate: date',
      4,
      /does not declare/u,
    ],
    ['one that Assets makes itself', 'schema A1 "A"\nCar\n  Key: text', 3, /Assets itself/u],
    [
      'three unique ones',
      'schema A1 "A"\nCar\n  A: text, unique\n  B: text, unique\n  C: text, unique',
      2,
      /at most 2 unique/u,
    ],
    [
      'a status without a known category',
      'schema A1 "A"\nCar\n  S: status On (running)',
      3,
      /active, pending or inactive/u,
    ],
  ])('answers %s with its line and what would do', (_, text, line, expected) => {
    const [error] = errorsOf(text);
    expect(error?.line).toBe(line);
    expect(error?.expected).toMatch(expected);
  });

  it('names what is nearest', () => {
    expect(errorsOf('schema A1 "A"\nCar\n  Plate: txt')[0]?.nearest).toEqual(['text']);
    expect(errorsOf('schema A1 "A"\nCar\n  Base: -> Locaton\nLocation')[0]?.nearest).toEqual([
      'Location',
    ]);
  });

  it('takes what people write: other words, brackets, bullets, a text that lost its lines', () => {
    const said =
      'schema a1 "A"\\nCar\\n  - State: status (In Use, Sold)\\n  - Notes: long text\\n  - Size: number, unit m';
    expect(modelOf(readNotation(said)).objectTypes[0]?.attributes).toMatchObject([
      { name: 'State', type: 'status' },
      { name: 'Notes', type: 'textarea' },
      { name: 'Size', type: 'integer', suffix: 'm' },
    ]);
  });

  it('reads additions to a schema that exists without the types that exist', () => {
    const read = readNotation(
      'schema FLEET\nVehicle\n  Fuel Card: text\nVehicle > Trailer\n  Parked At: -> Garage',
      {
        exists: (key) => key === 'FLEET',
      },
    );
    expect(modelOf(read)).toMatchObject({
      addsTo: 'FLEET',
      objectTypes: [{ name: 'Vehicle', children: [{ name: 'Trailer' }] }, { name: 'Garage' }],
    });
  });

  it('keeps every model that it can say, whatever its names are', () => {
    fc.assert(
      fc.property(saidModelArbitrary(), (model) => {
        fc.pre(checkTemplateModel(model, '').every(isHabit));
        const text = writeNotation(model);
        expect(modelOf(readNotation(text)), text).toEqual(model);
      }),
      { numRuns: Number(process.env['NOTATION_RUNS'] ?? 150) },
    );
  });

  it('keeps what it can say of every template', async () => {
    for (const key of TEMPLATE_KEYS) {
      const text = writeNotation(await loadTemplate(key));
      const again = modelOf(readNotation(text));
      expect(writeNotation(again)).toBe(text);
    }
  });

  it('never throws, and answers with a model or with places', () => {
    const words = fc.constantFrom(
      'schema',
      'FLEET',
      '"',
      '\\',
      ':',
      ',',
      '>',
      '->',
      ' - ',
      '(',
      ')',
      '\n',
      '  ',
      'text',
      'status',
      'select',
      'up to',
      'as',
      'A',
      '__proto__',
      'constructor',
      '\u0000',
      '\ud800',
      '#',
      '.',
      '^',
      '$',
      '\t',
      '\r\n',
      'é',
    );
    const mutilated = fc
      .tuple(fc.nat(COMPANY_CARS.length), fc.nat(20), fc.string({ unit: 'binary', maxLength: 8 }))
      .map(([at, gone, put]) => COMPANY_CARS.slice(0, at) + put + COMPANY_CARS.slice(at + gone));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(words, { maxLength: 60 }).map((some) => some.join('')),
          mutilated,
          fc.string({ unit: 'binary', maxLength: 200 }),
        ),
        (text) => {
          const read = readNotation(text);
          if (read.kind === 'model') return;
          expect(read.errors.length).toBeGreaterThan(0);
          for (const { line, column, expected } of read.errors) {
            expect(line).toBeGreaterThan(0);
            expect(column).toBeGreaterThan(0);
            expect(expected).not.toBe('');
          }
        },
      ),
      { numRuns: Number(process.env['NOTATION_RUNS'] ?? 500) },
    );
  });

  it('refuses what is too large before it reads it', () => {
    expect(errorsOf('x'.repeat(60_001))[0]?.expected).toMatch(/at most 60000 characters/u);
  });
});
