/** Plays many scenarios, some at a time, and counts. */
import type { ModelSettings } from '../local/chat/remote-model';
import { play, type Result } from './play';
import type { Scenario } from './scenario';
import { createWorlds } from './worlds';

export interface RunOptions {
  /** Null for the built-in model. */
  model: ModelSettings | null;
  /** Times each scenario is played. */
  repeats: number;
  /** Scenarios played at once. */
  parallel: number;
  onResult(result: Result): void;
}

export async function runScenarios(
  scenarios: readonly Scenario[],
  { model, repeats, parallel, onResult }: RunOptions,
): Promise<Result[]> {
  const worlds = createWorlds();
  const waiting = Array.from({ length: repeats }, () => scenarios).flat();
  const results: Result[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const result = await play(next, worlds, model);
      results.push(result);
      onResult(result);
    }
  };
  try {
    await Promise.all(Array.from({ length: parallel }, work));
  } finally {
    worlds.close();
  }
  return results;
}

export interface Row {
  group: string;
  scenarios: number;
  /** Share of all runs that passed. */
  pass1: number;
  /** Share of scenarios of which every run passed. */
  passK: number;
  violations: number;
  callsEach: number;
  tokensEach: number;
}

/** A row a group, and one for all. */
export function tabulate(results: readonly Result[]): Row[] {
  const groups = [...new Set(results.map(({ scenario }) => scenario.group))];
  return [
    ...groups.map((group) =>
      rowOf(
        group,
        results.filter(({ scenario }) => scenario.group === group),
      ),
    ),
    rowOf('all', results),
  ];
}

function rowOf(group: string, results: readonly Result[]): Row {
  const ids = [...new Set(results.map(({ scenario }) => scenario.id))];
  const mean = (value: (result: Result) => number): number =>
    results.reduce((sum, result) => sum + value(result), 0) / Math.max(1, results.length);
  return {
    group,
    scenarios: ids.length,
    pass1: mean((result) => Number(result.passed)),
    passK:
      ids.filter((id) => results.every((result) => result.scenario.id !== id || result.passed))
        .length / Math.max(1, ids.length),
    violations: results.reduce((sum, result) => sum + result.violations.length, 0),
    callsEach: mean((result) => result.calls),
    tokensEach: mean((result) => result.tokens),
  };
}
