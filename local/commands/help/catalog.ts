import type { Command } from '../command';

export const CATALOG_COMMAND: Command = {
  name: 'catalog',
  summary: 'lint | list | show KEY | kit KEY: the templates',
  help: `launchpad catalog list | show KEY | lint   [--json]
launchpad catalog kit KEY [--out DIR]

  list             the templates with their counts
  show KEY         one template: its object types and attributes
  kit KEY          writes what a first import needs: a CSV an object type, a mapping sheet, the order
  lint             checks every template file; exit code 1 if one has an error
  --json           the same as JSON
  --out DIR        folder of the kit; import-kit-KEY in this folder if left out`,
  options: { json: { type: 'boolean' }, out: { type: 'string' } },
  words: 2,
  run: async (args, streams) => (await import('../catalog')).run(args, streams),
};
