/**
 * One turn of a deployment: take the lock, see where it stands, carry on, verify. Starting and resuming are the same code.
 * It knows no invoker: the queue's consumer and a person's visit call it alike.
 */
import { readRights, requireRights } from '../access/rights';
import type { AssetsClient } from '../assets/api';
import { AppError } from '../errors';
import { describeKey } from '../planner/natural-key';
import { loadBaseline } from '../storage/baseline';
import { isCancelled } from '../storage/cancel';
import type { Deployment } from '../storage/deployment-record';
import { loadDeployment } from '../storage/deployments';
import type { Kv } from '../storage/kv';
import { acquireLock, extendLock, releaseLock, stillHolds } from '../storage/lock';
import { readSettings } from '../storage/settings';
import { countSteps } from '../storage/shapes';
import { loadClosure } from '../templates/load-closure';
import type { Clock } from './clock';
import { endTurn, known, leftToSetByHand, recordComplete } from './finish';
import type { Job, TurnEnd } from './job';
import type { PaceOptions } from './pace';
import { ProgressReport } from './progress';
import { runSteps, type RunEnd } from './run-steps';
import { isRefusal, noteSchemaMade, survey, type Survey } from './survey';

export interface TurnInput {
  kv: Kv;
  clock: Clock;
  deploymentId: string;
  epoch: number;
  /** The platform says the previous delivery of this event died. */
  previousDied: boolean;
  /** End of this invocation, milliseconds since 1970; 80 % of what is left is used for starting calls. */
  deadline: number;
  clientFor(deployment: Deployment): AssetsClient;
  pace?: Partial<PaceOptions>;
}

/** Turns a deployment may take: bounds both hand-overs and waiting out an outage (cyclic limit of the platform: 1,000). */
export const MOST_TURNS = 60;
const SHARE = 0.8;
const OUTAGE_DELAY_SECONDS = 60;
/** The lock stays ours between a hand-over and the turn that follows. */
const HAND_OVER_GRACE_MS = 120_000;
const VERIFY_ROUNDS = 3;
const STALE_MS = 1_000;

export async function takeTurn(input: TurnInput): Promise<TurnEnd> {
  const { kv, clock, deploymentId, epoch, deadline, previousDied } = input;
  const before = await loadDeployment(kv, deploymentId);
  if (before === null || before.endedAt !== null || epoch < before.epoch) return { kind: 'ignored' };
  const lock = await acquireLock(kv, { deploymentId, epoch, deadline, now: clock.now(), previousDied });
  if (lock.kind === 'duplicate') return { kind: 'ignored' };
  if (lock.kind === 'busy') return { kind: 'busy', retryAfterSeconds: 30 };
  const deployment = await loadDeployment(kv, deploymentId);
  if (deployment === null || deployment.endedAt !== null) {
    await releaseLock(kv, lock.generation, clock.now());
    return { kind: 'ignored' };
  }
  const started = clock.now();
  const job: Job = {
    kv, clock, deployment, epoch, generation: lock.generation, until: started + (deadline - started) * SHARE,
    client: input.clientFor(deployment), closure: await loadClosure(deployment.options.templates),
    baseline: await loadBaseline(kv, deploymentId, deployment.baselineChunks), pace: input.pace ?? {},
  };
  const end = await work(job);
  if (end.kind === 'hand-over') await extendLock(kv, lock.generation, clock.now() + end.delaySeconds * 1_000 + HAND_OVER_GRACE_MS);
  return end;
}

async function work(job: Job): Promise<TurnEnd> {
  const { deployment } = job;
  if (await isCancelled(job.kv, deployment.id)) return cancelled(job, deployment.written);
  const changed = changedTemplates(job);
  if (changed.length > 0) {
    return drifted(job, 'template-changed', `The app was upgraded and no longer holds the approved version of ${changed.join(', ')}.`, 'Preview again to see what the new version would add.', changed);
  }
  try {
    return await carryOn(job);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (isRefusal(error)) return refused(job, error);
    if (error.code === 'storage-unavailable' || error.code === 'storage-corrupt') throw error;
    return outage(job, error.message);
  }
}

const changedTemplates = ({ deployment, closure }: Job): string[] =>
  deployment.templates.filter((ref) => !closure.refs.some((own) => own.key === ref.key && own.hash === ref.hash)).map((ref) => `${ref.key} ${ref.version}`);

async function carryOn(job: Job): Promise<TurnEnd> {
  const [rights, first] = await Promise.all([readRights(job.client), survey(job, true)]);
  if (first.kind === 'moved') return movedEnd(job, first);
  requireRights(first.plan, rights);
  let at: Extract<Survey, { kind: 'plan' }> = first;
  for (let round = 0; ; round += 1) {
    const progress = new ProgressReport(job, at.plan.steps);
    if (!(await progress.report('running', true))) return { kind: 'ignored' };
    const end = await run(job, at, progress);
    if (end.kind !== 'all-done') return endOfRun(job, end, progress);
    if (!(await progress.report('verifying', true))) return { kind: 'ignored' };
    const verified = await verify(job);
    if (verified.kind === 'moved') return movedEnd(job, verified);
    if (verified.plan.steps.length === 0) return succeeded(job, verified);
    if (round >= VERIFY_ROUNDS) {
      const missing = verified.plan.steps.map((step) => describeKey(step.key));
      return failedEnd(job, 'assets-rejected', `Assets said it created everything, but ${missing.length} elements are not there.`, 'Preview again: it shows what is missing and adds only that.', missing);
    }
    at = verified;
  }
}

async function run(job: Job, { plan, observation }: Extract<Survey, { kind: 'plan' }>, progress: ProgressReport): Promise<RunEnd> {
  return runSteps({
    client: job.client, steps: plan.steps, ids: new Map(Object.entries(plan.ids)), icons: observation.globals.icons, clock: job.clock, until: job.until, pace: job.pace,
    async mayGoOn() {
      if (await isCancelled(job.kv, job.deployment.id)) return 'cancelled';
      if (!(await stillHolds(job.kv, job.generation))) return 'fenced';
      return (await progress.report('running')) ? 'go' : 'fenced';
    },
    async onMade(step, id) {
      if (step.kind === 'schema') await noteSchemaMade(job, step.schema, id);
      progress.made(step);
    },
    onStart: (step) => progress.started(step),
  });
}

/** A list may lag behind the last writes for a moment, so what seems missing is looked for again before it is believed. */
async function verify(job: Job): Promise<Survey> {
  for (let tries = 0; ; tries += 1) {
    const found = await survey(job, false);
    if (found.kind === 'moved' || found.plan.steps.length === 0 || tries === 2) return found;
    await job.clock.sleep(STALE_MS);
  }
}

async function succeeded(job: Job, { plan }: Extract<Survey, { kind: 'plan' }>): Promise<TurnEnd> {
  await recordComplete(job, plan);
  return endTurn(job, { state: 'succeeded', outcome: { kind: 'none' }, written: job.deployment.approved, setByHand: leftToSetByHand(job, plan) });
}

async function endOfRun(job: Job, end: Exclude<RunEnd, { kind: 'all-done' }>, progress: ProgressReport): Promise<TurnEnd> {
  const { written } = progress;
  switch (end.kind) {
    case 'out-of-time':
      await progress.report('running', true);
      return job.epoch >= MOST_TURNS ? outage(job, 'It took more turns than allowed') : { kind: 'hand-over', delaySeconds: 0 };
    case 'interrupted':
      return end.by === 'cancelled' ? cancelled(job, written) : { kind: 'ignored' };
    case 'unavailable':
      await progress.report('running', true);
      return outage(job, end.sentence);
    case 'refused':
      return refused(job, end.error, written);
    case 'incomplete':
    case 'drifted': {
      const [first] = end.failures;
      const names = end.failures.map((failure) => `${describeKey(failure.key)}: ${failure.sentence}`);
      return endTurn(job, {
        state: end.kind === 'drifted' ? 'drifted' : 'failed', written, setByHand: [],
        outcome: known('assets-rejected', `Assets refused ${end.failures.length === 1 ? 'one element' : `${end.failures.length} elements`}. ${first?.sentence ?? ''}`, `${first?.remedy ?? ''} Then preview again: what stands is kept, and only what is missing is added.`, names),
      });
    }
  }
}

/** Later may be better: the next turn comes after a while, and only so often. */
function outage(job: Job, sentence: string): Promise<TurnEnd> | TurnEnd {
  if (job.epoch < MOST_TURNS) return { kind: 'hand-over', delaySeconds: OUTAGE_DELAY_SECONDS };
  return failedEnd(job, 'assets-unavailable', `${sentence}; it was tried ${job.epoch} times.`, 'Try later: a new preview shows what is missing and adds only that.', []);
}

/** Whether the platform lets an app act for an absent person is unproven: before anything was written, a refusal moves it to their presence. */
async function refused(job: Job, error: AppError, written = job.deployment.written): Promise<TurnEnd> {
  const nothingWritten = Object.values(written).every((count) => count === 0);
  if (job.deployment.executor === 'background' && nothingWritten && error.code !== 'not-allowed' && (await readSettings(job.kv)).present !== 'never') {
    await releaseLock(job.kv, job.generation, job.clock.now());
    return { kind: 'needs-presence' };
  }
  return endTurn(job, { state: 'failed', written, setByHand: [], outcome: known(error.code, error.message, error.remedy) });
}

const failedEnd = (job: Job, code: string, sentence: string, remedy: string, names: readonly string[]): Promise<TurnEnd> =>
  endTurn(job, { state: 'failed', written: job.deployment.written, setByHand: [], outcome: known(code, sentence, remedy, names) });

const drifted = (job: Job, code: string, sentence: string, remedy: string, names: readonly string[]): Promise<TurnEnd> =>
  endTurn(job, { state: 'drifted', written: job.deployment.written, setByHand: [], outcome: known(code, sentence, remedy, names) });

const movedEnd = (job: Job, { moved }: Extract<Survey, { kind: 'moved' }>): Promise<TurnEnd> =>
  drifted(job, 'plan-changed', moved.sentence, moved.remedy, moved.names);

const cancelled = (job: Job, written = countSteps([])): Promise<TurnEnd> =>
  endTurn(job, { state: 'cancelled', written, setByHand: [], outcome: known('cancelled', 'The deployment was cancelled.', 'What was created stays. Preview again to finish it: only what is missing is added.') });
