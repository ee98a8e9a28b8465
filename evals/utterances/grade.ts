/** Grades the last turn of a conversation by its calls and, where the words matter, by what its reply mentions. */
import { findTemplateStrictly } from '../../src/templates/find';
import { TEMPLATE_INDEX } from '../../src/templates/index.generated';
import type { ActionSpec } from '../../local/chat/app';
import type { Call, Turn } from '../../local/chat/conversation';
import type { Utterance, Wanted } from './utterance';

/**
 * `right`: all that was wanted. Else `harmful`: it previewed or deployed against the sentence;
 * `asked`: it called nothing of the kind and put a question about what was said; `wrong`:
 * anything else.
 */
export type Verdict = 'right' | 'asked' | 'wrong' | 'harmful';

export interface Graded {
  verdict: Verdict;
  /** What was wanted and is not so. */
  failures: string[];
}

const WRITES: ReadonlySet<string> = new Set([
  'preview-deployment',
  'deploy-schema',
  'cancel-deployment',
]);
const NAMING: ReadonlySet<string> = new Set(['preview-deployment', 'describe-schema']);
const LISTS: ReadonlySet<string> = new Set(['leaveOut', 'references', 'only', 'extend']);

export function grade(
  { say, context, expect }: Utterance,
  turn: Turn,
  actions: readonly ActionSpec[],
): Graded {
  const failures = failuresOf(expect, turn, actions);
  return { failures, verdict: verdictOf(failures, turn, [...context, say]) };
}

function verdictOf(failures: readonly string[], turn: Turn, said: readonly string[]): Verdict {
  if (failures.length === 0) return 'right';
  if (turn.calls.some(({ action }) => WRITES.has(action))) return 'harmful';
  return asks(turn, said) ? 'asked' : 'wrong';
}

/** A question that takes up what was said: one that would fit anything ("I did not understand") is none. */
function asks({ reply }: Turn, said: readonly string[]): boolean {
  const questions = reply.match(/[^.!?\n]*\?/g) ?? [];
  const words = new Set(wordsOf(said.join(' ')));
  return questions.some((question) => wordsOf(question).some((word) => words.has(word)));
}

const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter((word) => !EVERYDAY.has(word));

const EVERYDAY = new Set(
  'the and you for that this what which with would could should can are not was say deploy'.split(
    ' ',
  ),
);

function failuresOf(wanted: Wanted, turn: Turn, actions: readonly ActionSpec[]): string[] {
  const made = turn.calls.map(({ action }) => action);
  const named = templatesOf(turn.calls);
  const failures: (string | false)[] = [
    wanted.calls !== undefined &&
      (wanted.calls.length === 0
        ? made.length > 0
        : !made.some((action) => wanted.calls?.includes(action))) &&
      `calls ${JSON.stringify(wanted.calls)}, not ${JSON.stringify(made)}`,
    wanted.noPreview === true && made.includes('preview-deployment') && 'no preview',
    wanted.noDeploy === true && made.includes('deploy-schema') && 'no deployment',
    wanted.templates !== undefined &&
      named !== null &&
      !sameSet(named, wanted.templates) &&
      `templates ${wanted.templates.join(', ')}, not ${named.join(', ')}`,
    wanted.notTemplates !== undefined &&
      (named ?? []).some((key) => wanted.notTemplates?.includes(key)) &&
      `none of ${wanted.notTemplates.join(', ')}`,
    wanted.input !== undefined &&
      !hasInput(wanted.input, turn.calls, actions) &&
      `input ${JSON.stringify(wanted.input)}`,
    wanted.notInput !== undefined &&
      carries(wanted.notInput, turn.calls, actions) &&
      `not input ${JSON.stringify(wanted.notInput)}`,
    wanted.replyMentions !== undefined &&
      !wanted.replyMentions.some((words) => turn.reply.toLowerCase().includes(words)) &&
      `the reply mentions one of ${JSON.stringify(wanted.replyMentions)}`,
  ];
  return failures.filter((failure) => failure !== false);
}

/**
 * The templates that the turn previewed or described, as keys; null where it did neither. What is
 * no template stays as written.
 */
function templatesOf(calls: readonly Call[]): string[] | null {
  const naming = calls.filter(({ action }) => NAMING.has(action));
  if (naming.length === 0) return null;
  const parts = naming
    .flatMap(({ input }) => [input['schema'], input['compareWith']])
    .filter((value) => typeof value === 'string')
    .flatMap((value) => value.split(','));
  return [...new Set(parts.map(keyOf).filter((key) => key !== ''))];
}

function keyOf(text: string): string {
  const found = findTemplateStrictly(text, TEMPLATE_INDEX);
  return found.kind === 'one' ? found.key : text.trim();
}

function hasInput(
  wanted: NonNullable<Wanted['input']>,
  calls: readonly Call[],
  actions: readonly ActionSpec[],
): boolean {
  const names = Object.keys(wanted);
  const taking = calls.filter(({ action }) => names.every((name) => takes(actions, action, name)));
  return (
    taking.length === 0 ||
    taking.some(({ input }) =>
      Object.entries(wanted).every(([name, value]) =>
        [value].flat().some((one) => same(name, input[name], one)),
      ),
    )
  );
}

const carries = (
  unwanted: NonNullable<Wanted['notInput']>,
  calls: readonly Call[],
  actions: readonly ActionSpec[],
): boolean =>
  Object.entries(unwanted).some(([name, value]) =>
    calls.some(
      ({ action, input }) =>
        takes(actions, action, name) && [value].flat().some((one) => same(name, input[name], one)),
    ),
  );

const takes = (actions: readonly ActionSpec[], action: string, input: string): boolean =>
  actions.some(({ key, inputs }) => key === action && inputs.includes(input));

function same(name: string, given: unknown, wanted: string): boolean {
  const text = typeof given === 'string' ? given : '';
  if (name === 'schema') return keyOf(text) === keyOf(wanted);
  if (name === 'name') return text === wanted;
  const parts = (value: string): string[] =>
    (LISTS.has(name) ? value.split(',') : [value]).map((part) => part.trim().toLowerCase());
  return sameSet(parts(text), parts(wanted));
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  new Set(a).size === new Set(b).size && a.every((one) => b.includes(one));
