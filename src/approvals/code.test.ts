import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawCode, drawSalt, hashCode, matchesCode, splitAtCodes } from './code';

const code = fc.constant(null).map(drawCode);
const stored = (of: string) => {
  const salt = drawSalt();
  return { salt, hash: hashCode(salt, of) };
};
const codesIn = (text: string): string[] => splitAtCodes(text.normalize('NFKC')).codes;

describe('a code', () => {
  it('is four, dash, four, the first a digit, without look-alikes, and hardly ever the same', () => {
    const drawn = Array.from({ length: 2_000 }, drawCode);
    for (const each of drawn)
      expect(each).toMatch(/^[234679][ACDEFHJKMNPQRTVWXY234679]{3}-[ACDEFHJKMNPQRTVWXY234679]{4}$/);
    expect(new Set(drawn.join('').replaceAll('-', '')).size).toBe(24);
    expect(new Set(drawn).size).toBeGreaterThan(1_990);
  });

  it('is recognised however a person writes it', () => {
    const ways: ((text: string) => string)[] = [
      (text) => text,
      (text) => text.toLowerCase(),
      (text) => text.replace('-', ''),
      (text) => text.replace('-', ' '),
      (text) => text.replace('-', ' – '),
      (text) => text.replace('-', '\u2011'),
      (text) => text.replace('-', '\u2212'),
      (text) => text.replace('-', 'ー'),
      (text) => [...text].join(' '),
      (text) => `  ${text}\n`,
      (text) => `confirm ${text}`,
      (text) => `コードは${text}です`,
      (text) => `"${text}".`,
      (text) =>
        text.replace(/[A-Z2-9]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
    ];
    fc.assert(
      fc.property(code, fc.constantFrom(...ways), (drawn, way) => {
        expect(codesIn(way(drawn))).toEqual([drawn]);
      }),
    );
  });

  it('is not recognised in anything else, nor in a part of something longer', () => {
    for (const text of [
      '',
      'yes',
      'ACD-EFH',
      '3ACD-EFH',
      '3ACD-EFHJK',
      '3ACDE-FHJ',
      'AACD-EFHJ',
      '3ACD-EFHO',
      'CHG-4679',
      'CHG-4679 3ACD',
      'X3ACD-EFHJ',
      '3ACD-EFHJ-9',
      '2026-11-24',
      '3АСD-EFHJ',
      '3ACD/EFHJ',
      '3 ACD-EF HJ',
      'x'.repeat(100_000),
    ])
      expect(codesIn(text)).toEqual([]);
  });

  it('is split off, with what is around it in order', () => {
    expect(splitAtCodes('yes 3acd efhj or 4AAAAAAA?')).toEqual({
      codes: ['3ACD-EFHJ', '4AAA-AAAA'],
      parts: ['yes ', ' or ', '?'],
    });
    expect(splitAtCodes('none')).toEqual({ codes: [], parts: ['none'] });
  });

  it('matches only its own hash', () => {
    fc.assert(
      fc.property(code, code, fc.string(), (drawn, another, text) => {
        expect(matchesCode(another, stored(drawn))).toBe(another === drawn);
        expect(matchesCode(text, stored(drawn))).toBe(text === drawn);
        expect(hashCode(drawSalt(), drawn)).not.toBe(hashCode(drawSalt(), drawn));
      }),
    );
  });

  it('is not matched where there is no hash', () => {
    expect(matchesCode('3ACD-EFHJ', { salt: '', hash: '' })).toBe(false);
  });
});
