import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawCode, drawSalt, hashCode, matchesCode, normaliseCode } from './code';

const code = fc.constant(null).map(drawCode);
const stored = (of: string) => {
  const salt = drawSalt();
  return { salt, hash: hashCode(salt, of) };
};

describe('a code', () => {
  it('is three, dash, three, without look-alikes, and hardly ever the same', () => {
    const drawn = Array.from({ length: 2_000 }, drawCode);
    for (const each of drawn)
      expect(each).toMatch(/^[ACDEFHJKMNPQRTVWXY34679]{3}-[ACDEFHJKMNPQRTVWXY34679]{3}$/);
    expect(new Set(drawn.join('').replaceAll('-', '')).size).toBe(23);
    expect(new Set(drawn).size).toBeGreaterThan(1_990);
  });

  it('is recognised however a person writes it', () => {
    const ways: ((text: string) => string)[] = [
      (text) => text,
      (text) => text.toLowerCase(),
      (text) => text.replace('-', ''),
      (text) => text.replace('-', ' '),
      (text) => text.replace('-', ' – '),
      (text) => `  ${text}\n`,
      (text) => `confirm ${text}`,
      (text) => `Confirm: ${text}`,
      (text) =>
        text.replace(/[A-Z3-9]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
    ];
    fc.assert(
      fc.property(code, fc.constantFrom(...ways), (drawn, way) => {
        expect(normaliseCode(way(drawn))).toBe(drawn);
        expect(matchesCode(way(drawn), stored(drawn))).toBe(true);
      }),
    );
  });

  it('is not recognised in anything else', () => {
    for (const text of [
      '',
      'yes',
      'confirm',
      'ACD-EF',
      'ACD-EFHJ',
      'ACD-EFO',
      'the code is ACD-EFH',
      'ACD-EFH ACD-EFJ',
      `${' '.repeat(65)}ACD-EFH`,
      'x'.repeat(100_000),
      'АСD-EFH',
    ]) {
      expect(normaliseCode(text)).toBeNull();
    }
  });

  it('matches only its own hash', () => {
    fc.assert(
      fc.property(code, code, fc.string(), (drawn, another, text) => {
        expect(matchesCode(another, stored(drawn))).toBe(another === drawn);
        expect(matchesCode(text, stored(drawn))).toBe(normaliseCode(text) === drawn);
        expect(hashCode(drawSalt(), drawn)).not.toBe(hashCode(drawSalt(), drawn));
      }),
    );
  });

  it('is not matched by nothing, not even where the hash is that of nothing', () => {
    expect(matchesCode('', stored(''))).toBe(false);
    expect(matchesCode('ACD-EFH', { salt: '', hash: '' })).toBe(false);
  });
});
