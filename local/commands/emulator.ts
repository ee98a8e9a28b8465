import { FAULT_HELP, parseFault, startEmulator, type Fault } from '../assets-emulator';
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
  --rate PER_MIN   requests a minute before 429 (default: no limit)
  --log FILE       appends a JSON line a request: {at, method, path, status, account, ms}
  ${FAULT_HELP.split('\n').join('\n  ')}`,
  options: {
    port: { type: 'string' }, data: { type: 'string' }, latency: { type: 'string' }, rate: { type: 'string' }, fault: { type: 'string', multiple: true }, log: { type: 'string' },
  },
  words: 0,
  async run(args, { stdout }) {
    const port = wholeNumber(args, 'port', 0, 65_535);
    const latencyMs = wholeNumber(args, 'latency', 0, 600_000);
    const ratePerMinute = wholeNumber(args, 'rate', 1, 1_000_000);
    const logFile = args.value('log');
    const faults = args.values('fault').map(readFault);
    const folder = openDataFolder(args.value('data') ?? DEFAULT_DATA);
    const release = lockWorkspace(folder);
    try {
      const emulator = await startEmulator({
        port: port ?? 0, dataFile: folder.workspaceFile, latencyMs: latencyMs ?? 0, faults,
        ...(ratePerMinute === null ? {} : { ratePerMinute }), ...(logFile === null ? {} : { logFile }),
      });
      stdout.write(`Assets emulator · ${emulator.url} · workspace "${emulator.state().siteName}" in ${folder.dir}\n`);
      stdout.write(`Accounts (Basic authentication by e-mail with any token; none means the first): ${ACCOUNTS.map((one) => one.email).join(', ')}\n`);
      await untilStopped();
      await emulator.close();
      stdout.write('The workspace is saved.\n');
      return 0;
    } finally {
      release();
    }
  },
};

function readFault(spec: string): Fault {
  const parsed = parseFault(spec);
  if (parsed.ok) return parsed.fault;
  throw new UsageError(`${parsed.problem} See: launchpad emulator --help`);
}
