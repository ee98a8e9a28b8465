/** How one state becomes another: an invocation begins, goes on by one operation, ends or dies. */
import type { Answer } from './build';
import { carryOut, type Fault } from './carry-out';
import { afterOperation, beforePost, checkSite, noteStanding, Violation } from './invariants';
import type { LocalState, LocalStates } from './local-states';
import type { Pending, Program } from './machine';
import { isWrite, type Operation } from './operation';
import { consume } from './programs';
import { momentOf, type QueuedEvent, type Retry, type Run, type State } from './state';

export type Soon<T> = T | Promise<T>;

/** Goes on at once where it can: most steps were taken before and are looked up. */
export const onceThere = <T, U>(value: Soon<T>, next: (value: T) => Soon<U>): Soon<U> =>
  value instanceof Promise ? value.then(next) : next(value);

export class Transitions {
  constructor(private readonly locals: LocalStates) {}

  begin(
    state: State,
    program: Program,
    deploymentId: string,
    event: QueuedEvent | null = null,
  ): Soon<State> {
    const serial = state.serial + 1;
    return onceThere(this.locals.begin(program, momentOf(state)), (local) =>
      settle(
        { ...state, serial },
        {
          serial,
          local,
          event,
          deploymentId,
          born: state.ticks,
          generation: 0,
          lockSeen: -Infinity,
          cancelSeen: -Infinity,
          looked: false,
          stood: 0,
          tookEnded: false,
          noted: 0,
          stallSeen: false,
        },
        null,
      ),
    );
  }

  deliver(state: State, event: QueuedEvent): Soon<State> {
    const at = state.queue.indexOf(event);
    return this.begin(
      { ...state, queue: state.queue.filter((_, index) => index !== at) },
      consume(event),
      event.deploymentId,
      event,
    );
  }

  /** Carried out, with nobody left to be told. */
  effect(state: State, run: Run, operation: Operation): State {
    const { state: after } = carryOut(state, run.serial, operation, null);
    afterOperation(state, after, run, operation);
    checkSite(after);
    return after;
  }

  step(state: State, run: Run, { seq, operation }: Pending, fault: Fault | null): Soon<State> {
    const { state: after, answered } = carryOut(state, run.serial, operation, fault);
    const seen = afterOperation(state, after, run, operation);
    if (seen.generation !== run.generation) noteStanding(after);
    return onceThere(this.locals.next(run.local, seq, answered, momentOf(after)), (local) =>
      settle(after, { ...seen, local }, run.local),
    );
  }
}

/** Puts what an invocation has become back into the state. */
function settle(state: State, run: Run, before: LocalState | null): State {
  checkSite(state);
  const { local } = run;
  for (const { seq, operation } of local.pending) {
    if (operation.kind === 'post' && before?.pending.some((one) => one.seq === seq) !== true)
      beforePost(state, run, operation);
  }
  const others = state.runs.filter(({ serial }) => serial !== run.serial);
  if (local.ending === null)
    return { ...state, runs: [...others, run].sort((a, b) => a.serial - b.serial) };
  return finish({ ...state, runs: others }, run, local.ending.value);
}

interface Wish {
  retryOptions: { retryAfter: number; retryData: { gaveUp: boolean } };
}

function finish(state: State, run: Run, value: unknown): State {
  if (typeof value === 'object' && value !== null && 'thrown' in value)
    throw new Violation(`${run.local.program.name} threw: ${String(value.thrown)}`);
  if (run.event === null) return answered(state, value as Answer, run);
  if (value === undefined) return state;
  const { retryAfter, retryData } = (value as Wish).retryOptions;
  return {
    ...state,
    queue: [
      ...state.queue,
      {
        ...run.event,
        retry: retryData.gaveUp ? 'gave-up' : 'busy',
        at: state.ticks + retryAfter * 1_000,
      },
    ],
  };
}

function answered(state: State, answer: Answer, { local, deploymentId }: Run): State {
  if (answer.code === 'internal')
    throw new Violation(`a defect: ${answer.text} ${local.complaints.join(' ')}`);
  if (answer.code !== 'started') return state;
  if (state.started.includes(deploymentId))
    throw new Violation(`${deploymentId} was started twice`);
  return { ...state, started: [...state.started, deploymentId].sort() };
}

/** The invocation is over without a word. Its event comes again, and the platform says why, or does not. */
export function die(state: State, run: Run, retry: Extract<Retry, 'none' | 'died'>): State {
  const { event } = run;
  const queue =
    event === null ? state.queue : [...state.queue, { ...event, retry, at: state.ticks }];
  return {
    ...state,
    queue,
    silent: state.silent || (retry === 'none' && !isAwaited(state, run)),
    runs: state.runs.filter(({ serial }) => serial !== run.serial),
  };
}

/**
 * A confirmation that dies once its first slice has begun has its event waiting, if storage and
 * queue did as they were told: nobody need ask.
 */
const isAwaited = ({ queue, used }: State, run: Run): boolean =>
  run.event === null &&
  run.local.program.name.startsWith('deploy-schema ') &&
  (queue.some((one) => one.deploymentId === run.deploymentId) ||
    (run.lockSeen > -Infinity && used.storage === 0));

/**
 * Real time passes; who has lived as long as the platform allows is ended, and what it had under
 * way may still land.
 */
export function pass(state: State, ms: number): State {
  let at: State = { ...state, ticks: state.ticks + ms };
  for (const run of state.runs) {
    if (at.ticks - run.born < run.local.program.lifetime) continue;
    const late = run.local.pending.flatMap(({ operation }) =>
      isWrite(operation) ? [{ serial: run.serial, operation }] : [],
    );
    at = { ...die(at, run, run.event === null ? 'none' : 'died'), late: [...at.late, ...late] };
  }
  return at;
}
