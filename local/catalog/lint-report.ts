/** What lint found, for a terminal: errors one by one, warnings by rule with the reason for which they are accepted. */
import { inert } from '../../src/text/inert';
import type { LintProblem } from './lint';

/** Longest line. */
const MOST = 600;

/** Ends with the counts; no line end at the end. */
export function renderLint(problems: readonly LintProblem[]): string {
  const errors = problems.filter((problem) => problem.severity === 'error');
  const warnings = problems.filter((problem) => problem.severity === 'warning');
  const rules = [...new Set(warnings.map(({ rule }) => rule))];
  return [
    ...errors.map((problem) =>
      inert(
        `error ${problem.file} ${problem.path} (${problem.rule}): expected ` +
          `${problem.expected}, found ${problem.found}. ${problem.why}`,
        MOST,
      ),
    ),
    ...rules.flatMap((rule) =>
      renderRule(
        rule,
        warnings.filter((problem) => problem.rule === rule),
      ),
    ),
    `${String(errors.length)} errors, ${String(warnings.length)} warnings`,
  ].join('\n');
}

function renderRule(
  rule: string,
  warnings: readonly Extract<LintProblem, { severity: 'warning' }>[],
): string[] {
  const [first] = warnings;
  if (first === undefined) return [];
  return [
    inert(`warning ${rule}, ${String(warnings.length)} times: ${first.why}`, MOST),
    `  ${inert(`accepted: ${first.accepted}`, MOST)}`,
    ...warnings.map(
      ({ file, path, expected, found }) =>
        `  ${inert(`${file} ${path}: expected ${expected}, found ${found}`, MOST)}`,
    ),
  ];
}
