/**
 * Names are equal when a person would call them the same: Unicode form, outer and doubled spaces
 * and case do not count. What cannot be seen inside one does.
 */
export const foldName = (name: string): string =>
  name
    .normalize('NFC')
    .trim()
    .replace(/[^\S\ufeff]+/gu, ' ')
    .toLowerCase();
