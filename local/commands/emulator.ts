import { FAULT_HELP, parseAnyFault, startEmulator, type EmulatorOptions } from '../assets-emulator';
import { wholeNumber } from './arguments';
import { DEFAULT_DATA, UsageError, type Command } from './command';
import { lockWorkspace, openDataFolder } from './data-folder';
import { ACCOUNTS } from './open-app';
import { PROBE_FILE_HELP, PROBE_FILE_OPTIONS, switchesFromProbe } from './probe-file';
import { readSwitchOptions, SWITCH_LIST } from './switch-option';
import { untilStopped } from './until-stopped';

export const EMULATOR: Command = {
  name: 'emulator',
  summary: 'an HTTP server on loopback that behaves as the Assets API does',
  help: `launchpad emulator [--port N] [--data DIR] [--latency MS] [--rate PER_MIN] [--switch NAME=VALUE]...
                   [--from-probe FILE] [--fault SPEC]... [--log FILE]

Runs until it is interrupted (Ctrl-C), then saves the workspace. GET /__emulator/state returns all of it.

  --port N         port on 127.0.0.1 (default: a free one)
  --data DIR       folder of the workspace (default .launchpad)
  --latency MS     milliseconds each request takes (default 0)
  --rate PER_MIN   requests a minute before 429 (default: no limit; Atlassian documents 1000)
  --log FILE       appends a JSON line a request: {at, method, path, status, account, ms}
  --switch NAME=VALUE   what is not certain about Assets, repeated; below is every switch with its
                   default, which is what the strictest witness on Cloud saw. They are explained in
                   docs/what-is-known-about-assets.md. iconIds, globalReferenceTypes,
                   inServiceCategory and commonDataModel are for a workspace that is new.
${PROBE_FILE_HELP}
  ${FAULT_HELP.split('\n').join('\n  ')}

Example: launchpad emulator --port 8080 --fault status-after=502@4% --fault queue-twice --fault kill@every:150
    then: launchpad chat --site http://127.0.0.1:8080 --say "deploy the ITAM schema" --say "confirm {code}"

Switches:
${SWITCH_LIST}`,
  options: {
    port: { type: 'string' },
    data: { type: 'string' },
    latency: { type: 'string' },
    rate: { type: 'string' },
    fault: { type: 'string', multiple: true },
    switch: { type: 'string', multiple: true },
    log: { type: 'string' },
    ...PROBE_FILE_OPTIONS,
  },
  words: 0,
  async run(args, { stdout }) {
    const port = wholeNumber(args, 'port', 0, 65_535);
    const latencyMs = wholeNumber(args, 'latency', 0, 600_000);
    const ratePerMinute = wholeNumber(args, 'rate', 1, 1_000_000);
    const logFile = args.value('log');
    const faults = readFaults(args.values('fault'));
    const switches = readSwitchOptions(args.values('switch'));
    const folder = openDataFolder(args.value('data') ?? DEFAULT_DATA);
    const release = lockWorkspace(folder);
    try {
      const emulator = await startEmulator({
        port: port ?? 0,
        dataFile: folder.workspaceFile,
        latencyMs: latencyMs ?? 0,
        switches: { ...switchesFromProbe(args.value('from-probe')), ...switches },
        ...faults,
        ...(ratePerMinute === null ? {} : { ratePerMinute }),
        ...(logFile === null ? {} : { logFile }),
      });
      stdout.write(
        `Assets emulator · ${emulator.url} · workspace "${emulator.state().siteName}" in ${folder.dir}\n`,
      );
      stdout.write(
        'Accounts (Basic authentication by e-mail with any token; none means the ' +
          `first): ${ACCOUNTS.map((one) => one.email).join(', ')}\n`,
      );
      for (const [name, value] of Object.entries(switches))
        stdout.write(`Switch ${name}: ${value.toString()}\n`);
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
