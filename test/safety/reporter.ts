/** Prints the figures of a full run, summed over the files that noted them, after the report of the tests. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { Reporter, TestRunEndReason } from 'vitest/node';
import { FIGURES, type Figures } from './effort';

export default class SafetyReporter implements Reporter {
  private readonly began = Date.now();

  onInit(): void {
    rmSync(FIGURES, { recursive: true, force: true });
  }

  onTestRunEnd(_modules: unknown, _errors: unknown, reason: TestRunEndReason): void {
    const figures = readFigures();
    const sum = (of: (one: Figures) => number | undefined): string =>
      figures.reduce((total, one) => total + (of(one) ?? 0), 0).toLocaleString('en-GB');
    console.log(
      [
        '',
        `safety: ${reason === 'passed' ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - this.began) / 1_000)} s`,
        `  states explored            ${sum((one) => one.states)} (${sum((one) => one.moves)} ` +
          `moves, and ${sum((one) => one.runs)} long random orders and conversations)`,
        `  mutants caught             ${sum((one) => one.caught)} of ${sum((one) => one.mutants)} planted`,
        `  hostile cases tried        ${sum((one) => one.hostile)} (${sum((one) => one.calls)} calls)`,
        `  writes without approval    ${sum((one) => one.unapproved)} (of ` +
          `${sum((one) => one.writes)} writes, ${sum((one) => one.deployments)} ` +
          'confirmations that counted)',
      ].join('\n'),
    );
  }
}

function readFigures(): Figures[] {
  if (!existsSync(FIGURES)) return [];
  return readdirSync(FIGURES).map(
    (file) => JSON.parse(readFileSync(`${FIGURES}/${file}`, 'utf8')) as Figures,
  );
}
