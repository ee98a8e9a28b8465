import { AppError } from '../../src/errors';
import { inert } from '../../src/text/inert';
import { ACTION } from './help/action';
import { readArguments } from './arguments';
import { CATALOG_COMMAND } from './help/catalog';
import { CHAT } from './help/chat';
import { UsageError, type Command, type Streams } from './command';
import { EMULATOR } from './help/emulator';
import { MCP } from './help/mcp';
import { MODEL } from './help/model';
import { nearest } from './nearest';
import { PAGE } from './help/page';
import { PROBE } from './help/probe';
import { version } from './version';

export const COMMANDS: readonly Command[] = [
  CHAT,
  ACTION,
  EMULATOR,
  CATALOG_COMMAND,
  MODEL,
  MCP,
  PAGE,
  PROBE,
];

const HELP = `launchpad COMMAND [OPTIONS]

${COMMANDS.map((command) => `  ${command.name.padEnd(10)}${command.summary}`).join('\n')}

  launchpad COMMAND --help    options of a command
  launchpad --version         version
LAUNCHPAD_DEBUG=1 shows where an unexpected error came from.`;

/** Runs `launchpad ARGS` and returns the exit code: 0 well, 1 not, 2 a mistake on the command line. Never throws. */
export async function launchpad(args: readonly string[], streams: Streams): Promise<number> {
  try {
    return await dispatch(args, streams);
  } catch (error) {
    streams.stderr.write(`${describeError(error, streams.env)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

async function dispatch([name, ...rest]: readonly string[], streams: Streams): Promise<number> {
  const command = COMMANDS.find((one) => one.name === (name === 'help' ? rest[0] : name));
  if (command !== undefined && name === 'help') return showHelp(command, streams);
  if (name === '--version' || name === '-v') return show(version(), streams);
  if (name === '--help' || name === '-h' || name === 'help') return show(HELP, streams);
  if (command === undefined) throw new UsageError(unknownCommand(name));
  if (rest.includes('-h')) return showHelp(command, streams);
  const parsed = readArguments(command, rest);
  return parsed.has('help') ? showHelp(command, streams) : command.run(parsed, streams);
}

function show(text: string, { stdout }: Streams): number {
  stdout.write(`${text}\n`);
  return 0;
}

const showHelp = async ({ help }: Command, streams: Streams): Promise<number> =>
  show(typeof help === 'string' ? help : await help(), streams);

function unknownCommand(name: string | undefined): string {
  if (name === undefined) return `Which command?\n\n${HELP}`;
  const near = nearest(
    name,
    COMMANDS.map((command) => command.name),
  );
  const kind = name.startsWith('-') ? 'option' : 'command';
  return (
    `There is no ${kind} "${inert(name, 60)}".${near === null ? '' : ` Did you mean ${near}?`} ` +
    'See: launchpad --help'
  );
}

/** A sentence for the person; the stack only where it is asked for. */
function describeError(error: unknown, env: Streams['env']): string {
  if (env['LAUNCHPAD_DEBUG'] === '1' && error instanceof Error) return error.stack ?? error.message;
  if (error instanceof AppError) return `${inert(error.message, 600)} ${inert(error.remedy, 400)}`;
  if (error instanceof UsageError) return error.message;
  return (
    'Something unexpected happened: ' +
    `${inert(error instanceof Error ? error.message : 'unknown', 400)} ` +
    '(LAUNCHPAD_DEBUG=1 shows where)'
  );
}
