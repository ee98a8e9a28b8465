/**
 * What must hold, whatever happens: checked at each operation, at each call to Assets that is
 * begun, and at each answer.
 */
import { nameOf, type Operation } from './operation';
import { serialIn } from './carry-out';
import { momentOf, type Run, type State } from './state';
import { numberOf } from './store';

export class Violation extends Error {}

const WHOLE = ['Note', 'ONE', 'Thing'];

/** A write begins at most so long after the last look at the lock and at the wish to cancel (`run-steps.ts`). */
const LEASE_MS = 900;
/** No deadline is honoured that lies further ahead (`lock.ts`). */
const LONGEST_HOLD_MS = 20 * 60_000;
const STALLED_MS = 90_000;
const UNANSWERED_MS = 15_000;

export interface Generation {
  deploymentId: string;
  epoch: number;
  deadline: number;
  token: string;
}
interface Word {
  deadline: number;
  released: boolean;
}
interface Turn {
  epoch: number;
  jobId: string | null;
  at: number;
}

const parsed = new Map<number, unknown>();

/** The record under a key; not to be changed. */
export function read<T>({ store }: State, key: string): T | null {
  const number = store.at(key);
  if (number === 0) return null;
  let value = parsed.get(number);
  if (value === undefined)
    parsed.set(number, (value = JSON.parse(store.get(key) ?? 'null') as unknown));
  return value as T;
}

export function newestGeneration({ store }: State): number {
  let generation = 0;
  while (store.has(`lock:${generation + 1}`)) generation += 1;
  return generation;
}

/** What an operation that took effect says about its invocation; throws where it must not have had that effect. */
export function afterOperation(before: State, after: State, run: Run, operation: Operation): Run {
  if (before.store !== after.store) checkStore(before, after, run, operation);
  if (operation.kind === 'push' && run.noted < operation.epoch)
    throw new Violation(
      `${nameOf(operation)} before its turn is noted: were it lost, nobody would know`,
    );
  return seenBy(before, after, run, operation);
}

/** As the app reads it: the end that a turn wrote is none while a later holder of the lock is at work. */
export function hasEnded(state: State, deploymentId: string): boolean {
  const end = read<{ generation: number }>(state, `end:${deploymentId}`);
  const run = read<{ generation: number }>(state, `run:${deploymentId}`);
  return end !== null && end.generation >= (run?.generation ?? 0);
}

function seenBy(before: State, after: State, run: Run, operation: Operation): Run {
  const { ticks } = after;
  if (
    operation.kind === 'create' &&
    before.store !== after.store &&
    /^lock:\d+$/u.test(operation.key)
  ) {
    return {
      ...run,
      tookEnded: hasEnded(after, run.deploymentId),
      generation: Number(operation.key.slice(5)),
      stood: numberOf(JSON.stringify(after.site.elements)),
      lockSeen: -Infinity,
      cancelSeen: -Infinity,
    };
  }
  // Whoever said that it hands over, or gives back, begins no call on the strength of an earlier look.
  if (
    operation.kind === 'set' &&
    run.generation > 0 &&
    operation.key === `lock-state:${run.generation}`
  )
    return { ...run, lockSeen: -Infinity };
  if (operation.kind === 'set' && operation.key === `turn:${run.deploymentId}`)
    return { ...run, noted: (JSON.parse(operation.value) as Turn).epoch };
  if (operation.kind === 'get' && operation.key === `lock:${run.generation + 1}`)
    return after.store.has(operation.key)
      ? { ...run, looked: false }
      : { ...run, lockSeen: ticks, looked: true };
  if (operation.kind === 'post') return { ...run, looked: false };
  if (
    operation.kind === 'get' &&
    operation.key === `cancel:${run.deploymentId}` &&
    !after.store.has(operation.key)
  )
    return { ...run, cancelSeen: ticks };
  // Only a question gives out a turn because of that.
  return run.event !== null ||
    run.generation > 0 ||
    run.stallSeen ||
    !isStalled(after, run.deploymentId)
    ? run
    : { ...run, stallSeen: true };
}

function checkStore(before: State, after: State, run: Run, operation: Operation): void {
  for (const key of keysOf(operation)) {
    const old = before.store.get(key);
    const now = after.store.get(key);
    if (old === now) continue;
    if (/^(?:lock|deployment|lock-era|cancel):/u.test(key) && old !== undefined)
      throw new Violation(
        `${key}, which is written once, was ${now === undefined ? 'removed' : 'rewritten'}`,
      );
    if (/^lock:/u.test(key))
      checkTakeover(before, run, Number(key.slice(5)), JSON.parse(now ?? '{}') as Generation);
    if (/^lock-state:/u.test(key) && run.generation !== Number(key.slice(11)))
      throw new Violation(`${key} was said by who does not hold that generation`);
    if (/^turn:/u.test(key)) checkTurn(before, run, key, JSON.parse(now ?? '{}') as Turn);
    if (/^end:/u.test(key))
      checkEnd(after, run, old, JSON.parse(now ?? '{}') as { state: string; generation: number });
  }
}

function keysOf(operation: Operation): readonly string[] {
  switch (operation.kind) {
    case 'set':
    case 'create':
    case 'delete':
      return [operation.key];
    case 'setMany':
      return operation.entries.map(({ key }) => key);
    default:
      return [];
  }
}

/**
 * The lock passes on only from who gave it back, whose deadline has passed, who is dead, or who
 * handed over to a later epoch.
 */
function checkTakeover(before: State, run: Run, generation: number, taken: Generation): void {
  if (generation !== newestGeneration(before) + 1)
    throw new Violation(
      `generation ${generation} of the lock was created after ${newestGeneration(before)}`,
    );
  const held = read<Generation>(before, `lock:${generation - 1}`);
  if (held === null) return;
  const word = read<Word>(before, `lock-state:${generation - 1}`);
  const ahead = (word?.deadline ?? held.deadline) - momentOf(before).now;
  if (word?.released === true || ahead <= 0 || ahead > LONGEST_HOLD_MS) return;
  if (held.deploymentId === taken.deploymentId && taken.epoch > held.epoch) return;
  // Nobody works for a deployment that has ended.
  if (held.deploymentId === taken.deploymentId && hasEnded(before, held.deploymentId)) return;
  const holder = before.runs.find(
    ({ serial }) => serial === serialIn(before.store.get(`lock:${generation - 1}`) ?? ''),
  );
  if (holder === undefined) return;
  // Of two deliveries of one event the platform reported the other dead.
  if (
    held.deploymentId === taken.deploymentId &&
    held.epoch === taken.epoch &&
    (run.event?.retry === 'died' || run.event?.retry === 'gave-up')
  )
    return;
  throw new Violation(
    `the lock was taken from ${held.deploymentId} epoch ${held.epoch}, which is alive and has ${ahead} ms left`,
  );
}

/**
 * A turn is given out by the holder of the lock, or where the deployment was stalled; and never
 * twice as different ones.
 */
function checkTurn(before: State, run: Run, key: string, turn: Turn): void {
  const old = read<Turn>(before, key);
  if (old !== null && turn.epoch <= old.epoch) return;
  if (run.generation === 0 && !run.stallSeen && run.event === null)
    throw new Violation(`epoch ${turn.epoch} of ${key} was given out although nothing was stalled`);
}

function isStalled(state: State, deploymentId: string): boolean {
  const approved = read<{ createdAt: number }>(state, `deployment:${deploymentId}`);
  if (approved === null || hasEnded(state, deploymentId)) return false;
  const turn = read<Turn>(state, `turn:${deploymentId}`);
  const pushed = turn?.at ?? approved.createdAt;
  const { now } = momentOf(state);
  if (turn === null || turn.jobId === null) return now - pushed > UNANSWERED_MS;
  return (
    now -
      Math.max(
        pushed,
        read<{ heartbeatAt: number }>(state, `run:${deploymentId}`)?.heartbeatAt ?? 0,
      ) >
    STALLED_MS
  );
}

/**
 * Two that end it at once may write over one another, as nothing but creation is atomic; then
 * they must at least agree.
 */
function checkEnd(
  { site }: State,
  run: Run,
  old: string | undefined,
  end: { state: string; generation: number },
): void {
  if (!run.looked && end.generation === run.generation && run.event !== null)
    throw new Violation(
      `it was ended as ${end.state} without a look at the lock, or although somebody had taken over`,
    );
  if (run.tookEnded)
    throw new Violation(`it was ended as ${end.state} by a turn that began after its end`);
  const before = old === undefined ? null : (JSON.parse(old) as typeof end);
  if (before !== null && before.generation >= end.generation && before.state !== end.state)
    throw new Violation(
      `its end, ${before.state}, became ${end.state} by who held the lock no later`,
    );
  if (end.state === 'succeeded' && [...site.elements].sort().join() !== WHOLE.join())
    throw new Violation(`it succeeded, and there is: ${site.elements.join(', ') || 'nothing'}`);
}

/** A call to Assets that writes, at the moment it is begun. */
export function beforePost(
  state: State,
  run: Run,
  operation: Extract<Operation, { kind: 'post' }>,
): void {
  const { store, ticks } = state;
  const name = nameOfElement(operation);
  const approved = read<{ account: string }>(state, `deployment:${run.deploymentId}`);
  if (approved === null)
    throw new Violation(`${nameOf(operation)} without an approval that was spent`);
  if (operation.by !== approved.account)
    throw new Violation(`${nameOf(operation)} as ${operation.by}, approved by ${approved.account}`);
  if (run.generation === 0) throw new Violation(`${nameOf(operation)} without the lock`);
  if (ticks - run.lockSeen >= LEASE_MS)
    throw new Violation(
      `${nameOf(operation)} ${ticks - run.lockSeen} ms after the last look at the lock`,
    );
  if (ticks - run.cancelSeen >= LEASE_MS)
    throw new Violation(
      `${nameOf(operation)} ${ticks - run.cancelSeen} ms after the last look for a wish to cancel`,
    );
  const other = state.runs.find(
    (one) => one.serial !== run.serial && one.generation > 0 && ticks - one.lockSeen < LEASE_MS,
  );
  if (other !== undefined)
    throw new Violation(
      `${nameOf(operation)} by #${run.serial}, while #${other.serial} may still begin calls of its own`,
    );
  const superseded = store.has(`lock:${run.generation + 1}`);
  if (hasEnded(state, run.deploymentId) && !superseded)
    throw new Violation(`${nameOf(operation)} after the end of its deployment`);
  if (run.stood > 0 && stoodAt(run.stood).includes(name))
    throw new Violation(`${name} existed when this turn began, and is created again`);
}

const stoodBy = new Map<number, readonly string[]>();
export function noteStanding(state: State): void {
  const { elements } = state.site;
  stoodBy.set(numberOf(JSON.stringify(elements)), elements);
}
const stoodAt = (number: number): readonly string[] => stoodBy.get(number) ?? [];

function nameOfElement({ what, input }: Extract<Operation, { kind: 'post' }>): string {
  const { name, key } = JSON.parse(input) as { name: string; key: string };
  return what === 'createSchema' ? key : name;
}

/** Of every state: nothing exists twice. */
export function checkSite({ site }: State): void {
  const { elements } = site;
  if (new Set(elements).size < elements.length)
    throw new Violation(`exists twice: ${elements.join(', ')}`);
}
