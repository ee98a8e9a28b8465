import type { ParseArgsConfig } from 'node:util';

/** What a command writes to and reads from. */
export interface Streams {
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
  env: Readonly<Record<string, string | undefined>>;
}

export interface Arguments {
  /** The last value of an option that takes one, or null. */
  value(option: string): string | null;
  /** Every value of an option that may be repeated, in order. */
  values(option: string): string[];
  /** Whether an option without a value was given. */
  has(option: string): boolean;
  positionals: readonly string[];
}

/**
 * What a command is called and takes. What it does is loaded when it is run: `launchpad --help` and
 * every other command start without it.
 */
export interface Command {
  name: string;
  /** One line, for the list of commands. */
  summary: string;
  /** Whole help text, or what makes it where that takes more than this list of commands may load. */
  help: string | (() => Promise<string>);
  options: NonNullable<ParseArgsConfig['options']>;
  /** Most words besides options. */
  words: number;
  /** Returns the exit code. Throws `AppError` for what the person can put right. */
  run(args: Arguments, streams: Streams): Promise<number>;
}

/** A mistake on the command line: exit code 2. */
export class UsageError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'UsageError';
  }
}

/** Where the app's log lines go: nowhere, or with LAUNCHPAD_DEBUG=1 to stderr. */
export function debugLog({ stderr, env }: Streams): (line: string) => void {
  return env['LAUNCHPAD_DEBUG'] === '1' ? (line) => stderr.write(`${line}\n`) : () => undefined;
}

/** Options shared by the commands that work with a workspace. */
export const WORKSPACE_OPTIONS = {
  data: { type: 'string' },
  site: { type: 'string' },
  options: { type: 'string' },
  licence: { type: 'string' },
} as const;
export const AS_OPTION = { as: { type: 'string' } } as const;
export const WORKSPACE_HELP = `  --data DIR       folder for the workspace and the app's storage (default .launchpad)
  --site URL       work against a running emulator, http://127.0.0.1:PORT, instead of the embedded
                   one; or against a real site, https://NAME.atlassian.net (a scoped token:
                   https://api.atlassian.com/ex/jira/CLOUDID), as the person of ATLASSIAN_EMAIL and
                   ATLASSIAN_API_TOKEN
  --options FILE   ask every preview as this JSON file says: schema, version, and any other input
                   of a preview
  --licence NAME   try a licence: trial, active, standard, advanced, inactive, trial-ended,
                   suspended, none (in production)`;
export const AS_HELP =
  '  --as ACCOUNT     admin, manager or user; an e-mail or account id (default admin)';
export const DEFAULT_DATA = '.launchpad';
