import { AS_HELP, AS_OPTION, WORKSPACE_HELP, WORKSPACE_OPTIONS, type Command } from '../command';

export const ACTION: Command = {
  name: 'action',
  summary: 'one action call; its JSON on stdout',
  help: `launchpad action KEY [--input JSON] [--as ACCOUNT] [--data DIR] [--site URL] [--no-wait]
launchpad action get-deployment-status --report markdown|json [--input '{"deploymentId":"p-7k3q"}'] [--json]

Calls one action of manifest.yml and prints its answer as one JSON object. Exit code 1 if that says {"ok":false}.

  --input JSON     inputs of the action as one JSON object (default {})
  --report FORMAT  print the whole report of a deployment, all parts joined, as markdown or json
                   (get-deployment-status only)
  --json           with --report: the answer as one JSON object, the whole report in it
${AS_HELP}
${WORKSPACE_HELP}
  --no-wait        do not wait for a running deployment to end

Example: launchpad action preview-deployment --input '{"schema":"ITAM"}'`,
  options: {
    ...WORKSPACE_OPTIONS,
    ...AS_OPTION,
    input: { type: 'string' },
    report: { type: 'string' },
    json: { type: 'boolean' },
    'no-wait': { type: 'boolean' },
  },
  words: 1,
  run: async (args, streams) => (await import('../action')).run(args, streams),
};
