/**
 * Everything that can happen next. What is out of the ordinary costs one of the adversities that
 * the bounds of a search allow.
 */
import { carryOut, type Fault } from './carry-out';
import { checkSite, hasEnded } from './invariants';
import type { Pending, Program } from './machine';
import { isWrite, nameOf, type Operation } from './operation';
import { die, pass, type Soon, type Transitions } from './transitions';
import {
  ADVERSITIES,
  lateName,
  spend,
  usedIn,
  type Adversity,
  type QueuedEvent,
  type Run,
  type State,
} from './state';

export interface Move {
  name: string;
  go(): Soon<State>;
}

/** Which adversities there are, and how often each may come. */
export interface Bounds {
  /** Of all kinds together. */
  adversities: number;
  most: Readonly<Partial<Record<Adversity, number>>>;
  /** Which of `CLOCK` there are. Default: all. */
  clock?: readonly ClockMove[];
}

/** Calls of people beside the first confirmation; each is made at most as often as the bounds allow. */
export interface Call {
  adversity: Extract<Adversity, 'status' | 'cancel' | 'confirm' | 'rival'>;
  program: Program;
  deploymentId: string;
  needsDeployment: boolean;
}

/**
 * What time can do, in milliseconds. Past the lease and the wait for a push's answer; the age of
 * a stalled deployment, and the end of an action; the part of a window in which calls are
 * started; the window. The wall clock alone: past a deadline whose holder lives on; back, so that
 * a deadline lies too far ahead.
 */
const CLOCK = {
  moment: { passes: 16_000 },
  stall: { passes: 91_000 },
  share: { passes: 721_000 },
  window: { passes: 901_000 },
  forward: { jumps: 16 * 60_000 },
  back: { jumps: -30 * 60_000 },
} as const;
export type ClockMove = keyof typeof CLOCK;

export class Moves {
  constructor(
    private readonly on: Transitions,
    private readonly bounds: Bounds,
    private readonly calls: readonly Call[],
  ) {}

  from(state: State): Move[] {
    const moves: Move[] = [];
    for (const run of state.runs)
      for (const pending of choicesOf(run, state.ticks)) this.steps(moves, state, run, pending);
    for (const event of distinct(state.queue, JSON.stringify))
      if (event.at <= state.ticks)
        moves.push({
          name: `the queue delivers epoch ${event.epoch} of ${event.deploymentId}`,
          go: () => this.on.deliver(state, event),
        });
    for (const one of distinct(state.late, lateName))
      moves.push({ name: `lands at last: ${lateName(one)}`, go: () => this.land(state, one) });
    const wait = freeWait(state);
    if (wait !== null) moves.push({ name: `${wait} ms pass`, go: () => pass(state, wait) });
    if (usedIn(state) < this.bounds.adversities) this.between(moves, state);
    return moves;
  }

  private may(state: State, adversity: Adversity): boolean {
    return state.used[adversity] < (this.bounds.most[adversity] ?? 0);
  }

  private steps(moves: Move[], state: State, run: Run, pending: Pending): void {
    const { operation } = pending;
    const who = `#${run.serial} ${run.local.program.name}:`;
    moves.push({
      name: `${who} ${nameOf(operation)}`,
      go: () => this.on.step(state, run, pending, null),
    });
    if (usedIn(state) >= this.bounds.adversities) return;
    for (const [adversity, fault] of faultsOf(operation, state)) {
      if (this.may(state, adversity))
        moves.push({
          name: `${who} ${nameOf(operation)} [${fault}]`,
          go: () => this.on.step(faulted(state, run, adversity, fault), run, pending, fault),
        });
    }
    if (this.may(state, 'death')) this.deaths(moves, state, run, operation);
  }

  /**
   * Between two effects it does not matter when an invocation dies: so only at its first
   * operation, and at each of its effects.
   */
  private deaths(moves: Move[], state: State, run: Run, operation: Operation): void {
    const dying = spend(state, 'death');
    for (const retry of run.event === null
      ? ['none' as const]
      : ['none' as const, 'died' as const]) {
      const how = `#${run.serial} dies${retry === 'died' ? ', and the platform says so' : ''}`;
      if (run.local.pending[0]?.seq === 1 && run.event !== null)
        moves.push({ name: how, go: () => die(dying, run, retry) });
      if (!isWrite(operation)) continue;
      moves.push({
        name: `${how}, just after ${nameOf(operation)}`,
        go: () => this.dieAfter(dying, run, operation, retry),
      });
      moves.push({
        name: `${how}, and ${nameOf(operation)} may still land`,
        go: () =>
          die({ ...dying, late: [...dying.late, { serial: run.serial, operation }] }, run, retry),
      });
    }
  }

  private dieAfter(state: State, run: Run, operation: Operation, retry: 'none' | 'died'): State {
    return die(this.on.effect(state, run, operation), run, retry);
  }

  private land(state: State, one: State['late'][number]): State {
    const at = state.late.indexOf(one);
    const after = carryOut(
      { ...state, late: state.late.filter((_, index) => index !== at) },
      one.serial,
      one.operation,
      null,
    ).state;
    checkSite(after);
    return after;
  }

  /** What comes from outside, at any moment. */
  private between(moves: Move[], state: State): void {
    if (this.may(state, 'again'))
      for (const name of state.pushed)
        moves.push({
          name: `the event ${name} is delivered once more`,
          go: () => this.again(state, name),
        });
    if (this.may(state, 'clock'))
      for (const name of this.bounds.clock ?? (Object.keys(CLOCK) as ClockMove[]))
        moves.push({ name: `the clock: ${name}`, go: () => this.time(state, name) });
    for (const { adversity, program, deploymentId, needsDeployment } of this.calls) {
      if (
        !this.may(state, adversity) ||
        (needsDeployment &&
          (!state.store.has(`deployment:${deploymentId}`) || hasEnded(state, deploymentId)))
      )
        continue;
      moves.push({
        name: program.name,
        go: () => this.on.begin(spend(state, adversity), program, deploymentId),
      });
    }
  }

  private time(state: State, name: ClockMove): State {
    const move = CLOCK[name];
    const spent = spend(state, 'clock');
    return 'passes' in move
      ? pass(spent, move.passes)
      : { ...spent, wall: state.wall + move.jumps };
  }

  private again(state: State, name: string): Soon<State> {
    const [deploymentId = '', epoch = ''] = name.split('/');
    const event: QueuedEvent = {
      deploymentId,
      epoch: Number(epoch),
      retry: 'none',
      at: state.ticks,
    };
    return this.on.deliver({ ...spend(state, 'again'), queue: [...state.queue, event] }, event);
  }
}

/**
 * What one invocation has under way at the same time is carried out in the order in which it was
 * begun; only a POST takes shorter or longer.
 */
export function choicesOf({ local }: Run, ticks: number): Pending[] {
  const first = local.pending.find(
    ({ operation }) =>
      operation.kind !== 'post' && (operation.kind !== 'sleep' || operation.due <= ticks),
  );
  return local.pending.filter((one) => one === first || one.operation.kind === 'post');
}

/**
 * Who is told nothing by the platform: a person's call that storage fails, and a consumer that
 * may not act for an absent person. Both need that person again.
 */
function faulted(state: State, run: Run, adversity: Adversity, fault: Fault): State {
  const isSilent = fault === 'refused' || (run.event === null && adversity === 'storage');
  return isSilent ? { ...spend(state, adversity), silent: true } : spend(state, adversity);
}

function faultsOf(operation: Operation, state: State): [Adversity, Fault][] {
  switch (operation.kind) {
    case 'get':
    case 'getMany':
      return [['storage', 'down']];
    case 'page':
      return [
        ['storage', 'down'],
        ...(state.store.page(operation.prefix) === '[]'
          ? []
          : [['stale', 'stale'] as [Adversity, Fault]]),
      ];
    case 'create':
      return [
        ['storage', 'lost'],
        ['storage', 'unsent'],
        ['storage', 'gone'],
        ['storage', 'down'],
      ];
    case 'set':
    case 'setMany':
    case 'delete':
      return [
        ['storage', 'lost'],
        ['storage', 'gone'],
        ['storage', 'down'],
      ];
    case 'push':
      return [
        ['storage', 'lost'],
        ['storage', 'unsent'],
      ];
    case 'read':
      return operation.what === 'listSchemas'
        ? [
            ['assets', 'lost'],
            ['assets', 'refused'],
          ]
        : [];
    case 'post':
      return [
        ['assets', 'lost'],
        ['assets', 'unsent'],
        ['assets', 'late'],
      ];
    case 'sleep':
      return [];
  }
}

/** Time passes by itself where an invocation only waits for it, or nothing but a delayed event is left. */
function freeWait({ runs, queue, ticks }: State): number | null {
  const dues = runs
    .filter(({ local }) => local.pending.every(({ operation }) => operation.kind === 'sleep'))
    .map(({ local }) =>
      Math.min(
        ...local.pending.map(({ operation }) =>
          operation.kind === 'sleep' ? operation.due : Infinity,
        ),
      ),
    );
  if (runs.length === 0 && queue.length > 0) dues.push(Math.min(...queue.map(({ at }) => at)));
  const due = Math.min(...dues);
  return Number.isFinite(due) && due > ticks ? due - ticks : null;
}

const distinct = <T>(items: readonly T[], nameOfItem: (item: T) => string): T[] => [
  ...new Map(items.map((item) => [nameOfItem(item), item])).values(),
];

export const NONE_USED: State['used'] = Object.fromEntries(
  ADVERSITIES.map((each) => [each, 0]),
) as Record<Adversity, number>;
