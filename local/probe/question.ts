import type { Ground } from './ground';
import type { ProbeSite } from './site';

/**
 * What the site did. `found`: as the value of a switch, and where a value alone would not be understood also as a sentence.
 * `open`: the site could not settle it, and why.
 */
export type Finding =
  { kind: 'found'; value: unknown; told?: string } | { kind: 'open'; why: string };

export const found = (value: unknown, told?: string): Finding => ({
  kind: 'found',
  value,
  ...(told === undefined ? {} : { told }),
});
export const open = (why: string): Finding => ({ kind: 'open', why });

/** A question that reading settles. */
export interface ReadQuestion {
  /** Name of the switch it sets. The emulator need not have it: then what was found is told, and sets nothing. */
  settles: string;
  ask(site: ProbeSite, schemaIds: readonly string[]): Promise<Finding>;
}

/** A question that needs the throw-away schema. */
export interface WriteQuestion {
  settles: string;
  ask(site: ProbeSite, ground: Ground): Promise<Finding>;
}
