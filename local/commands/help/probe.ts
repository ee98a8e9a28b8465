import type { Command } from '../command';

export const PROBE: Command = {
  name: 'probe',
  summary: 'settles open questions about Assets on a site',
  help: `launchpad probe --site URL [--write] [--json] [--out FILE]

Asks a site what Atlassian does not document, and says which switches make the emulator behave as that site did.
Reads only, unless --write is given: then it makes one throw-away object schema, named "LaunchPad probe, delete me
(...)", asks the rest inside it, and says at the end that you should delete it, because this program cannot. At most
500 requests, one after the other; it waits when the site asks it to. It can be run again at any time.

  --site URL       https://NAME.atlassian.net with ATLASSIAN_EMAIL and ATLASSIAN_API_TOKEN, or a running emulator
  --write          also ask what only writing can tell
  --json           print the report as JSON instead of text
  --out FILE       also write the report as JSON to a file: docs/first-real-deployment.md says what to do with it

Example: launchpad probe --site https://NAME.atlassian.net --write --out probe.json
    then: launchpad emulator --from-probe probe.json`,
  options: {
    site: { type: 'string' },
    write: { type: 'boolean' },
    json: { type: 'boolean' },
    out: { type: 'string' },
  },
  words: 0,
  run: async (args, streams) => (await import('../probe')).run(args, streams),
};
