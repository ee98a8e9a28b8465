import { readFileSync } from 'node:fs';
import { inert } from '../../src/text/inert';
import { readSwitches, type Switches } from '../assets-emulator/switches';
import { UsageError } from './command';

/**
 * The switches in a report of `launchpad probe`, or in a plain JSON object of name and value;
 * none where `file` is null. Throws `UsageError` where the file cannot be read or holds something
 * else.
 */
export function switchesFromProbe(file: string | null): Partial<Switches> {
  if (file === null) return {};
  const name = `--from-probe ${inert(file, 100)}`;
  const given = parsed(name, file);
  const report = typeof given === 'object' && given !== null && 'switches' in given;
  const read = readSwitches(report ? given.switches : given);
  if (!read.ok)
    throw new UsageError(
      `${name} does not fit this emulator: ${read.problem} It takes a file that this ` +
        `version's "launchpad probe --out" wrote.`,
    );
  return read.switches;
}

function parsed(name: string, file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(
      `${name} cannot be read as JSON: ${inert(error instanceof Error ? error.message : '', 120)}.`,
    );
  }
}
