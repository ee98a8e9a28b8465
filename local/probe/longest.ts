import { found, open, type Finding } from './finding';

/**
 * The largest length from `low` to `high` that is accepted; open where even the largest is, or
 * not even the smallest.
 */
export async function longest(
  low: number,
  high: number,
  accepts: (length: number) => Promise<boolean>,
): Promise<Finding> {
  if (await accepts(high)) return open(`${String(high)} characters are accepted`);
  if (!(await accepts(low))) return open(`not even ${String(low)} characters are accepted`);
  let [most, least] = [high - 1, low];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (await accepts(middle)) least = middle;
    else most = middle - 1;
  }
  return found(least);
}

/** The smallest length up to 3 that is accepted. */
export async function shortest(accepts: (length: number) => Promise<boolean>): Promise<Finding> {
  for (const length of [1, 2, 3]) if (await accepts(length)) return found(length);
  return open('not even 3 characters are accepted');
}

/**
 * The largest accepted length, exactly. The marks, ascending, are tried first: they are where a
 * limit is expected, and what a site says there is worth keeping. `none` where even the last mark
 * is accepted.
 */
export async function longestAround(
  marks: readonly number[],
  accepts: (length: number) => Promise<boolean>,
): Promise<number | 'none'> {
  let [fits, tooLong] = [0, Number.POSITIVE_INFINITY];
  for (const mark of marks) {
    if (await accepts(mark)) fits = mark;
    else {
      tooLong = mark;
      break;
    }
  }
  return tooLong === Number.POSITIVE_INFINITY ? 'none' : halve(fits, tooLong, accepts);
}

/** The largest accepted length, where `fits` is known to be accepted and `tooLong` to be refused. */
export async function halve(
  fits: number,
  tooLong: number,
  accepts: (length: number) => Promise<boolean>,
): Promise<number> {
  let [most, least] = [tooLong, fits];
  while (most - least > 1) {
    const middle = Math.floor((most + least) / 2);
    if (await accepts(middle)) least = middle;
    else most = middle;
  }
  return least;
}
