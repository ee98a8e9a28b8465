/** Depth first through every state that can be reached within the bounds, each once. */
import { begin, type Approved } from './beginning';
import type { App, Present } from './build';
import { Violation } from './invariants';
import { Liveness } from './liveness';
import { LocalStates } from './local-states';
import { Moves, type Bounds, type Move } from './moves';
import { nameOfState, type State } from './state';
import { Transitions } from './transitions';

export interface Limits extends Bounds {
  /** Default `never`, and false: see `begin`. */
  present?: Present;
  approved?: Approved;
  /** A search that meets more states is cut, and says so. */
  states: number;
}

export interface Found {
  states: number;
  transitions: number;
  /**
   * Different states in which an invocation of the real code was met, and how often that code was
   * resumed to find them out.
   */
  local: number;
  resumed: number;
  /** States with nothing under way from which the end was reached, and which ends. */
  quiescent: number;
  ends: Record<string, number>;
  /** Longest way. */
  depth: number;
  exhausted: boolean;
  seconds: number;
  /** Peak of the heap as seen at every 10,000th state, in MB. */
  memory: number;
  violation: { sentence: string; path: string[] } | null;
}

interface Frame {
  state: State;
  moves: Move[];
  at: number;
}

export async function explore(app: App, limits: Limits): Promise<Found> {
  const began = performance.now();
  const {
    state: root,
    first,
    calls,
    quiet,
  } = await begin(app, { present: limits.present ?? 'never', approved: limits.approved ?? false });
  const locals = new LocalStates(app, quiet);
  const transitions = new Transitions(locals);
  const moves = new Moves(transitions, limits, calls);
  const liveness = new Liveness(transitions);
  const seen = new Set<string>();
  const found: Found = {
    states: 0,
    transitions: 0,
    local: 0,
    resumed: 0,
    quiescent: 0,
    ends: {},
    depth: 0,
    exhausted: true,
    seconds: 0,
    memory: 0,
    violation: null,
  };
  const stack: Frame[] = [];
  const path = (): string[] => stack.flatMap(({ moves: taken, at }) => taken[at - 1]?.name ?? []);
  const close = (): Found => ({
    ...found,
    states: seen.size,
    local: locals.size,
    resumed: locals.resumed,
    quiescent: liveness.size,
    ends: Object.fromEntries(liveness.ends),
    seconds: (performance.now() - began) / 1_000,
  });
  const enter = async (state: State): Promise<void> => {
    const name = nameOfState(state);
    if (seen.has(name)) return;
    seen.add(name);
    if (seen.size % 10_000 === 1)
      found.memory = Math.max(found.memory, process.memoryUsage().heapUsed / 2 ** 20);
    if (state.runs.length === 0) await liveness.check(state);
    stack.push({ state, moves: moves.from(state), at: 0 });
    found.depth = Math.max(found.depth, stack.length);
  };
  try {
    await enter(
      first === null ? root : await transitions.begin(root, first.program, first.deploymentId),
    );
    for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
      const move = frame.moves[frame.at];
      if (move === undefined) {
        stack.pop();
        continue;
      }
      frame.at += 1;
      found.transitions += 1;
      if (seen.size >= limits.states) return { ...close(), exhausted: false };
      const next = move.go();
      await enter(next instanceof Promise ? await next : next);
    }
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    return { ...close(), violation: { sentence: error.message, path: path() } };
  }
  return close();
}
