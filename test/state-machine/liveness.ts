/**
 * Nothing is lost: from every state with nothing under way, the queue's events and a person's
 * questions lead to the end.
 */
import { hasEnded, newestGeneration, read, Violation, type Generation } from './invariants';
import { choicesOf } from './moves';
import { probe, status } from './programs';
import { pass, onceThere, type Soon, type Transitions } from './transitions';
import { momentOf, situation, type State } from './state';

const MOST_ROUNDS = 24;
const STALLED_MS = 91_000;
/** Past every deadline that a lock can have. */
const LONG_MS = 21 * 60_000;
/**
 * Questions after which a deployment has moved on that nobody else stands in the way of, and
 * whose clock goes right.
 */
const FEW = 3;

interface Course {
  state: State;
  rounds: number;
  questions: number;
}

export class Liveness {
  /** Ends of the deployments, over all situations that differ. */
  readonly ends = new Map<string, number>();
  private readonly known = new Set<string>();

  constructor(private readonly on: Transitions) {}

  get size(): number {
    return this.known.size;
  }

  /** @throws Violation where the deployments do not end, or not as they must */
  check(state: State): Soon<void> {
    const { death, storage, clock, cancel, assets, rival } = state.used;
    const happened = [death, storage, clock, cancel, assets, rival].map((times) =>
      Math.min(1, times),
    );
    const name = `${situation(state)}|${happened.join('')}`;
    if (this.known.has(name)) return undefined;
    this.known.add(name);
    return onceThere(this.untilEnded({ state, rounds: 0, questions: 0 }), (last) =>
      this.judge(last),
    );
  }

  private untilEnded({ state, rounds, questions }: Course): Soon<State> {
    if (rounds > MOST_ROUNDS)
      throw new Violation(
        `after ${rounds} events and questions it has not ended: ${open(state).join(', ')}`,
      );
    const [event] = [...state.queue].sort((a, b) => a.at - b.at);
    const [waiting] = open(state);
    if (event === undefined && waiting === undefined) return state;
    const next = (begun: Soon<State>, asked: number): Soon<State> =>
      onceThere(begun, (at) =>
        onceThere(this.alone(at), (over) =>
          this.untilEnded({ state: over, rounds: rounds + 1, questions: questions + asked }),
        ),
      );
    if (event !== undefined)
      return next(this.on.deliver(pass(state, Math.max(0, event.at - state.ticks)), event), 0);
    this.mayAsk(state, waiting ?? '', questions);
    const later = pass(state, questions % 6 === 5 ? LONG_MS : STALLED_MS);
    const account = read<{ account: string }>(later, `deployment:${waiting ?? ''}`)?.account ?? '';
    return next(this.on.begin(later, status(account, waiting ?? ''), waiting ?? ''), 1);
  }

  /**
   * A deployment that waits for its person is asked about anyway; any other only where the
   * platform let something go wrong in silence.
   */
  private mayAsk(state: State, deploymentId: string, questions: number): void {
    const { used } = state;
    const turn =
      read<{ executor: string }>(state, `turn:${deploymentId}`) ??
      read<{ executor: string }>(state, `deployment:${deploymentId}`);
    const presence = turn?.executor === 'present';
    if (!presence && !state.silent && used.clock === 0)
      throw new Violation(
        'the events alone did not lead to the end, although the platform told of everything that went wrong',
      );
    if (!presence && questions >= FEW && used.clock + used.rival === 0)
      throw new Violation(`${questions} questions did not move it on`);
  }

  /** What is under way goes on to its end, undisturbed. */
  private alone(state: State): Soon<State> {
    const [run] = state.runs;
    if (run === undefined) return state;
    const [pending] = choicesOf(run, state.ticks);
    if (pending !== undefined)
      return onceThere(this.on.step(state, run, pending, null), (after) => this.alone(after));
    const dues = run.local.pending.flatMap(({ operation }) =>
      operation.kind === 'sleep' ? [operation.due] : [],
    );
    if (dues.length === 0) throw new Violation(`${run.local.program.name} waits for nothing`);
    return this.alone(pass(state, Math.min(...dues) - state.ticks));
  }

  private judge(state: State): Soon<void> {
    const ends = state.store
      .keys('end:')
      .map((key) => read<{ state: string }>(state, key)?.state ?? '');
    const name = [...ends].sort().join('+') || 'never approved';
    this.ends.set(name, (this.ends.get(name) ?? 0) + 1);
    const { used } = state;
    if (ends.includes('cancelled') && used.cancel === 0)
      throw new Violation('cancelled, and nobody wished it');
    // Set back, the clock makes the time of a schema's creation no proof that it is ours.
    const mayFail = used.assets + used.rival > 0;
    if (
      ends.some(
        (end) =>
          (end === 'failed' && !mayFail) || (end === 'drifted' && !mayFail && used.clock === 0),
      )
    )
      throw new Violation(`${name}, although Assets refused nothing and nobody else was there`);
    if (used.death + used.storage + used.clock === 0) requireReleased(state);
    return onceThere(this.on.begin(pass(state, LONG_MS), probe, ''), (begun) =>
      onceThere(this.alone(begun), (over) => requireTaken(state, over)),
    );
  }
}

/** Nobody died, so somebody gave it back. */
function requireReleased(state: State): void {
  const generation = newestGeneration(state);
  const held = read<Generation>(state, `lock:${generation}`);
  const word = read<{ deadline: number; released: boolean }>(state, `lock-state:${generation}`);
  const ahead = (word?.deadline ?? held?.deadline ?? 0) - momentOf(state).now;
  if (held !== null && word?.released !== true && ahead > 0)
    throw new Violation(`the lock is held by nobody for ${ahead} ms`);
}

function requireTaken(before: State, after: State): void {
  if (newestGeneration(after) === newestGeneration(before))
    throw new Violation(`${LONG_MS / 60_000} minutes after the end nobody else can have the lock`);
}

/** Deployments without an end: each was approved. */
const open = (state: State): string[] =>
  state.store
    .keys('deployment:')
    .map((key) => key.slice('deployment:'.length))
    .filter((id) => !hasEnded(state, id));
