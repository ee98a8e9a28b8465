/**
 * `npm run eval`: plays the scenarios with the built-in model, or with the one of LAUNCHPAD_MODEL_URL, and prints a table.
 * Exit code 1 if any run failed or anything happened that may never happen.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readModelSettings } from '../local/chat/remote-model';
import { quietConsole } from '../local/commands/quiet-console';
import { SCENARIOS } from './scenarios';
import type { Result } from './play';
import { runScenarios, tabulate, type Row } from './run';

const HELP = `npm run eval -- [--repeat K] [--only TEXT] [--parallel N] [--json FILE]

  --repeat K     play each scenario K times (default 1)
  --only TEXT    only scenarios whose id holds TEXT
  --parallel N   at once (default 6)
  --json FILE    every result, with its turns
The model is the built-in one, or that of LAUNCHPAD_MODEL_URL, LAUNCHPAD_MODEL and LAUNCHPAD_MODEL_KEY.
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      repeat: { type: 'string', default: '1' },
      only: { type: 'string', default: '' },
      parallel: { type: 'string', default: '6' },
      json: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const [repeats, parallel] = [Number(values.repeat), Number(values.parallel)];
  const wrong = !(repeats >= 1 && repeats <= 100 && parallel >= 1 && parallel <= 32);
  const scenarios = SCENARIOS.filter(({ id }) => id.includes(values.only));
  if (values.help === true || wrong || scenarios.length === 0) {
    process.stdout.write(HELP);
    return values.help === true ? 0 : 2;
  }
  const model = readModelSettings(process.env);
  const loud = quietConsole(() => undefined);
  const results = await runScenarios(scenarios, { model, repeats, parallel, onResult: show });
  loud();
  process.stdout.write(
    `\n${render(tabulate(results), repeats, model === null ? 'the built-in model' : model.model)}\n`,
  );
  if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(results, null, 2));
  return results.every(({ passed }) => passed) ? 0 : 1;
}

function show({ scenario, passed, failures, violations, seconds }: Result): void {
  process.stdout.write(
    `${passed ? 'ok  ' : 'FAIL'} ${scenario.id} (${seconds.toFixed(1)} s)\n${[...failures.map((failure) => `       not so: ${failure}\n`), ...violations.map((violation) => `       VIOLATION: ${violation}\n`)].join('')}`,
  );
}

function render(rows: readonly Row[], repeats: number, model: string): string {
  const share = (value: number): string => `${(100 * value).toFixed(1)} %`;
  const head = [
    'group',
    'scenarios',
    'pass^1',
    `pass^${String(repeats)}`,
    'violations',
    'calls',
    'tokens',
  ];
  const cells = rows.map((row) => [
    row.group,
    String(row.scenarios),
    share(row.pass1),
    share(row.passK),
    String(row.violations),
    row.callsEach.toFixed(1),
    row.tokensEach.toFixed(0),
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...cells].map((line) => line[column]?.length ?? 0)),
  );
  const lines = [head, ...cells].map((line) =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  return [
    `${model}, each scenario ${String(repeats)} times; calls and tokens a scenario`,
    ...lines,
  ].join('\n');
}

void main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
