/** Names that are the same but for case, number, accents and signs between words. Pure. */

/** Each word without the ending of a plural. */
export const singular = (text: string): string =>
  (
    text
      .slice(0, 200)
      .normalize('NFKD')
      .toLowerCase()
      .replace(/\p{M}/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
    .map((word) =>
      word.length < 4 || /(?:ss|us|is)$/u.test(word)
        ? word
        : word
            .replace(/ies$/u, 'y')
            .replace(/^matrices$/u, 'matrix')
            .replace(/(ch|sh|x|ss)es$/u, '$1')
            .replace(/s$/u, ''),
    )
    .join(' ');

/** The only one of the names that is called so but for case and number; null where none is, or several are. */
export function nearlyOne(said: string, names: readonly string[]): string | null {
  const wanted = singular(said);
  const found = [...new Set(names.filter((name) => singular(name) === wanted))];
  return wanted !== '' && found.length === 1 ? (found[0] ?? null) : null;
}
