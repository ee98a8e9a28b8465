/** Each way in which a turn can end, said so that a person knows what exists and what to do. */
import { AppError } from '../errors';
import { describeKey, type NaturalKey } from '../planner/natural-key';
import type { EndState } from '../storage/deployment-record';
import { releaseLock } from '../storage/lock/lock';
import type { SetByHand } from '../storage/set-by-hand';
import { settingsAsFound } from '../storage/settings';
import { endTurn, known } from './finish';
import type { Held, Job, TurnEnd } from './job';
import { meanwhileOf } from './meanwhile';
import type { Moved } from './moved';
import type { Twins } from './twins';
import type { RunEnd, StepFailure } from './run/run-steps';

/** Turns after which waiting out an outage is given up. */
export const MOST_OUTAGES = 60;
/**
 * Turns a deployment may take at all: the platform ends a chain of 1,000 pushes (Atlassian
 * documentation, async events).
 */
export const MOST_TURNS = 900;
const OUTAGE_DELAY_SECONDS = 60;
const LONGEST_DELAY_SECONDS = 900;

/** Ends the sentence of a stop whose figures were not read again. */
export const DOUBT =
  ' What exists could not be read for certain: a little more than the figures say may be there.';

export interface Stop {
  code: string;
  sentence: string;
  remedy: string;
  names?: readonly string[];
}

/**
 * Ends the deployment in a state other than success. What is said of numbers that were not read
 * again is said as such.
 */
export function stopAs(
  held: Held,
  state: Exclude<EndState, 'succeeded'>,
  { code, sentence, remedy, names = [] }: Stop,
  setByHand: readonly SetByHand[] = held.leftOut.list(),
): Promise<TurnEnd> {
  const doubt = held.progress.isExact ? '' : DOUBT;
  const meanwhile = meanwhileOf(held.progress);
  return endTurn(held, {
    state,
    written: held.progress.written,
    setByHand,
    outcome: known(code, `${sentence}${doubt}`, remedy, names),
    ...(meanwhile === null ? {} : { meanwhile }),
  });
}

/** Of an error that says all there is to say. */
export const failedAs = (
  held: Held,
  { code, message: sentence, remedy }: AppError,
): Promise<TurnEnd> => stopAs(held, 'failed', { code, sentence, remedy });

export const drifted = (held: Held, moved: Moved, code = 'plan-changed'): Promise<TurnEnd> =>
  stopAs(held, 'drifted', { code, ...moved });

export function cancelled(held: Held, finished: readonly NaturalKey[] = []): Promise<TurnEnd> {
  const late =
    finished.length === 0
      ? ''
      : ` Calls that were already on their way were let finish: ${finished.length}.`;
  return stopAs(held, 'cancelled', {
    code: 'cancelled',
    sentence: `The deployment was cancelled.${late}`,
    names: finished.map(describeKey),
    remedy: 'What was created stays. Preview again to finish it: only what is missing is added.',
  });
}

export function incomplete(
  held: Held,
  { failures, waiting, kind }: Extract<RunEnd, { kind: 'incomplete' | 'drifted' }>,
): Promise<TurnEnd> {
  const [first] = failures;
  const refused = failures.length === 1 ? 'one element' : `${failures.length} elements`;
  const left =
    waiting.length === 0
      ? ''
      : ` ${waiting.length} more ${waiting.length === 1 ? 'was' : 'were'} not created, ` +
        `because they build on ${failures.length === 1 ? 'it' : 'them'}.`;
  const sentence =
    kind === 'drifted'
      ? `${first?.sentence ?? ''}${left}`
      : `Assets refused ${refused}. ${first?.sentence ?? ''}${left}`;
  return stopAs(held, kind === 'drifted' ? 'drifted' : 'failed', {
    code: kind === 'drifted' ? 'plan-changed' : 'assets-rejected',
    sentence,
    names: [
      ...failures.map(named),
      ...waiting.map((key) => `${describeKey(key)} (not created: it builds on one of these)`),
    ],
    remedy:
      kind === 'drifted'
        ? (first?.remedy ?? '')
        : `${first?.remedy ?? ''} Then preview again: what exists is kept, and only what is missing is added.`,
  });
}

const named = ({ key, sentence }: StepFailure): string => `${describeKey(key)}: ${sentence}`;

/**
 * Later may be better: the next turn comes after a while, and only so often. A person who is
 * present comes back by themselves.
 */
export function outage(
  held: Held,
  sentence: string,
  retryAfterMs: number | null,
): Promise<TurnEnd> | TurnEnd {
  const most = held.deployment.executor === 'present' ? MOST_TURNS : MOST_OUTAGES;
  if (held.epoch < most) {
    const seconds = Math.max(OUTAGE_DELAY_SECONDS, Math.ceil((retryAfterMs ?? 0) / 1_000));
    return {
      kind: 'hand-over',
      delaySeconds: Math.min(LONGEST_DELAY_SECONDS, seconds),
      waiting: { until: held.clock.now() + seconds * 1_000, asked: retryAfterMs !== null },
    };
  }
  return stopAs(held, 'failed', {
    code: 'assets-unavailable',
    sentence: `${sentence} It was tried ${held.epoch} times.`,
    remedy: 'Try later: a new preview shows what is missing and adds only that.',
  });
}

/** There is more to do than one turn can. */
export function handOver(held: Held): Promise<TurnEnd> | TurnEnd {
  return held.epoch < MOST_TURNS
    ? { kind: 'hand-over', delaySeconds: 0 }
    : outage(held, 'It took more turns than the platform allows.', null);
}

/**
 * Whether the platform lets an app act for an absent person is unproven: before this turn has
 * written anything, a refusal moves the deployment to their presence. If it is the person who may
 * not, that is told them there.
 */
export async function refused(job: Job, error: AppError): Promise<TurnEnd> {
  if (
    job.deployment.executor === 'background' &&
    job.progress.madeNow === 0 &&
    error.code !== 'not-allowed' &&
    (await settingsAsFound(job.kv)).settings.present !== 'never'
  ) {
    await releaseLock(job.kv, job.generation, job.clock.now());
    return { kind: 'needs-presence' };
  }
  return failedAs(job, error);
}

/**
 * Everything exists, and some of it twice: not what was approved, so not verified. Nothing is
 * removed, for the app removes nothing.
 */
export function madeTwice(
  held: Held,
  twins: readonly Twins[],
  setByHand: readonly SetByHand[],
): Promise<TurnEnd> {
  const [first] = twins;
  const which =
    twins.length === 1 && first !== undefined
      ? `${describeKey(first.element)} exists twice`
      : `${twins.length} elements exist twice`;
  const stop: Stop = {
    code: 'made-twice',
    sentence:
      `Everything that was approved exists, but ${which}: a creation was carried out ` +
      'a second time on its way to Assets, or somebody else made one of the same ' +
      'name meanwhile.',
    remedy:
      'In Assets compare the two of each (the ids are in the list), and delete the ' +
      'one that is not used; the older one is the one that others refer to. Then ' +
      'preview again: it should find nothing to do.',
    names: twins.map(({ element, ids }) => `${describeKey(element)} (ids ${ids.join(', ')})`),
  };
  return stopAs(held, 'failed', stop, setByHand);
}

/** What the workspace lacks although Assets said that it created it. */
export function unverified(held: Held, missing: readonly NaturalKey[]): Promise<TurnEnd> {
  return stopAs(held, 'failed', {
    code: 'assets-rejected',
    sentence:
      'Assets said it created everything, but ' +
      `${missing.length === 1 ? 'one element is' : `${missing.length} elements are`} ` +
      'not there.',
    remedy: 'Preview again: it shows what is missing and adds only that.',
    names: missing.map(describeKey),
  });
}
