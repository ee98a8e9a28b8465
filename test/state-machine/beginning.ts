/**
 * Where every search begins: two people have each a preview of the same plan, ripe to be
 * confirmed, and one of them confirms.
 */
import { carryOut } from './carry-out';
import type { Answer, App, Present } from './build';
import { Machine, type Program, type Quiet } from './machine';
import { NONE_USED, type Call } from './moves';
import type { Operation, Result } from './operation';
import { ANN, BOB, cancel, confirm, preview, setPresent, status } from './programs';
import { Site } from './site';
import { momentOf, type State } from './state';
import { Store } from './store';

export interface Beginning {
  state: State;
  first: { program: Program; deploymentId: string } | null;
  calls: Call[];
  quiet: Quiet;
}

const RIPE_MS = 5_000;

/**
 * Begin where that confirmation is over; `cut`: its first slice was out of time after one write,
 * and the rest is to come.
 */
export type Approved = boolean | 'cut';

/** So long takes the call in which the slice is cut (milliseconds). */
const SLOW_MS = 8_000;

/** `present`: see `Present`. */
export async function begin(
  app: App,
  { present, approved }: { present: Present; approved: Approved },
): Promise<Beginning> {
  let state: State = {
    store: Store.empty,
    site: Site.empty,
    queue: [],
    pushed: [],
    ticks: 0,
    wall: 0,
    runs: [],
    late: [],
    used: NONE_USED,
    serial: 0,
    silent: false,
    started: [],
  };
  [, state] = await alone(app, state, setPresent(present));
  const [anns, afterAnn] = await alone(app, state, preview(ANN));
  const [bobs, afterBob] = await alone(app, afterAnn, preview(BOB));
  state = { ...afterBob, ticks: RIPE_MS };
  const [own, others] = [String(anns['previewId']), String(bobs['previewId'])];
  const confirmed = confirm(ANN, own, String(anns['confirmationCode']));
  const quiet = quietFor(state.store);
  if (approved !== false) {
    [, state] = await alone(app, state, confirmed, approved === 'cut' ? SLOW_MS : 0);
    state = { ...state, started: [own] };
  }
  return {
    state,
    first: approved !== false ? null : { program: confirmed, deploymentId: own },
    quiet,
    calls: [
      { adversity: 'confirm', program: confirmed, deploymentId: own, needsDeployment: false },
      {
        adversity: 'rival',
        program: confirm(BOB, others, String(bobs['confirmationCode'])),
        deploymentId: others,
        needsDeployment: false,
      },
      // Of a deployment that waits for its person only that person's visit moves it on.
      {
        adversity: 'status',
        program: status(present === 'always' ? ANN : BOB, own),
        deploymentId: own,
        needsDeployment: true,
      },
      { adversity: 'cancel', program: cancel(ANN, own), deploymentId: own, needsDeployment: true },
    ],
  };
}

/** One call, with nothing else going on. @param slowMs how long its calls take that write to Assets */
async function alone(
  app: App,
  state: State,
  program: Program,
  slowMs = 0,
): Promise<[Answer, State]> {
  let at: State = { ...state, serial: state.serial + 1 };
  const machine = new Machine(app, program, () => null);
  await machine.begin(momentOf(at));
  while (machine.ending === null) {
    const [pending] = machine.pending;
    if (pending === undefined) throw new Error(`${program.name} waits for nothing.`);
    const effect = carryOut(at, at.serial, pending.operation, null);
    at = {
      ...effect.state,
      ticks: effect.state.ticks + (pending.operation.kind === 'post' ? slowMs : 0),
    };
    await machine.answer(pending.seq, effect.answered.result, momentOf(at));
  }
  const answer = machine.ending.value as Answer;
  if (!answer.ok)
    throw new Error(
      `${program.name} answered ${answer.code}: ${answer.text} ${machine.complaints.join(' ')}`,
    );
  return [answer, at];
}

const FIXED = /^(?:settings|telemetry|spent:|preview:|latest-preview:|lock-era:)/u;
/**
 * Written and never read to decide anything: the log, counters, and the lists from which a
 * person's latest deployment is found.
 */
const UNREAD = /^(?:activity:|recent|tally:|counted:)/u;

/**
 * Keys that no call of the search writes are read without a step: reading them commutes with
 * everything. So does writing what nothing reads. That this holds is checked whenever a key is
 * written.
 */
function quietFor(store: Store): Quiet {
  const value = (json: string | null): Result => ({ kind: 'value', json });
  return (operation: Operation) => {
    if (
      operation.kind !== 'get' &&
      operation.kind !== 'set' &&
      operation.kind !== 'create' &&
      operation.kind !== 'delete'
    )
      return null;
    if (UNREAD.test(operation.key)) return value(null);
    if (!FIXED.test(operation.key)) return null;
    if (operation.kind !== 'get')
      throw new Error(`${operation.key} was thought never to be written.`);
    return value(store.get(operation.key) ?? null);
  };
}
