import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkCatalogueModel, type TemplateFile } from '../../src/templates/check-catalogue';
import type { Problem } from '../../src/templates/problem';
import { checkTemplateFile } from './check-file';
import { MODEL_RULES } from './rules';

export interface LintProblem extends Problem {
  /** Id of the modelling rule it breaks; 'format' for what no deployment could come to terms with. */
  rule: string;
  severity: 'error' | 'warning';
}

/**
 * Every template of a folder (`*.json`, the format's own schema left out): each file by itself; where all are sound, what
 * holds between them; where that holds too, the modelling rules. So nothing is told that only follows from something else.
 * @throws where the folder cannot be read.
 */
export function lintCatalogue(dir: string): LintProblem[] {
  const names = readdirSync(dir).filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json')).sort();
  if (names.length === 0) return [asError({ file: dir, path: '$', expected: 'template files (*.json)', found: 'none' })];
  const sound: TemplateFile[] = [];
  const problems: Problem[] = [];
  for (const file of names) {
    const checked = checkTemplateFile(join(dir, file));
    if (checked.ok) sound.push({ file, template: checked.template });
    else problems.push(...checked.problems);
  }
  if (problems.length === 0) problems.push(...checkCatalogueModel(sound));
  if (problems.length > 0) return problems.map(asError);
  return MODEL_RULES.flatMap(({ id, severity, check }) => check(sound).map((problem) => ({ ...problem, rule: id, severity })));
}

function asError(problem: Problem): LintProblem {
  return { ...problem, rule: 'format', severity: 'error' };
}
