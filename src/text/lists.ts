/** A list in a sentence, of which the first few are named and the rest is counted. */

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
