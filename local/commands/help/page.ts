import { WORKSPACE_HELP, WORKSPACE_OPTIONS, type Command } from '../command';

export const PAGE: Command = {
  name: 'page',
  summary: 'the admin page, and the chat beside it, on a local port',
  help: `launchpad page [--port N] [--data DIR] [--site URL]

Serves the page as Jira would show it, and prints its address. Runs until it is interrupted (Ctrl-C).
Above the page one chooses who one is; two tabs can be two people. "Chat" opens the conversation beside it,
in the same workspace: another chat cannot have the folder at the same time, and says where this one is.
The address holds a token drawn at every start, so that no other page in your browser can use it.

  --port N         port on 127.0.0.1 (default: a free one)
${WORKSPACE_HELP}`,
  options: { ...WORKSPACE_OPTIONS, port: { type: 'string' } },
  words: 0,
  run: async (args, streams) => (await import('../page')).run(args, streams),
};
