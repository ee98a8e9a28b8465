import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestNames } from './nearest-names';

const NAMES = [
  'Printer',
  'Mobile Device',
  'SIM Card',
  'Stocktake',
  'Stocktake Line',
  'Software Product',
  'Network Equipment',
  'Infrastructure Equipment',
];

describe('names somebody may have meant', () => {
  it.each([
    ['printers', ['Printer']],
    ['SIM cards', ['SIM Card']],
    ['mobile-device', ['Mobile Device']],
    ['stocktakes', ['Stocktake']],
    ['sofware product', ['Software Product']],
    ['equipment', ['Network Equipment', 'Infrastructure Equipment']],
    ['bananas', []],
    ['', []],
    ['x', []],
    ['…', []],
  ])('%s', (text, names) => {
    expect(nearestNames(text, NAMES)).toEqual(names);
  });

  it('finds a name with one letter wrong first, and answers to anything', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), fc.nat(), fc.string(), (name, at, noise) => {
        const place = at % name.length;
        expect(nearestNames(`${name.slice(0, place)}q${name.slice(place + 1)}`, NAMES)[0]).toBe(
          name,
        );
        expect(nearestNames(noise, NAMES).length).toBeLessThanOrEqual(3);
      }),
    );
  });
});
