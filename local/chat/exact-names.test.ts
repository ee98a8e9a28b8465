import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understand } from './model/understand';
import { SIXTEEN } from './testing/read-as';

const nameIn = (turn: string): string | null =>
  understand(turn, { templates: SIXTEEN, shownCode: null }).slots.name;

const SIGNS = [..."—–-/:&+#%@()[]{}<>*=|~^_$€·…’‘“”„«»,.;!?'éüßñçøłżÅ"];
const WORDS = ['R', 'D', 'Test', 'Büro', 'IT', 'with', 'key', '日本', 'ＡＢ', '2026', 'CORE', 'as'];

describe('a name', () => {
  it.each([
    ['deploy core as IT — Assets', 'IT — Assets'],
    ['deploy core named A/B: "Test"', 'A/B: "Test"'],
    ['deploy core named "A/B: "Test""', 'A/B: "Test"'],
    ["deploy core called 'R&D <old>' with key RD", 'R&D <old>'],
    ['deploy core as Équipe (EU) with key EU', 'Équipe (EU)'],
    ['deploy core as v1.2 Stock, please', 'v1.2 Stock'],
    ['deploy core named “Müller & Söhne”', 'Müller & Söhne'],
    ['deploy core as #1 Stock!', '#1 Stock'],
    ['deploy core as ＩＴ Stock', 'ＩＴ Stock'],
    ["deploy core as Ada's Stock", "Ada's Stock"],
    ["deploy itam and name 'IT Stuff' lean", 'IT Stuff'],
  ])('of "%s" is exactly %s', (turn, name) => {
    expect(nameIn(turn)).toBe(name);
  });

  it('between quotes goes through exactly as it was typed, whatever it holds', () => {
    const inner = fc
      .array(fc.oneof(fc.constantFrom(...WORDS), fc.constantFrom(...SIGNS)), {
        minLength: 1,
        maxLength: 8,
      })
      .map((parts) => parts.join(' ').replace(/ (?=[^ ] )/gu, ''))
      .map((text) => `X${text}X`)
      // A quote before a blank inside quotes closes them, for a reader too.
      .filter((text) => !/[“”„«»](?=[\s.,;:!?)…])/u.test(text));
    fc.assert(
      fc.property(inner, (name) => {
        expect(nameIn(`deploy core named "${name}" with key ABC`)).toBe(name);
      }),
      { numRuns: 500 },
    );
  });
});
