/** Typing errors forgiven in a word of this length. */
export function tolerance(length: number): number {
  if (length <= 3) return 0;
  if (length <= 6) return 1;
  return length <= 11 ? 2 : 3;
}
