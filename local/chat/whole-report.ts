import { joinJson, type Json } from '../../src/report/report-parts';
import { numberFact, textFact, type ActionOutput } from './app';

export const REPORT_ACTION = 'get-deployment-status';

/** A call of one part, as it was made. */
export interface PartCall {
  input: Record<string, unknown>;
  output: ActionOutput;
}

/**
 * `whole`: what the report says, ready to be shown. `other`: what the app said instead. `moved`:
 * it changed while it was read.
 */
export type WholeReport = { calls: PartCall[] } & (
  | { kind: 'whole'; answer: ActionOutput; shown: string }
  | { kind: 'other'; answer: ActionOutput }
  | { kind: 'moved' }
);

const MOST_READINGS = 3;

export const REPORT_MOVED =
  'The report changed while its parts were read, because the deployment goes on. ' +
  'Ask again when it has ended; status says how far it is.';

/** Whether an output is a part of a report. */
export const isReport = (output: ActionOutput): boolean => output.ok && output.code === 'report';

/** Reads every part and joins them. What changed in between is read again from the first part on, a few times. */
export async function readWholeReport(
  ask: (input: Record<string, unknown>) => Promise<ActionOutput>,
  input: Record<string, unknown>,
): Promise<WholeReport> {
  const calls: PartCall[] = [];
  for (let reading = 1; reading <= MOST_READINGS; reading += 1) {
    const outputs = await readParts(ask, input, calls);
    const last = outputs.at(-1);
    if (
      last !== undefined &&
      !isReport(last) &&
      (outputs.length === 1 || last.code !== 'bad-input')
    )
      return { kind: 'other', answer: last, calls };
    if (isOneReport(outputs)) return { kind: 'whole', ...joined(outputs), calls };
  }
  return { kind: 'moved', calls };
}

/** The parts of one reading, up to the first that is none, or that belongs to another state of things. */
async function readParts(
  ask: (input: Record<string, unknown>) => Promise<ActionOutput>,
  input: Record<string, unknown>,
  calls: PartCall[],
): Promise<ActionOutput[]> {
  const outputs: ActionOutput[] = [];
  for (let part = 1; ; part += 1) {
    const first = outputs[0];
    const id = first === undefined ? null : textFact(first, 'deploymentId');
    const asked =
      part === 1 ? input : { ...input, ...(id === null ? {} : { deploymentId: id }), part };
    const output = await ask(asked);
    calls.push({ input: asked, output });
    outputs.push(output);
    if (
      !isReport(output) ||
      output['version'] !== outputs[0]?.['version'] ||
      part >= (numberFact(output, 'parts') ?? 1)
    )
      return outputs;
  }
}

function isOneReport(outputs: readonly ActionOutput[]): boolean {
  const [first] = outputs;
  return (
    first !== undefined &&
    outputs.every((output) => isReport(output) && output['version'] === first['version']) &&
    outputs.length === (numberFact(first, 'parts') ?? 1)
  );
}

function joined(outputs: readonly ActionOutput[]): { answer: ActionOutput; shown: string } {
  const [first] = outputs as [ActionOutput, ...ActionOutput[]];
  const contents = outputs.map((output) => output['report'] as Json);
  const report = first['format'] === 'json' ? joinJson(contents) : contents.join('');
  const { next: _next, part: _part, parts: _parts, ...facts } = first;
  const text = first.text.replace(
    /, part 1 of \d+, as read just now with your permissions\..*$/s,
    ', whole, as read just now with your permissions.',
  );
  return {
    answer: { ...facts, text, report },
    shown: typeof report === 'string' ? report : readable(report),
  };
}

/** Valid JSON, one element a line: a report has thousands. */
function readable(report: Json): string {
  if (typeof report !== 'object' || report === null || Array.isArray(report))
    return JSON.stringify(report);
  const shown = (value: Json): string =>
    Array.isArray(value) && value.length > 0
      ? `[\n${value.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`
      : JSON.stringify(value);
  return `{\n${Object.entries(report)
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${shown(value)}`)
    .join(',\n')}\n}`;
}
