/** `--switch NAME=VALUE` of the emulator: what is not certain about Assets, set for a run. */
import { inert } from '../../src/text/inert';
import { readSwitches, SWITCHES, type SwitchName, type Switches } from '../assets-emulator';
import { UsageError } from './command';
import { nearest } from './nearest';

const NAMES = Object.keys(SWITCHES) as SwitchName[];

/** Every switch with its default and what it may be, one a line, for the help of the command. */
export const SWITCH_LIST = NAMES.map((name) => {
  const { default: usual, values } = SWITCHES[name];
  return `  ${name}=${String(usual)}`.padEnd(42) + ` ${values.replaceAll('`', '')}`;
}).join('\n');

/**
 * Reads the values of a repeated `--switch`; of two for one switch the last one counts.
 * Throws `UsageError` naming the nearest switch or value for what does not exist.
 */
export function readSwitchOptions(specs: readonly string[]): Partial<Switches> {
  return Object.assign({}, ...specs.map(readOne)) as Partial<Switches>;
}

function readOne(spec: string): Partial<Switches> {
  const equals = spec.indexOf('=');
  const name = (equals < 0 ? spec : spec.slice(0, equals)).trim();
  if (!isSwitch(name))
    throw new UsageError(`The emulator has no switch ${shown(name)}.${meant(name, NAMES)}${SEE}`);
  const { values, choices, fromText } = SWITCHES[name];
  const text = spec.slice(equals + 1);
  if (equals < 0)
    throw new UsageError(`The switch ${name} needs a value: --switch ${name}=VALUE.${SEE}`);
  const read = readSwitches({ [name]: fromText(text) });
  if (read.ok) return read.switches;
  throw new UsageError(
    `The switch ${name} takes ${values.replaceAll('`', '')}, not ${shown(text)}.${meant(text, choices)}${SEE}`,
  );
}

const isSwitch = (name: string): name is SwitchName => Object.hasOwn(SWITCHES, name);
const shown = (text: string): string => `"${inert(text, 60)}"`;
const SEE = ' See: launchpad emulator --help';

/** Names are compared without regard to capitals, in which they are most often mistyped. */
function meant(typed: string, candidates: readonly string[]): string {
  const near = nearest(
    typed,
    candidates.map((candidate) => candidate.toLowerCase()),
  );
  const found = candidates.find((candidate) => candidate.toLowerCase() === near);
  return found === undefined ? '' : ` Did you mean ${found}?`;
}
