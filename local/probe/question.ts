import type { SwitchName } from '../assets-emulator/switches';
import type { Ground } from './ground';
import type { ProbeSite } from './site';

/** `open`: the site could not settle it, and why. */
export type Finding = { kind: 'found'; value: unknown } | { kind: 'open'; why: string };

export const found = (value: unknown): Finding => ({ kind: 'found', value });
export const open = (why: string): Finding => ({ kind: 'open', why });

/** A question that reading settles. */
export interface ReadQuestion {
  settles: SwitchName;
  ask(site: ProbeSite, schemaIds: readonly string[]): Promise<Finding>;
}

/** A question that needs the throw-away schema. */
export interface WriteQuestion {
  settles: SwitchName;
  ask(site: ProbeSite, ground: Ground): Promise<Finding>;
}
