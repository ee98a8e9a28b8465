/** How names are shown that other people may have given. */
import { quoted } from '../text/inert';

/** A name that somebody else may have given. */
export const foreign = (name: string, max = 60): string => quoted(name, max);

/** Keys of Assets are letters and digits; what is not is quoted like any other name. */
export const keyShown = (key: string): string =>
  /^[\p{L}\p{N}]{1,20}$/u.test(key) ? key : quoted(key, 20);

export const holderOf = ({ key, name }: { key: string; name: string }): string =>
  `${foreign(name)} (${keyShown(key)})`;
