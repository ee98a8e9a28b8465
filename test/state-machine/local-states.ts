/**
 * What an invocation can be, found out by running it. Its state is decided by the answers it was
 * given so far (and by the clock, where it looked at it), so each history of answers is carried
 * out by the real code once, and from then on is looked up.
 */
import type { App } from './build';
import { Machine, type Moment, type Pending, type Program, type Quiet } from './machine';
import { nameOf, type Result } from './operation';

/** An answer, and a short text that is the same for the same answer. */
export interface Answered {
  result: Result;
  code: string;
}

export interface LocalState {
  readonly id: number;
  readonly program: Program;
  readonly pending: readonly Pending[];
  readonly ending: { value: unknown } | null;
  readonly complaints: readonly string[];
}

interface Known extends LocalState {
  readonly parent: Known | null;
  readonly via: { seq: number; result: Result; at: Moment };
  readonly next: Map<string, Known>;
  /** For each answer tried, whether the invocation looked at the clock (and which) on its way to its next wait. */
  readonly looks: Map<string, { now: boolean; ticks: boolean }>;
  live: Machine | null;
}

/** Invocations kept waiting, ready to go on; others are run anew from their beginning. */
const MOST_LIVE = 3_000;

const BEGUN = -1;
const NOTHING: Answered = { result: { kind: 'value', json: null }, code: '' };

export class LocalStates {
  private count = 0;
  private readonly begun = new Map<string, Known>();
  private readonly live: Known[] = [];
  /** Times the real code was resumed. */
  resumed = 0;

  constructor(
    private readonly app: App,
    private readonly quiet: Quiet,
  ) {}

  get size(): number {
    return this.count;
  }

  begin(program: Program, at: Moment): LocalState | Promise<LocalState> {
    let root = this.begun.get(program.name);
    if (root === undefined) {
      root = {
        id: 0,
        program,
        pending: [],
        ending: null,
        complaints: [],
        parent: null,
        via: { seq: BEGUN, result: NOTHING.result, at },
        next: new Map(),
        looks: new Map(),
        live: null,
      };
      this.begun.set(program.name, root);
    }
    return this.step(root, BEGUN, NOTHING, at);
  }

  next(
    state: LocalState,
    seq: number,
    answered: Answered,
    at: Moment,
  ): LocalState | Promise<LocalState> {
    return this.step(state as Known, seq, answered, at);
  }

  private step(
    from: Known,
    seq: number,
    { result, code }: Answered,
    at: Moment,
  ): Known | Promise<Known> {
    const base = `${seq}|${code}`;
    const looks = from.looks.get(base);
    const found = looks === undefined ? undefined : from.next.get(keyOf(base, looks, at));
    return found ?? this.carryOut(from, base, { seq, result, at });
  }

  private async carryOut(from: Known, base: string, via: Known['via']): Promise<Known> {
    const machine = await this.machineAt(from);
    await this.resume(machine, via);
    const looks = from.looks.get(base) ?? { now: machine.usedNow, ticks: machine.usedTicks };
    from.looks.set(base, looks);
    const made: Known = {
      id: (this.count += 1),
      program: from.program,
      pending: machine.pending,
      ending: machine.ending,
      complaints: [...machine.complaints],
      parent: from,
      via,
      next: new Map(),
      looks: new Map(),
      live: machine,
    };
    from.next.set(keyOf(base, looks, via.at), made);
    this.keep(made);
    return made;
  }

  private async machineAt(state: Known): Promise<Machine> {
    const { live } = state;
    if (live !== null) {
      state.live = null;
      return live;
    }
    const path: Known[] = [];
    for (let at: Known | null = state; at !== null && at.parent !== null; at = at.parent)
      path.push(at);
    const machine = new Machine(this.app, state.program, this.quiet);
    for (const each of path.reverse()) await this.resume(machine, each.via);
    if (sameAs(machine.pending) !== sameAs(state.pending))
      throw new Error(
        `${state.program.name} did otherwise when it was run again with the same answers.`,
      );
    return machine;
  }

  private resume(machine: Machine, { seq, result, at }: Known['via']): Promise<void> {
    this.resumed += 1;
    return seq === BEGUN ? machine.begin(at) : machine.answer(seq, result, at);
  }

  private keep(state: Known): void {
    this.live.push(state);
    if (this.live.length <= 2 * MOST_LIVE) return;
    for (const old of this.live.splice(0, MOST_LIVE)) old.live = null;
  }
}

const keyOf = (base: string, looks: { now: boolean; ticks: boolean }, at: Moment): string =>
  `${base}${looks.now ? `@${at.now}` : ''}${looks.ticks ? `~${at.ticks}` : ''}`;

const sameAs = (pending: readonly Pending[]): string =>
  pending.map(({ seq, operation }) => `${seq} ${nameOf(operation)}`).join(';');
