import { AS_HELP, AS_OPTION, WORKSPACE_HELP, WORKSPACE_OPTIONS, type Command } from '../command';

export const MODEL: Command = {
  name: 'model',
  summary: 'export, lint, add, list, remove, compare: models of your own',
  help: `launchpad model export SCHEMA[,SCHEMA]... [--format json|notation|markdown|mermaid|svg] [--out FILE]
launchpad model lint FILE
launchpad model add FILE
launchpad model list [--format json]
launchpad model remove KEY
launchpad model compare A B

  export           reads object schemas by their keys and writes their models as one file, several with the references
                   between them. What cannot travel is in the file, and goes to stderr.
  lint             says what of a file would be refused, and what is done otherwise as a rule; adds nothing
  add              adds the models of a file: from then on they can be previewed by their keys. A changed model under
                   a key that is there is its next version
  list             the models that are there
  remove           removes one; what was built from it stays
  compare          two of: a file, the key of a model or template, the key of an object schema that exists
  --format FORMAT  of an export json (the default), notation (lines that can be said in the chat), markdown (a data
                   dictionary), mermaid or svg (a diagram)
  --out FILE       writes there instead of to stdout
${AS_HELP}
${WORKSPACE_HELP}

Example: launchpad model export HR --out hr.json`,
  options: {
    ...WORKSPACE_OPTIONS,
    ...AS_OPTION,
    format: { type: 'string' },
    out: { type: 'string' },
  },
  words: 3,
  run: async (args, streams) => (await import('../model')).run(args, streams),
};
