import { servePage } from '../page';
import { wholeNumber } from './arguments';
import { DEFAULT_DATA, WORKSPACE_HELP, WORKSPACE_OPTIONS, type Command } from './command';
import { notePage, openDataFolder } from './data-folder';
import { openFrom } from './open-from';
import { untilStopped } from './until-stopped';

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
  async run(args, streams) {
    const port = wholeNumber(args, 'port', 0, 65_535) ?? 0;
    const app = await openFrom(args, streams);
    try {
      const server = await servePage(app, port);
      const forget = notePage(openDataFolder(args.value('data') ?? DEFAULT_DATA), server.url);
      streams.stdout.write(`LaunchPad page · workspace "${app.workspace}" · open ${server.url}\n`);
      for (const notice of app.notices) streams.stdout.write(`${notice}\n`);
      await untilStopped();
      forget();
      await server.close();
      return 0;
    } finally {
      await app.close();
    }
  },
};
