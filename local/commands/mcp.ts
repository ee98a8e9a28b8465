import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import { readManifest } from '../forge-host';
import { actionTools } from '../tools/manifest-actions';
import { whereItIs } from '../tools/where-it-is';
import { accountOption } from './account-option';
import { AS_HELP, AS_OPTION, WORKSPACE_HELP, WORKSPACE_OPTIONS, type Command } from './command';
import { openFrom } from './open-from';
import { untilStopped } from './until-stopped';
import { version } from './version';

export const MCP: Command = {
  name: 'mcp',
  summary: 'an MCP server on stdin and stdout, over the same actions',
  help: `launchpad mcp [--confirm-in-chat] [--data DIR] [--site URL] [--as ACCOUNT]

A Model Context Protocol server for one client, on stdin and stdout; what it has to say itself goes to stderr.
Tools are the actions. Where the client can ask its person (elicitation), the person reads the whole preview there
and accepts or declines it, out of the model's sight. Where it cannot, previews have no code and nothing is deployed.

  --confirm-in-chat  where the client cannot ask: show the code with the preview, and deploy when the model passes on
                     a message that confirms with it. A model that misuses it can then confirm by itself.

${AS_HELP}
${WORKSPACE_HELP}

Example, for a client with a JSON configuration:
  {"mcpServers": {"launchpad": {"command": "npm",
    "args": ["--prefix", "CHECKOUT", "run", "--silent", "launchpad", "--", "mcp"]}}}`,
  options: { ...WORKSPACE_OPTIONS, ...AS_OPTION, 'confirm-in-chat': { type: 'boolean' } },
  words: 0,
  async run(args, streams) {
    const tools = actionTools(readManifest(join(__dirname, '../../manifest.yml')));
    // Loaded here and not at the top, so that other commands start quickly.
    const { createMcpServer, serveStdio } = await import('../mcp');
    const app = await openFrom(args, streams);
    const say = (line: string): void => void streams.stderr.write(`launchpad mcp: ${line}\n`);
    try {
      const account = accountOption(args, app.accounts);
      const where = await whereItIs(app, account);
      say(`workspace "${app.workspace}" as ${account.email}${where === null ? '' : `. ${where}`}`);
      for (const notice of app.notices) say(notice);
      const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
        ms <= 0 ? Promise.resolve() : delay(ms, undefined, { signal }).catch(() => undefined);
      const server = createMcpServer({
        app,
        account,
        tools,
        version: version(),
        where,
        confirmInChat: args.has('confirm-in-chat'),
        log: say,
        sleep,
        now: () => Date.now(),
      });
      await serveStdio(server, {
        stdin: streams.stdin,
        stdout: streams.stdout,
        stopped: untilStopped(),
      });
      return 0;
    } finally {
      await app.close();
    }
  },
};
