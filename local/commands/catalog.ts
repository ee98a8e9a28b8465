import { join } from 'node:path';
import { inert } from '../../src/text/inert';
import { TEMPLATE_INDEX } from '../../src/templates/index.generated';
import { lintCatalogue } from '../catalog/lint';
import { renderLint } from '../catalog/lint-report';
import { listRows, renderList } from '../catalog/list';
import { renderTemplate, showTemplate } from '../catalog/show';
import { UsageError, type Arguments, type Command } from './command';
import { nearest } from './nearest';

const CATALOG = join(__dirname, '../../catalog');
const VERBS = ['lint', 'list', 'show'];

export const CATALOG_COMMAND: Command = {
  name: 'catalog',
  summary: 'lint | list | show KEY: the templates',
  help: `launchpad catalog list | show KEY | lint   [--json]

  list             the templates with their counts
  show KEY         one template: its object types and attributes
  lint             checks every template file; exit code 1 if one has an error
  --json           the same as JSON`,
  options: { json: { type: 'boolean' } },
  words: 2,
  async run(args, { stdout }) {
    const [verb, key] = args.positionals;
    if (key !== undefined && verb !== 'show')
      throw new UsageError(
        `"${inert(key, 60)}" is one word too many. See: launchpad catalog --help`,
      );
    switch (verb) {
      case 'list':
        stdout.write(
          `${args.has('json') ? JSON.stringify(listRows(), null, 2) : renderList(listRows())}\n`,
        );
        return 0;
      case 'show':
        stdout.write(`${await show(key, args)}\n`);
        return 0;
      case 'lint':
        return lint(args, (text) => stdout.write(text));
      default:
        throw new UsageError(unknownVerb(verb));
    }
  },
};

function unknownVerb(verb: string | undefined): string {
  if (verb === undefined)
    return 'What about the catalogue? Say list, show KEY or lint. See: launchpad catalog --help';
  const near = nearest(verb, VERBS);
  return `"launchpad catalog" does not know "${inert(verb, 60)}".${near === null ? '' : ` Did you mean ${near}?`} It knows: ${VERBS.join(', ')}.`;
}

async function show(asked: string | undefined, args: Arguments): Promise<string> {
  const keys = TEMPLATE_INDEX.map((entry) => entry.key);
  const key = keys.find((one) => one === asked?.toUpperCase());
  if (key === undefined) {
    const near = nearest(
      (asked ?? '').toLowerCase(),
      keys.map((one) => one.toLowerCase()),
    );
    const problem =
      asked === undefined
        ? 'Which template?'
        : `There is no template "${inert(asked, 60)}".${near === null ? '' : ` Did you mean ${near.toUpperCase()}?`}`;
    throw new UsageError(`${problem} There are: ${keys.join(', ')}.`);
  }
  const template = await showTemplate(key);
  return args.has('json') ? JSON.stringify(template, null, 2) : renderTemplate(template);
}

function lint(args: Arguments, write: (text: string) => void): number {
  const problems = lintCatalogue(CATALOG);
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  if (args.has('json')) write(`${JSON.stringify(problems, null, 2)}\n`);
  else write(`${renderLint(problems)}\n`);
  return errors > 0 ? 1 : 0;
}
