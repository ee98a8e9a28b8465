import { AS_HELP, AS_OPTION, WORKSPACE_HELP, WORKSPACE_OPTIONS, type Command } from '../command';

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
  run: async (args, streams) => (await import('../mcp')).run(args, streams),
};
