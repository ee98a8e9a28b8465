/**
 * Every rule of Assets that is not certain, as a named switch.
 * `docs/what-is-known-about-assets.md` is made from this table.
 */
import { attributeSwitches } from './switches/attributes';
import { descriptionSwitches } from './switches/descriptions';
import { inheritanceSwitches } from './switches/inheritance';
import type { Switch } from './switches/kinds';
import { namingSwitches } from './switches/naming';
import { rightsSwitches } from './switches/rights';
import { wireSwitches } from './switches/wire';

/** The groups in the order the page shows them. */
export const SWITCH_GROUPS = {
  Descriptions: descriptionSwitches,
  'Names and duplicates': namingSwitches,
  Inheritance: inheritanceSwitches,
  Attributes: attributeSwitches,
  'Answers, paging and limits': wireSwitches,
  'Rights and refusals': rightsSwitches,
} as const;

export const SWITCHES = {
  ...descriptionSwitches,
  ...inheritanceSwitches,
  ...namingSwitches,
  ...attributeSwitches,
  ...wireSwitches,
  ...rightsSwitches,
} as const;

export type SwitchName = keyof typeof SWITCHES;
type ValueOf<S> = S extends Switch<infer V> ? V : never;
/** A setting of all switches. */
export type Switches = { [K in SwitchName]: ValueOf<(typeof SWITCHES)[K]> };

/** All defaults, with `changed` on top. */
export function switchesWith(changed: Partial<Switches> = {}): Switches {
  const defaults = Object.fromEntries(
    Object.entries(SWITCHES).map(([name, entry]) => [name, entry.default]),
  );
  return { ...(defaults as Switches), ...changed };
}

export type ReadSwitches =
  { ok: true; switches: Partial<Switches> } | { ok: false; problem: string };

/** Switches from JSON: unknown names and values that a switch cannot hold are refused. */
export function readSwitches(given: unknown): ReadSwitches {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return { ok: false, problem: 'Switches are a JSON object of name and value.' };
  const accepted: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(SWITCHES, name))
      return { ok: false, problem: `There is no switch "${name}".` };
    const entry = SWITCHES[name as SwitchName];
    const taken = entry.accept(value);
    if (taken === null)
      return { ok: false, problem: `The switch "${name}" takes ${entry.values}.` };
    accepted[name] = taken;
  }
  return { ok: true, switches: accepted as Partial<Switches> };
}
