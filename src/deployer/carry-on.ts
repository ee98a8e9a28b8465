/**
 * The work of one turn: see how far it is, create what is missing, read it back. Starting and
 * resuming are the same code.
 */
import { requireRights } from '../access/rights';
import type { Observation, ObservedIcon } from '../assets/observation';
import { AppError } from '../errors';
import { isCancelled } from '../storage/cancel';
import { stillHolds } from '../storage/lock/lock';
import type { PaceLesson } from '../storage/site-memory';
import {
  cancelled,
  drifted,
  failedAs,
  handOver,
  incomplete,
  madeTwice,
  outage,
  refused,
  unverified,
} from './endings';
import { createdOf, endTurn, leftToSetByHand, recordComplete } from './finish';
import { meanwhileIn, noLongerNeeded } from './meanwhile';
import type { Job, TurnEnd } from './job';
import { noteSchemaMade, schemasBegun } from './made-schemas';
import { PREVIEW_AGAIN } from './moved';
import { isRefusal, mayPass } from './refusal';
import { DEFAULT_PACE, type PaceOptions } from './run/pace';
import { runSteps, type RunEnd } from './run/run-steps';
import { survey, type Survey } from './survey';
import { changedTemplates } from '../survey/survey-deployment';
import { twinsOf } from './twins';

type Planned = Extract<Survey, { kind: 'plan' }>;

/** Who else works on the site is much the same for so long. */
const FRESH_MS = 60_000;
const VERIFY_ROUNDS = 3;
/**
 * A list may lag behind the last writes: what seems missing is looked for again, for longer than
 * that is believed, before it is made again.
 */
const VERIFY_AGAIN_MS = [1_000, 1_000, 3_000, 5_500];

/** Throws what the storage throws, and bugs. */
export async function carryOn(job: Job): Promise<TurnEnd> {
  const changed = changedTemplates(job.deployment, job.closure);
  if (await isCancelled(job.kv, job.deployment.id))
    return cancelledBetweenTurns(job, changed.length === 0);
  if (changed.length > 0) return upgraded(job, changed);
  try {
    return await createAndVerify(job);
  } catch (error) {
    if (
      !(error instanceof AppError) ||
      error.code.startsWith('storage-') ||
      error.code === 'internal'
    )
      throw error;
    if (isRefusal(error)) return refused(job, error);
    if (mayPass(error)) return outage(job, error.message, error.retryAfterMs ?? null);
    return failedAs(job, error);
  }
}

/** The approved elements are no longer known, so that they cannot be counted; which schemas were begun is on record. */
async function upgraded(job: Job, changed: string[]): Promise<TurnEnd> {
  const begun = await schemasBegun(job);
  const stays =
    begun.length === 0
      ? ''
      : begun.length === 1
        ? ` The object schema ${begun.join()} was begun and stays as it is.`
        : ` The object schemas ${begun.join(', ')} were begun and stay as they are.`;
  const sentence = `The app was upgraded and no longer holds the approved version of ${changed.join(', ')}.${stays}`;
  return drifted(
    job,
    { sentence, names: changed, remedy: `${PREVIEW_AGAIN.slice(0, -1)} with the new version.` },
    'template-changed',
  );
}

/**
 * What exists is read once more, because the last report may be a second behind; where that
 * fails, or what was approved is not known any more, it says so.
 */
async function cancelledBetweenTurns(job: Job, isKnown: boolean): Promise<TurnEnd> {
  if (isKnown && !job.progress.isExact)
    await look(job).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
    });
  return cancelled(job);
}

/** Surveys, and from then on knows the numbers. */
async function look(
  job: Job,
  needIcons = false,
  before?: Pick<Observation, 'globals'>,
): Promise<Survey> {
  const found = await survey(job, needIcons, before);
  job.progress.begin(found.plan.steps);
  job.book.saw(found.plan);
  const theirs = job.book.theirs(found.plan);
  job.progress.notOurs(theirs, noLongerNeeded(found.plan, job.baseline));
  if (found.kind === 'plan')
    job.leftOut.seen({
      ...job,
      plan: found.plan,
      icons: found.observation.globals.icons ?? [],
      theirs: new Set(theirs),
    });
  if (found.kind === 'moved' && found.doubted !== null) job.progress.doubted(found.doubted);
  return found;
}

async function createAndVerify(job: Job): Promise<TurnEnd> {
  const isResumed = job.deployment.startedAt !== null;
  const settling = job.progress.unsettledMs;
  if (settling > 0) {
    // What an earlier turn made, or may have made, is not in the lists yet: made again, it would exist twice.
    const rest = Math.min(settling, Math.max(0, job.until - job.clock.ticks()));
    await job.progress.alive('running', job.clock.sleep(rest));
    if (rest < settling)
      return (await job.progress.report('running', true)) ? handOver(job) : { kind: 'ignored' };
  }
  // Together, but both awaited: an invocation must not end while a call of it is under way.
  const reading = Promise.allSettled([job.rights(), look(job, true)]);
  const [rights, first] = await (isResumed ? job.progress.alive('running', reading) : reading);
  if (first.status === 'rejected') throw first.reason;
  if (rights.status === 'rejected') throw rights.reason;
  if (first.value.kind === 'moved') return drifted(job, first.value.moved);
  requireRights(first.value.plan, rights.value);
  const icons = first.value.observation.globals.icons ?? [];
  let at = first.value;
  // Read after all that was written, by the turns before this one: nothing left to do is verified.
  if (isResumed && at.plan.steps.length === 0) return succeeded(job, at);
  job.progress.willWrite();
  for (let round = 1; ; round += 1) {
    if (!(await job.progress.report('running', true))) return { kind: 'ignored' };
    const end = await run(job, at, icons);
    if (end.kind !== 'all-done') return afterRun(job, end);
    if (!(await job.progress.report('verifying', true, true))) return { kind: 'ignored' };
    if (job.clock.ticks() >= job.until) return handOver(job);
    const verified = await job.progress.alive('verifying', verify(job, at.observation));
    if (verified === null)
      return (await job.progress.report('verifying', true)) ? handOver(job) : { kind: 'ignored' };
    if (verified.kind === 'moved') return drifted(job, verified.moved);
    if (verified.plan.steps.length === 0) return succeeded(job, verified);
    if (round === VERIFY_ROUNDS)
      return unverified(
        job,
        verified.plan.steps.map((step) => step.key),
      );
    at = verified;
  }
}

async function run(job: Job, { plan }: Planned, icons: readonly ObservedIcon[]): Promise<RunEnd> {
  let noted = Promise.resolve();
  let paced: PaceLesson | null = null;
  const end = await runSteps({
    client: job.client,
    steps: plan.steps,
    ids: new Map(Object.entries(plan.ids)),
    icons,
    // What an earlier turn left on its way may land while this one works.
    mayBeSent: job.deployment.startedAt !== null && job.deployment.settled !== true,
    clock: job.clock,
    until: job.until,
    pace: { ...startOn(job), ...job.pace },
    async mayGoOn() {
      if (await isCancelled(job.kv, job.deployment.id)) return 'cancelled';
      if (!(await stillHolds(job.kv, job.generation))) return 'fenced';
      await job.book.save();
      return (await job.progress.report('running')) ? 'go' : 'fenced';
    },
    async onMade(step, id) {
      job.progress.made(step);
      job.book.made(step.key, id);
      if (step.kind !== 'schema') return;
      // One after another: they change one list.
      noted = noted.then(() => noteSchemaMade(job, step.schema, id));
      await noted;
    },
    lessons: job.lessons,
    onLeft: (step, left) => job.leftOut.note(step.key, left),
    onThere: (step, id) => job.progress.there(step, job.book.there(step.key, id)),
    onStart: (step) => job.progress.started(step),
    onDoubt: (step) => job.progress.doubted(step),
    onPaced: (lesson) => {
      paced = lesson;
    },
  });
  await keep(job, paced);
  return end;
}

/**
 * Half as many again as this turn's own reads have shown to be taken together; or as many as the
 * turn before had in flight at its end, where that was just now and nothing was refused.
 */
function startOn({ client: { load }, clock, lessons }: Job): Partial<PaceOptions> {
  const known = lessons.pace;
  const isFresh = known !== undefined && clock.now() - known.at < FRESH_MS;
  const before = isFresh ? (known.together ?? 0) : 0;
  const shown = load === undefined ? 0 : Math.min(8, 1.5 * load.shownSafe);
  const start = Math.max(DEFAULT_PACE.start, shown, before);
  return load === undefined ? { start } : { load, start };
}

/**
 * Written by the holder of the lock alone. The ids before the run is reported as settled: what is
 * not written down by then counts as made by somebody else.
 */
async function keep(job: Job, paced: PaceLesson | null): Promise<void> {
  if (!(await stillHolds(job.kv, job.generation))) return;
  await job.book.save(true);
  if (paced !== null) await job.lessons.paced(paced);
}

/** Null where time is up before it is known whether what seems missing is. */
async function verify(job: Job, before: Pick<Observation, 'globals'>): Promise<Survey | null> {
  for (let tries = 0; ; tries += 1) {
    const found = await look(job, false, tries === 0 ? before : undefined);
    const wait = VERIFY_AGAIN_MS[tries];
    if (found.kind === 'moved' || found.plan.steps.length === 0 || wait === undefined) return found;
    if (job.clock.ticks() + wait > job.until) {
      for (const step of found.plan.steps) job.progress.doubted(step);
      return null;
    }
    await job.clock.sleep(wait);
  }
}

async function afterRun(job: Job, end: Exclude<RunEnd, { kind: 'all-done' }>): Promise<TurnEnd> {
  switch (end.kind) {
    case 'out-of-time':
      return (await job.progress.report('running', true, true))
        ? handOver(job)
        : { kind: 'ignored' };
    case 'interrupted':
      return end.by === 'cancelled' ? cancelled(job, end.finished) : { kind: 'ignored' };
    case 'unavailable':
      return (await job.progress.report('running', true, true))
        ? outage(job, end.sentence, end.retryAfterMs)
        : { kind: 'ignored' };
    case 'refused':
      return refused(job, end.error);
    case 'incomplete':
    case 'drifted':
      return incomplete(job, end);
  }
}

async function succeeded(job: Job, { plan, observation }: Planned): Promise<TurnEnd> {
  await recordComplete(job, plan);
  const meanwhile = meanwhileIn(job, plan);
  const twins = twinsOf(plan, observation, job.baseline);
  const setByHand = [...leftToSetByHand(job, plan), ...job.leftOut.list()];
  if (twins.length > 0) return madeTwice(job, twins, setByHand);
  return endTurn(job, {
    state: 'succeeded',
    ids: job.book,
    outcome: { kind: 'none' },
    written: createdOf(job, plan, observation),
    setByHand,
    ...(meanwhile === null ? {} : { meanwhile }),
  });
}
