import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinJson, jsonBytes, jsonParts, textParts, type Json } from './report-parts';

const scalar = fc.oneof(
  fc.string({ maxLength: 60, unit: 'grapheme' }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const item = fc.record({
  kind: fc.string({ maxLength: 12 }),
  path: fc.array(fc.string({ maxLength: 12 }), { maxLength: 4 }),
  id: fc.option(fc.string({ maxLength: 8 })),
});
const whole = fc.dictionary(
  fc.string({ minLength: 1, maxLength: 10 }).filter((key) => key !== '__proto__'),
  fc.oneof(
    scalar,
    fc.array(item, { maxLength: 40 }),
    fc.record({ a: scalar, names: fc.array(scalar, { maxLength: 20 }) }),
  ),
  { maxKeys: 6 },
);

describe('a report in parts', () => {
  it('as text is whole again when joined, each part small enough', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.string({ maxLength: 400, unit: 'grapheme' }), { maxLength: 30 })
          .map((lines) => lines.join('\n')),
        fc.integer({ min: 60, max: 900 }),
        (text, most) => {
          const parts = textParts(text, most);
          expect(parts.join('')).toBe(text);
          for (const part of parts) expect(jsonBytes(part)).toBeLessThanOrEqual(most);
        },
      ),
    );
  });

  it('as text is cut between lines where lines fit', () => {
    const parts = textParts('first line\nsecond line\nthird line\n', 30);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.every((part) => part.endsWith('\n'))).toBe(true);
  });

  it('as JSON is whole again when joined, in the order of its lists, each part small enough', () => {
    fc.assert(
      fc.property(
        whole as fc.Arbitrary<{ [key: string]: Json }>,
        fc.integer({ min: 400, max: 3_000 }),
        (report, most) => {
          const parts = jsonParts(report, most);
          expect(joinJson(parts.map((part) => JSON.parse(JSON.stringify(part)) as Json))).toEqual(
            report,
          );
          for (const part of parts) expect(jsonBytes(part)).toBeLessThanOrEqual(most);
        },
      ),
    );
  });

  it('of nothing is one part', () => {
    expect(jsonParts({}, 100)).toEqual([{}]);
    expect(textParts('', 100)).toEqual(['']);
  });
});
