/**
 * What the site did. `found`: as the value of a switch, and where a value alone would not be
 * understood also as a sentence. `open`: the site could not settle it, and why.
 */
export type Finding =
  { kind: 'found'; value: unknown; told?: string } | { kind: 'open'; why: string };

export const found = (value: unknown, told?: string): Finding => ({
  kind: 'found',
  value,
  ...(told === undefined ? {} : { told }),
});
export const open = (why: string): Finding => ({ kind: 'open', why });
