/**
 * What a name looks like: names with one skeleton are read as the same although they are spelt
 * otherwise. The idea is that of Unicode's UTS 39; the table here is our own and small: the
 * letters of Cyrillic, Greek and Armenian that a reader takes for Latin ones, and the digits and
 * marks that pass for letters. Accents count, so that `Müller` and `Muller` stay two names.
 */

/** Each character of the first string is read as the one at the same place of the second. */
const PAIRS: readonly [like: string, read: string][] = [
  // Cyrillic, upper case, then lower case
  ['АВЕЅЗІЇЈКМНОРСТУХҮԚԜЬ', 'ABES3IIJKMHOPCTYXYQWb'],
  ['авеѕзіїјкмнорстухүԛԝһԁӏгпь', 'abes3iijkmhopctyxyqwhdlrnb'],
  // Greek
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
  ['αβγεικνορτυχηωϲϳ', 'abyeikvoptuxnwcj'],
  // one letter in two forms, by its place in the word
  ['ς', 'σ'],
  // Armenian
  ['ՕՍՏօսոցհզ', 'OUSounghq'],
  // Latin letters of other alphabets
  ['ıɡɑɩɪʟɴʀʏƖꞮℓ', 'igaiilnryIIl'],
  // marks, after compatibility folding; every dash is one dash, every quotation mark one
  ['‐‑‒–—―−­_·•∙’‘‛ʼʹ′`´', '--------------------'],
];

/**
 * By lower-case letter, for case is no difference; where the two cases look like different
 * letters, the capital one counts.
 */
const READ_AS = new Map<string, string>();
for (const [like, read] of PAIRS) {
  const letters = [...read.toLowerCase()];
  [...like.toLowerCase()].forEach((character, at) => {
    if (!READ_AS.has(character)) READ_AS.set(character, letters[at] ?? '-');
  });
}

/** Digits and letters that one reader in two mistakes: they are read as one. */
const SHAPES = new Map([
  ['i', 'l'],
  ['1', 'l'],
  ['|', 'l'],
  ['0', 'o'],
]);

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

/** Compare it with other skeletons; it is not for showing. Idempotent. */
export function skeletonOf(name: string): string {
  const plain = name.normalize('NFKC').replace(INVISIBLE, '').toLowerCase().normalize('NFKC');
  const read = [...plain]
    .map((character) => READ_AS.get(character) ?? character)
    .map((character) => SHAPES.get(character) ?? character);
  return read
    .join('')
    .normalize('NFKC')
    .replace(/[\s-]+/gu, ' ')
    .trim();
}
