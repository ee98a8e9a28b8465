import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inert } from '../../src/text/inert';
import { loadTemplate, TEMPLATE_KEYS, type TemplateKey } from '../../src/templates/catalogue';
import { TEMPLATE_INDEX } from '../../src/templates/index.generated';
import { resolveTemplate } from '../../src/templates/resolve';
import { kitOf } from '../../src/templates/import-kit/kit';
import { lintCatalogue } from '../catalog/lint';
import { renderLint } from '../catalog/lint-report';
import { listRows, renderList } from '../catalog/list';
import { renderTemplate, showTemplate } from '../catalog/show';
import { UsageError, type Arguments, type Streams } from './command';
import { nearest } from './nearest';

const CATALOG = join(__dirname, '../../catalog');
const VERBS = ['lint', 'list', 'show', 'kit'];

/** `launchpad catalog`: see its help. */
export async function run(args: Arguments, { stdout }: Streams): Promise<number> {
  const [verb, key] = args.positionals;
  if (key !== undefined && verb !== 'show' && verb !== 'kit')
    throw new UsageError(`"${inert(key, 60)}" is one word too many. See: launchpad catalog --help`);
  switch (verb) {
    case 'list':
      stdout.write(
        `${args.has('json') ? JSON.stringify(listRows(), null, 2) : renderList(listRows())}\n`,
      );
      return 0;
    case 'show':
      stdout.write(`${await show(key, args)}\n`);
      return 0;
    case 'kit':
      stdout.write(
        `${await kit(templateKey(key), args.value('out') ?? `import-kit-${templateKey(key)}`)}\n`,
      );
      return 0;
    case 'lint':
      return lint(args, (text) => stdout.write(text));
    default:
      throw new UsageError(unknownVerb(verb));
  }
}

function unknownVerb(verb: string | undefined): string {
  if (verb === undefined)
    return 'What about the catalogue? Say list, show KEY, kit KEY or lint. See: launchpad catalog --help';
  const near = nearest(verb, VERBS);
  return (
    `"launchpad catalog" does not know "${inert(verb, 60)}".${near === null ? '' : ` Did you mean ${near}?`} ` +
    `It knows: ${VERBS.join(', ')}.`
  );
}

/** @throws UsageError naming the nearest template where there is none of that key */
function templateKey(asked: string | undefined): TemplateKey {
  const key = TEMPLATE_KEYS.find((one) => one === asked?.toUpperCase());
  if (key !== undefined) return key;
  const keys = TEMPLATE_INDEX.map((entry) => entry.key);
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

/** Writes the import kit of a template, and says where it is. */
async function kit(key: TemplateKey, out: string): Promise<string> {
  const all = await Promise.all(
    TEMPLATE_KEYS.map(async (one) => resolveTemplate(await loadTemplate(one))),
  );
  const catalogue = new Map(all.map((template) => [template.key, template]));
  const template = catalogue.get(key) ?? resolveTemplate(await loadTemplate(key));
  const files = kitOf(template, catalogue);
  for (const { path, content } of files) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), content);
  }
  return (
    `${String(files.length - 2)} CSV files, README.md and mapping.csv are in ` +
    `${inert(out, 200)}. Begin with README.md.`
  );
}

async function show(asked: string | undefined, args: Arguments): Promise<string> {
  const key = templateKey(asked);
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
