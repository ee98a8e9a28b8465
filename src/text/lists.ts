/** Lists of which the first few are named and the rest is counted. */

/**
 * `a, b and 3 more`; all of them where they are no more than `most`.
 * @param separator between two names. Default a comma.
 */
export function listed(names: readonly string[], most: number, separator = ', '): string {
  const rest = names.length - most;
  return rest > 0
    ? `${names.slice(0, most).join(separator)} and ${rest} more`
    : names.join(separator);
}

const andMore = (rest: number): string => `and ${rest} more`;

/** The first few, and as the last of them how many more there are. */
export const few = (items: readonly string[], most: number, more = andMore): string[] =>
  items.length > most ? [...items.slice(0, most), more(items.length - most)] : [...items];

/** `a; b; and 3 more`: for items that are long, or sentences. */
export const firstFew = (items: readonly string[], most: number, separator = '; '): string =>
  few(items, most).join(separator);
