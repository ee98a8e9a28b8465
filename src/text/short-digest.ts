/** The six characters of a digest that people compare: chat, page and report show the same. */
export const shortDigest = (digest: string): string => digest.slice(0, 6);
