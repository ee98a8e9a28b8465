/** Templates of which the larger holds the smaller whole: a site has one of them. */

/** Smallest first, each list by itself. */
const LADDERS: readonly (readonly string[])[] = [['BASIC', 'CMDB', 'ECMDB']];

/** Those that a template holds whole, largest first. */
export const tiersBelow = (key: string): string[] => {
  const ladder = LADDERS.find((one) => one.includes(key)) ?? [];
  return ladder.slice(0, ladder.indexOf(key)).reverse();
};

/** Those that hold a template whole, smallest first. */
export const tiersAbove = (key: string): string[] => {
  const ladder = LADDERS.find((one) => one.includes(key)) ?? [];
  return ladder.slice(ladder.indexOf(key) + 1);
};

/** Without the templates that another one of the list holds whole. */
export const largestTiers = (keys: readonly string[]): string[] =>
  keys.filter((key) => !tiersAbove(key).some((above) => keys.includes(above)));
