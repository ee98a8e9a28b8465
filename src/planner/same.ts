import { foldName } from '../text/fold-name';
/**
 * What a person said about elements that are called otherwise: `Server=Host` (the same),
 * `Server=new` (they are two). Pure.
 */

export interface Said {
  /** Object type of a template; with an attribute, `Server.Hostname`. `*` is every one. */
  wanted: string;
  /** Name of what exists; null: they are two. */
  found: string | null;
}

/** Of one entry; null where it is none. */
export function parseSame(entry: string): Said | null {
  const at = entry.indexOf('=');
  if (at < 0) return null;
  const [wanted, found] = [entry.slice(0, at).trim(), entry.slice(at + 1).trim()];
  return { wanted, found: /^(?:new|two|neu)$/iu.test(found) ? null : found };
}

export const saidIn = (same: readonly string[] | undefined): Said[] =>
  (same ?? []).flatMap((entry) => parseSame(entry) ?? []);

/** Whether the person said of this element that it is none of those that exist. */
export const isSaidToBeNew = (said: readonly Said[], name: string): boolean =>
  said.some(
    ({ wanted, found }) =>
      found === null && (wanted === '*' || foldName(wanted) === foldName(name)),
  );
