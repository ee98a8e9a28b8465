import { AS_HELP, AS_OPTION, WORKSPACE_HELP, WORKSPACE_OPTIONS, type Command } from '../command';

export const CHAT: Command = {
  name: 'chat',
  summary: 'a conversation, in the terminal or scripted',
  help: `launchpad chat [--say TEXT]... [--json] [--data DIR] [--site URL] [--as ACCOUNT] [--no-wait]

  --say TEXT       a turn; repeat it for more. {code} stands for the confirmation code last shown.
                   Without --say: a conversation in the terminal, or a turn a line from standard input.
  --json           one JSON object a turn: {user, calls: [{action, input, output}], reply}
${AS_HELP}
${WORKSPACE_HELP}
  --no-wait        do not wait for a running deployment to end; it goes on at the next start

Exit code 0 if every turn was answered, 1 otherwise.
Example: launchpad chat --say "deploy the ITAM schema" --say "confirm {code}" --say status`,
  options: {
    ...WORKSPACE_OPTIONS,
    ...AS_OPTION,
    say: { type: 'string', multiple: true },
    json: { type: 'boolean' },
    'no-wait': { type: 'boolean' },
  },
  words: 0,
  run: async (args, streams) => (await import('../chat')).run(args, streams),
};
