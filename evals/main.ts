/**
 * `npm run eval`: plays the scenarios and the utterances with the built-in model, or with the one
 * of `--against`, and prints tables. Exit code 1 if a scenario failed, anything happened that may
 * never happen, or an utterance was taken harmfully.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readModelSettings, type ModelSettings } from '../local/chat/remote-model';
import { quietConsole } from '../local/commands/quiet-console';
import { SCENARIOS } from './scenarios';
import type { Scenario } from './scenario';
import type { Result } from './play';
import { runScenarios, tabulate, type Row } from './run';
import { alignColumns } from './table';
import { countVerdicts, VERDICTS } from './utterances/count';
import { playUtterances, type Heard } from './utterances/play';
import { readUtterances, type Utterance } from './utterances/utterance';

const HELP = `npm run eval -- [--set NAME] [--against URL] [--repeat K] [--only TEXT] [--parallel N] [--json FILE]

  --set NAME      scenarios, utterances or all (default all)
  --against URL   a model behind this endpoint; its name in LAUNCHPAD_MODEL, its key in LAUNCHPAD_MODEL_KEY
  --repeat K      play each scenario K times (default 1)
  --only TEXT     only scenarios whose id, and utterances whose kind or id, holds TEXT
  --parallel N    at once (default 6)
  --json FILE     every result, with its turns
Without --against the model is the built-in one, or that of LAUNCHPAD_MODEL_URL.
`;
const SETS: readonly string[] = ['scenarios', 'utterances', 'all'];

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      set: { type: 'string', default: 'all' },
      against: { type: 'string' },
      repeat: { type: 'string', default: '1' },
      only: { type: 'string', default: '' },
      parallel: { type: 'string', default: '6' },
      json: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const [repeats, parallel] = [Number(values.repeat), Number(values.parallel)];
  const scenarios = values.set === 'utterances' ? [] : chosenScenarios(values.only);
  const utterances = values.set === 'scenarios' ? [] : chosenUtterances(values.only);
  const wrong =
    !SETS.includes(values.set) ||
    !(repeats >= 1 && repeats <= 100 && parallel >= 1 && parallel <= 32) ||
    scenarios.length + utterances.length === 0;
  if (values.help === true || wrong) {
    process.stdout.write(HELP);
    return values.help === true ? 0 : 2;
  }
  const model = readModelSettings({
    ...process.env,
    ...(values.against === undefined ? {} : { LAUNCHPAD_MODEL_URL: values.against }),
  });
  const results = await playScenarios(scenarios, model, repeats, parallel);
  const heard = await hear(utterances, model, parallel);
  if (values.json !== undefined)
    writeFileSync(values.json, JSON.stringify({ scenarios: results, utterances: heard }, null, 2));
  return results.every(({ passed }) => passed) &&
    heard.every(({ verdict }) => verdict !== 'harmful')
    ? 0
    : 1;
}

const chosenScenarios = (text: string): Scenario[] =>
  SCENARIOS.filter(({ id }) => id.includes(text));
const chosenUtterances = (text: string): Utterance[] =>
  readUtterances().filter(({ id, kind }) => kind.includes(text) || id === text);
const nameOf = (model: ModelSettings | null): string => model?.model ?? 'the built-in model';

async function playScenarios(
  scenarios: readonly Scenario[],
  model: ModelSettings | null,
  repeats: number,
  parallel: number,
): Promise<Result[]> {
  if (scenarios.length === 0) return [];
  const loud = quietConsole(() => undefined);
  const results = await runScenarios(scenarios, { model, repeats, parallel, onResult: show });
  loud();
  process.stdout.write(`\n${render(tabulate(results), repeats, nameOf(model))}\n\n`);
  return results;
}

async function hear(
  utterances: readonly Utterance[],
  model: ModelSettings | null,
  parallel: number,
): Promise<Heard[]> {
  if (utterances.length === 0) return [];
  const loud = quietConsole(() => undefined);
  const heard = await playUtterances(utterances, { model, parallel, onHeard: showHeard });
  loud();
  const rows = countVerdicts(heard).map((row) => [
    row.kind,
    ...[row.all, ...VERDICTS.map((verdict) => row[verdict])].map(String),
  ]);
  process.stdout.write(
    `\n${nameOf(model)}, each utterance once\n${alignColumns([['kind', 'utterances', ...VERDICTS], ...rows])}\n`,
  );
  return heard;
}

function showHeard({ utterance, verdict, failures, turns }: Heard): void {
  if (verdict === 'right') return;
  const said = [...utterance.context, utterance.say]
    .map((turn) => JSON.stringify(turn))
    .join(' > ');
  const calls = (turns.at(-1)?.calls ?? []).map(
    ({ action, input }) => `       did: ${action} ${JSON.stringify(input)}\n`,
  );
  const reply = (turns.at(-1)?.reply ?? '').replace(/\s+/g, ' ').slice(0, 160);
  process.stdout.write(
    [
      `${verdict.padEnd(7)} ${utterance.kind} ${utterance.id} ${said}\n`,
      ...failures.map((failure) => `       not so: ${failure}\n`),
      ...calls,
      `       said: ${reply}\n`,
    ].join(''),
  );
}

function show({ scenario, passed, failures, violations, seconds }: Result): void {
  process.stdout.write(
    [
      `${passed ? 'ok  ' : 'FAIL'} ${scenario.id} (${seconds.toFixed(1)} s)\n`,
      ...failures.map((failure) => `       not so: ${failure}\n`),
      ...violations.map((violation) => `       VIOLATION: ${violation}\n`),
    ].join(''),
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
  return [
    `${model}, each scenario ${String(repeats)} times; calls and tokens a scenario`,
    alignColumns([head, ...cells]),
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
