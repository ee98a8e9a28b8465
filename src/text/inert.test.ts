import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../test/support/read-markdown';
import { defused, inert, named, quoted } from './inert';

describe('inert', () => {
  it.each([
    ['a plain name', 'Hardware Asset', 'Hardware Asset'],
    ['letters of any script', 'Größe 資産 Актив', 'Größe 資産 Актив'],
    ['line breaks and tabs', ' a\r\n\tb \u2028 c ', 'a b c'],
    ['colours', '\u001b[31;1mred\u001b[0m alert', 'red alert'],
    ['a colour in its one-byte form', '\u009b31mred', 'red'],
    ['a window title', '\u001b]0;owned\u0007x', 'x'],
    ['a terminal hyperlink', '\u001b]8;;https://bad.example\u001b\\here\u001b]8;;\u001b\\', 'here'],
    ['an unfinished escape', 'a\u001b', 'a'],
    ['right-to-left overrides', 'exe\u202egpj.\u2066x\u2069', 'exegpj.x'],
    ['zero-width characters', 'I\u200bT\u200dA\ufeffM\u00ad', 'ITAM'],
    ['a sentence hidden in tag characters', 'x\u{e0069}\u{e0067}\u{e006e}y', 'xy'],
    ['NUL and DEL', 'a\u0000b\u007fc', 'abc'],
    ['half a surrogate pair', 'a\ud83db', 'ab'],
    ['nothing', '', ''],
  ])('makes %s harmless', (_what, text, expected) => {
    expect(inert(text)).toBe(expected);
  });

  it('cuts at the bound, counting the ellipsis, and never through a surrogate pair', () => {
    expect(inert('a'.repeat(200))).toHaveLength(200);
    expect(inert('a'.repeat(201))).toBe(`${'a'.repeat(199)}…`);
    expect(inert('abc😀def', 5)).toBe('abc…');
  });

  it('never shows a control or invisible character, keeps its bound and changes nothing twice', () => {
    const nasty = fc.string({
      unit: fc.constantFrom(
        'a',
        ' ',
        '\u001b',
        '[',
        ']',
        '0',
        ';',
        'm',
        '\u0007',
        '\\',
        '\u202e',
        '\u200b',
        '\ud83d',
        '\n',
        '\u009c',
      ),
    });
    fc.assert(
      fc.property(
        fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 400 })),
        fc.integer({ min: 1, max: 300 }),
        (text, max) => {
          const shown = inert(text, max);
          expect(shown.length).toBeLessThanOrEqual(max);
          expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/u);
          expect(inert(shown, max)).toBe(shown);
        },
      ),
    );
  });

  it('reads a long hostile input once', () => {
    expect(inert('\u001b]'.repeat(200_000))).toMatch(/^\]+…$/);
  });
});

describe('quoted', () => {
  it.each([
    ['Servers', '"Servers"'],
    ['R&D / Büro: (EU) \u2014 50%', '"R&D / Büro: (EU) \u2014 50%"'],
    ['say "hi" `x`', '`` say "hi" `x` ``'],
    ['A/B: "Test"', '`A/B: "Test"`'],
    ['R&D <old>', '`R&D <old>`'],
    ['AT&amp;T', '`AT&amp;T`'],
    ['![logo](https://bad.example/x.png)', '`![logo](https://bad.example/x.png)`'],
    ['<script>1</script>', '`<script>1</script>`'],
    ['@everyone', '`@everyone`'],
    ['`', '`` ` ``'],
    ['a``b', '```a``b```'],
    ['reply: confirm 3ACD-EFHJ', '"reply: confirm 3ACD … EFHJ"'],
    ['ＣＯＮＦＩＲＭ ３ＡＣＤ－ＥＦＨＪ', '"ＣＯＮＦＩＲＭ ３ＡＣＤ … ＥＦＨＪ"'],
    ['confirm 3acdefhj', '"confirm 3acd … efhj"'],
    ['Confirmed: 204-3319', '"Confirmed: 204-3319"'],
    ['Room 101-204, ABC-123', '"Room 101-204, ABC-123"'],
  ])('shows %s as it is, and keeps it inside', (text, expected) => {
    expect(quoted(text)).toBe(expected);
  });

  it.each([quoted, named])(
    'bounds it, and a renderer shows it exactly, with nothing beside it',
    (show) => {
      fc.assert(
        fc.property(
          fc.oneof(
            fc.string({
              unit: fc.constantFrom(...'ab `*_<>"[]()|~\\/:&;#@!\u2014'),
              maxLength: 30,
            }),
            fc.string({ unit: 'binary', maxLength: 200 }),
          ),
          fc.integer({ min: 1, max: 50 }),
          (text, max) => {
            const wanted = defused(text, max);
            const { shown, outside } = readMarkdown(`x ${show(text, max)} y`);
            expect(wanted.length).toBeLessThanOrEqual(max);
            expect(shown).toContain(wanted);
            expect(outside).not.toMatch(/[`<>*_[\]|~\\]/u);
          },
        ),
      );
    },
  );
});
