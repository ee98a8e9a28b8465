import { parseAnyFault, startEmulator, type EmulatorOptions } from '../assets-emulator';
import { wholeNumber } from './arguments';
import { DEFAULT_DATA, UsageError, type Arguments, type Streams } from './command';
import { lockWorkspace, openDataFolder } from './data-folder';
import { ACCOUNTS } from './open-app';
import { switchesFromProbe } from './probe-file';
import { readSwitchOptions } from './switch-option';
import { untilStopped } from './until-stopped';

/** `launchpad emulator`: see its help. */
export async function run(args: Arguments, { stdout }: Streams): Promise<number> {
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
}

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
