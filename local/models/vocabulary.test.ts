import { describe, expect, it } from 'vitest';
import { readNotation } from '../../src/models/notation/read-notation';
import { loadTemplate } from '../../src/templates/catalogue';
import { vocabularyNotes } from './vocabulary';

const notesOf = (lines: string): string[] => {
  const read = readNotation(lines);
  if (read.kind === 'errors') throw new Error(JSON.stringify(read.errors));
  return vocabularyNotes(read.template);
};

describe('words of a model that the ready-made ones do not have', () => {
  it('are told once each, with the place and the nearest there is', () => {
    expect(
      notesOf(
        'schema A1 "A"\nCar\n  Base: -> Garage as Located In\n' +
          '  Other: -> Garage as Located In\n  Friend: -> Car\nGarage',
      ),
    ).toEqual([
      '"Car › Base": no ready-made template has the reference type "Located In"; they say Located At.',
    ]);
  });

  it('are statuses without a beginning or an end, and names for several', () => {
    expect(
      notesOf('schema A1 "A"\nCars\n  State: status Moving (active), Parked (pending)'),
    ).toEqual([
      '"Moving, Parked": none of these statuses is inactive, so that a query by category finds no beginning or no end.',
      '"Cars": the ready-made templates name one object, not several.',
    ]);
  });

  it('are none in a template of the catalogue, and never more than can be read', async () => {
    expect(vocabularyNotes(await loadTemplate('ITAM'))).toEqual([]);
    const many = Array.from({ length: 40 }, (_, at) => `Cars${at}s`);
    expect(notesOf(`schema A1 "A"\n${many.join('\n')}`)).toHaveLength(13);
  });
});
