import { FAULT_HELP, parseAnyFault, startEmulator, type EmulatorOptions } from '../assets-emulator';
import { wholeNumber } from './arguments';
import { DEFAULT_DATA, UsageError, type Command } from './command';
import { lockWorkspace, openDataFolder } from './data-folder';
import { ACCOUNTS } from './open-app';
import { untilStopped } from './until-stopped';

export const EMULATOR: Command = {
  name: 'emulator',
  summary: 'an HTTP server on loopback that behaves as the Assets API does',
  help: `launchpad emulator [--port N] [--data DIR] [--latency MS] [--rate PER_MIN] [--fault SPEC]... [--log FILE]

Runs until it is interrupted (Ctrl-C), then saves the workspace. GET /__emulator/state returns all of it.

  --port N         port on 127.0.0.1 (default: a free one)
  --data DIR       folder of the workspace (default .launchpad)
  --latency MS     milliseconds each request takes (default 0)
  --rate PER_MIN   requests a minute before 429 (default: no limit; Atlassian documents 1000)
  --log FILE       appends a JSON line a request: {at, method, path, status, account, ms}
  ${FAULT_HELP.split('\n').join('\n  ')}

Example: launchpad emulator --port 8080 --fault status-after=502@4% --fault queue-twice --fault kill@every:150
    then: launchpad chat --site http://127.0.0.1:8080 --say "deploy the ITAM schema" --say "confirm {code}"`,
  options: {
    port: { type: 'string' },
    data: { type: 'string' },
    latency: { type: 'string' },
    rate: { type: 'string' },
    fault: { type: 'string', multiple: true },
    log: { type: 'string' },
  },
  words: 0,
  async run(args, { stdout }) {
    const port = wholeNumber(args, 'port', 0, 65_535);
    const latencyMs = wholeNumber(args, 'latency', 0, 600_000);
    const ratePerMinute = wholeNumber(args, 'rate', 1, 1_000_000);
    const logFile = args.value('log');
    const faults = readFaults(args.values('fault'));
    const folder = openDataFolder(args.value('data') ?? DEFAULT_DATA);
    const release = lockWorkspace(folder);
    try {
      const emulator = await startEmulator({
        port: port ?? 0,
        dataFile: folder.workspaceFile,
        latencyMs: latencyMs ?? 0,
        ...faults,
        ...(ratePerMinute === null ? {} : { ratePerMinute }),
        ...(logFile === null ? {} : { logFile }),
      });
      stdout.write(
        `Assets emulator · ${emulator.url} · workspace "${emulator.state().siteName}" in ${folder.dir}\n`,
      );
      stdout.write(
        `Accounts (Basic authentication by e-mail with any token; none means the first): ${ACCOUNTS.map((one) => one.email).join(', ')}\n`,
      );
      await untilStopped();
      await emulator.close();
      stdout.write('The workspace is saved.\n');
      return 0;
    } finally {
      release();
    }
  },
};

/** Those of Assets are carried out here; those of Forge are told to the app that asks. Throws `UsageError`. */
function readFaults(specs: readonly string[]): Pick<EmulatorOptions, 'faults' | 'forgeFaults'> {
  const parsed = specs.map((spec) => {
    const one = parseAnyFault(spec);
    if (one.ok) return one;
    throw new UsageError(`${one.problem} See: launchpad emulator --help`);
  });
  return {
    faults: parsed.flatMap((one) => (one.of === 'site' ? [one.fault] : [])),
    forgeFaults: parsed.flatMap((one) => (one.of === 'forge' ? [one.fault.spec] : [])),
  };
}
