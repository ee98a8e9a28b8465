/** Stands between the parts of a joined key: no name that Assets takes has it in it. */
export const KEY_SEPARATOR = '\u001f';

/** Names, such as those of a path, as one key of a map. */
export const joinedKey = (names: readonly string[]): string => names.join(KEY_SEPARATOR);
