import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkCatalogueModel, type TemplateFile } from '../../src/templates/check-catalogue';
import type { Problem } from '../../src/templates/problem';
import { checkTemplate, checkTemplateFile, type CheckedTemplate } from './check-file';
import { checkReferenceData } from './check-reference-data';
import { MODEL_RULES } from './rules';
import type { Severity } from './rules/rule';

/**
 * `rule` is the id of the modelling rule it breaks; `format` for what no deployment could come to
 * terms with, `data` for reference data.
 */
export type LintProblem = Problem & { rule: string; why: string } & Severity;

/** A template file as it was read: `json` is what is in it. */
export interface SourceFile {
  file: string;
  json: unknown;
}

/**
 * Every template of a folder (`*.json`, the format's own schema left out), and the reference data
 * beside them once they are sound.
 * @throws where the folder cannot be read.
 */
export function lintCatalogue(dir: string): LintProblem[] {
  const names = templateFiles(dir);
  if (names.length === 0)
    return [asError({ file: dir, path: '$', expected: 'template files (*.json)', found: 'none' })];
  const files = names.map((file) => ({ file, checked: checkTemplateFile(join(dir, file)) }));
  const problems = lintChecked(files);
  if (problems.some(({ severity }) => severity === 'error')) return problems;
  const data = checkReferenceData(soundOf(files), join(dir, 'reference-data'));
  return [
    ...data.map((problem): LintProblem => ({
      ...problem,
      rule: 'data',
      why: 'An import would refuse it.',
      severity: 'error',
    })),
    ...problems,
  ];
}

/** The same for templates in memory. */
export const lintSources = (sources: readonly SourceFile[]): LintProblem[] =>
  lintChecked(sources.map(({ file, json }) => ({ file, checked: checkTemplate(json, file) })));

/** Names of the template files of a folder, in the order in which they are linted. */
export const templateFiles = (dir: string): string[] =>
  readdirSync(dir)
    .filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'))
    .sort();

/**
 * Each file by itself; where all are sound, what holds between them; where that holds too, the
 * modelling rules. So nothing is told that only follows from something else.
 */
function lintChecked(files: readonly CheckedFile[]): LintProblem[] {
  const sound = soundOf(files);
  const problems = files.flatMap(({ checked }) => (checked.ok ? [] : checked.problems));
  if (problems.length === 0) problems.push(...checkCatalogueModel(sound));
  if (problems.length > 0) return problems.map(asError);
  return MODEL_RULES.flatMap(({ check, source: _, id, ...rest }) =>
    check(sound).map((problem) => ({ ...problem, rule: id, ...rest })),
  );
}

interface CheckedFile {
  file: string;
  checked: CheckedTemplate;
}

const soundOf = (files: readonly CheckedFile[]): TemplateFile[] =>
  files.flatMap(({ file, checked }) => (checked.ok ? [{ file, template: checked.template }] : []));

function asError(problem: Problem): LintProblem {
  return {
    ...problem,
    rule: 'format',
    why: 'Assets, or the app, could not take it.',
    severity: 'error',
  };
}
