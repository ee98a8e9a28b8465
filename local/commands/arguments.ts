import { parseArgs } from 'node:util';
import { inert } from '../../src/text/inert';
import { UsageError, type Arguments, type Command } from './command';
import { nearest } from './nearest';

/** Reads the arguments of a command. Throws `UsageError` naming what is wrong and the nearest that is right. */
export function readArguments(command: Command, args: readonly string[]): Arguments {
  const options = { ...command.options, help: { type: 'boolean' } } as const;
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    checkOption(command, options, token);
    given.set(token.name, [...(given.get(token.name) ?? []), token.value ?? '']);
  }
  if (positionals.length > command.words)
    throw new UsageError(
      `${shown(positionals[command.words] ?? '')} is one word too many for ` +
        `"launchpad ${command.name}".${seeHelp(command)}`,
    );
  return {
    value: (option) => given.get(option)?.at(-1) ?? null,
    values: (option) => given.get(option) ?? [],
    has: (option) => given.has(option),
    positionals,
  };
}

interface OptionToken {
  name: string;
  rawName: string;
  value?: string | undefined;
  inlineValue?: boolean | undefined;
}

function checkOption(command: Command, options: Command['options'], token: OptionToken): void {
  const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
  if (option === undefined || !token.rawName.startsWith('--')) {
    const near = nearest(token.name, Object.keys(options));
    const meant = near === null ? '' : ` Did you mean --${near}?`;
    throw new UsageError(
      `"launchpad ${command.name}" has no option ${shown(token.rawName)}.${meant}${seeHelp(command)}`,
    );
  }
  if (option.type === 'boolean' && token.value !== undefined)
    throw new UsageError(`The option --${token.name} takes no value.${seeHelp(command)}`);
  if (option.type !== 'string') return;
  if (token.value === undefined)
    throw new UsageError(`The option --${token.name} needs a value.${seeHelp(command)}`);
  if (token.inlineValue !== true && token.value.startsWith('--')) {
    throw new UsageError(
      `The option --${token.name} needs a value, and ${shown(token.value)} looks ` +
        `like another option. Write --${token.name}=VALUE if you mean it.`,
    );
  }
}

const shown = (text: string): string => `"${inert(text, 60)}"`;
const seeHelp = (command: Command): string => ` See: launchpad ${command.name} --help`;

/** An option that must be a whole number from `lowest` to `highest`; null where it was not given. */
export function wholeNumber(
  args: Arguments,
  option: string,
  lowest: number,
  highest: number,
): number | null {
  const text = args.value(option);
  if (text === null) return null;
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= lowest && number <= highest))
    throw new UsageError(
      `The option --${option} is a whole number from ${String(lowest)} to ${String(highest)}, not ${shown(text)}.`,
    );
  return number;
}
