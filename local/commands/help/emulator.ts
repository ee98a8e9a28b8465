import type { Command } from '../command';

export const EMULATOR: Command = {
  name: 'emulator',
  summary: 'an HTTP server on loopback that behaves as the Assets API does',
  help: async () => {
    const { FAULT_HELP } = await import('../../assets-emulator');
    const { SWITCH_LIST } = await import('../switch-option');
    return `launchpad emulator [--port N] [--data DIR] [--latency MS] [--rate PER_MIN] [--switch NAME=VALUE]...
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
  --from-probe FILE   behave as the site did that "launchpad probe --out FILE" asked; or a JSON object of switches
  ${FAULT_HELP.split('\n').join('\n  ')}

Example: launchpad emulator --port 8080 --fault status-after=502@4% --fault queue-twice --fault kill@every:150
    then: launchpad chat --site http://127.0.0.1:8080 --say "deploy the ITAM schema" --say "confirm {code}"

Switches:
${SWITCH_LIST}`;
  },
  options: {
    port: { type: 'string' },
    data: { type: 'string' },
    latency: { type: 'string' },
    rate: { type: 'string' },
    fault: { type: 'string', multiple: true },
    switch: { type: 'string', multiple: true },
    log: { type: 'string' },
    'from-probe': { type: 'string' },
  },
  words: 0,
  run: async (args, streams) => (await import('../emulator')).run(args, streams),
};
