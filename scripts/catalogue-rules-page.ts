/**
 * Writes `docs/catalogue-rules.md` from the rules of the catalogue and the warnings it carries.
 * With `--check` it writes nothing and exits 1 where the file is stale.
 */
import { join } from 'node:path';
import { walkTypes } from '../src/templates/walk';
import { checkTemplateFile } from '../local/catalog/check-file';
import { lintCatalogue, type LintProblem } from '../local/catalog/lint';
import { MODEL_RULES } from '../local/catalog/rules';
import { FORMAT_RULES } from '../local/catalog/rules/format-rules';
import { runGenerator } from './generated-file';

export const RULES_PAGE = join(__dirname, '../docs/catalogue-rules.md');
const CATALOG = join(__dirname, '../catalog');

const cell = (text: string): string => text.replaceAll('|', '\\|');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`);

/** `CORE.Person` for a problem of that type; the file where it is about no type. */
function placeOf({ file, path }: LintProblem): string {
  const checked = checkTemplateFile(join(CATALOG, file));
  if (!checked.ok) return file;
  const placed = walkTypes(checked.template)
    .filter(({ at }) => path === at || path.startsWith(`${at}.`))
    .sort((a, b) => b.at.length - a.at.length)[0];
  const attribute = placed?.own.find(({ at }) => path.startsWith(at))?.attribute.name;
  return placed === undefined
    ? file
    : `${checked.template.key} ${placed.type.name}${attribute === undefined ? '' : ` · ${attribute}`}`;
}

function warnings(): string[] {
  const problems = lintCatalogue(CATALOG);
  return MODEL_RULES.flatMap((rule) => {
    if (rule.severity !== 'warning') return [];
    const places = problems.filter((problem) => problem.rule === rule.id).map(placeOf);
    return [
      '',
      `### ${rule.id}: ${String(places.length)}`,
      '',
      rule.accepted,
      ...(places.length === 0 ? [] : ['', `${[...new Set(places)].join('; ')}.`]),
    ];
  });
}

export async function rulesPage(): Promise<string> {
  return Promise.resolve(
    [
      '# Rules of the catalogue',
      '',
      '<!-- Made by scripts/catalogue-rules-page.ts from local/catalog/rules: change it there. -->',
      '',
      '`launchpad catalog lint` holds every template to these rules. An error stops ' +
        'a release; a warning is looked at, and the reasons for those that the ' +
        'catalogue has are below. A test breaks each rule once and sees that it is ' +
        'told.',
      '',
      '## What Assets demands',
      '',
      'Held by `catalog/template.schema.json` and the checks beside it. Reported as `format`, each an error.',
      '',
      ...table(
        ['Rule', 'What holds', 'Why', 'Source'],
        FORMAT_RULES.map(({ id, holds, why, source }) => [id, holds, why, source]),
      ),
      '',
      '## What a good model holds',
      '',
      ...table(
        ['Rule', 'Severity', 'Why', 'Source'],
        MODEL_RULES.map(({ id, severity, why, source }) => [id, severity, why, source]),
      ),
      '',
      '## Warnings that are accepted',
      ...warnings(),
      '',
    ].join('\n'),
  );
}

if (require.main === module) void runGenerator(RULES_PAGE, rulesPage);
