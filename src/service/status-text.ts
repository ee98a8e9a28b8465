/** What is said of a deployment, in chat and on the page. */
import { DOUBT } from '../deployer/endings';
import { isStalled } from '../deployer/start';
import { shortDigest } from '../text/short-digest';
import { parseKey } from '../planner/natural-key';
import type { Deployment } from '../storage/deployment-record';
import type { SetByHand } from '../storage/set-by-hand';
import { dayOf } from '../text/when';
import type { Status } from './outputs';
import { countFacts, renderCounts, renderSeconds } from './counts';
import { totalOf } from '../storage/shapes';
import { firstFew } from '../text/lists';

export interface StatusExtras {
  setByHand: readonly SetByHand[];
  /** What is gone since; where to look and what to do next, after success. */
  nextSteps: readonly string[];
  now: number;
  /** Whether the reader is who approved it. */
  isMine: boolean;
}

export function statusAnswer(
  deployment: Deployment,
  now: number,
  nextSteps: readonly string[] = [],
  before = '',
  setByHand: readonly SetByHand[] = [],
  isMine = true,
): Status {
  const text = `${before}${statusText(deployment, { now, nextSteps, setByHand, isMine })}`;
  const done = deployment.progress === null ? 0 : totalOf(deployment.progress.done);
  const total = totalOf(deployment.approved);
  const times = timesOf(deployment, done, total, now);
  const facts: Omit<Status, 'ok' | 'code' | 'text'> = {
    deploymentId: deployment.id,
    state: deployment.state,
    digest: shortDigest(deployment.digest),
    done: deployment.state === 'succeeded' ? total : done,
    total,
    current: currentOf(deployment),
    elapsedSeconds: times.elapsed,
    remainingSeconds: times.remaining,
    waiting: waitingFor(deployment, now),
    written: countFacts(deployment.written),
    executor: deployment.executor,
    setByHand: deployment.setByHand.count,
  };
  const { state } = deployment;
  if (state !== 'failed' && state !== 'drifted')
    return { ok: true, code: state, text, next: nextOf(deployment), ...facts };
  const remedy =
    deployment.outcome.kind === 'known'
      ? deployment.outcome.remedy
      : 'Preview again to see what is missing.';
  return { ok: false, code: state, text, remedy, ...facts };
}

function statusText(deployment: Deployment, extras: StatusExtras): string {
  switch (deployment.state) {
    case 'queued':
    case 'running':
    case 'verifying':
      return underWay(deployment, extras);
    case 'succeeded':
      return succeeded(deployment, extras);
    case 'failed':
    case 'drifted':
    case 'cancelled':
      return stopped(deployment, extras);
  }
}

function underWay(deployment: Deployment, { now, isMine }: StatusExtras): string {
  const total = totalOf(deployment.approved);
  const done = deployment.progress === null ? 0 : totalOf(deployment.progress.done);
  const { elapsed, remaining } = timesOf(deployment, done, total, now);
  const head =
    deployment.state === 'queued'
      ? `Deployment ${deployment.id} is queued`
      : deployment.state === 'verifying'
        ? `Deployment ${deployment.id}: everything is created; reading it back to verify`
        : `Deployment ${deployment.id} is running`;
  const current = currentOf(deployment);
  const waiting = waitingFor(deployment, now);
  const parts = [
    `${head} (digest ${shortDigest(deployment.digest)}): ${done} of ${total}`,
    ...(current === null ? [] : [current]),
    `${renderSeconds(elapsed)} so far`,
    ...(waiting === null ? [] : [waiting]),
    ...(remaining === null ? [] : [`about ${renderSeconds(remaining)} left`]),
  ];
  const notes = [
    ...(deployment.executor === 'present' ? [whoMovesIt(deployment, isMine)] : []),
    ...(isStalled(deployment, now)
      ? ['It has given no sign of life for a while and is being started again.']
      : []),
  ];
  return [`${parts.join(' · ')}.`, ...notes].join(' ');
}

/** Who must ask for a deployment to move on that waits for its person, and why it waits for them. */
export function whoMovesIt({ account, chosen }: Deployment, isMine: boolean): string {
  const [who, whom] = isMine
    ? ['you ask for its status or keep its page open', 'you']
    : [`who confirmed it (account ${account}) asks for its status or keeps its page open`, 'them'];
  const why =
    chosen === 'present'
      ? 'an administrator of this site chose that'
      : `the platform did not let the app work for ${whom} in the background`;
  return `It moves on only while ${who}: ${why}.${isMine ? '' : ' Your asking moves nothing.'}`;
}

function succeeded(deployment: Deployment, { setByHand, nextSteps }: StatusExtras): string {
  const seconds = ((deployment.endedAt ?? 0) - deployment.createdAt) / 1_000;
  const structure = setByHand.filter((entry) => !isDress(entry));
  const head =
    `Done and verified on ${dayOf(deployment.endedAt ?? 0)} in ` +
    `${renderSeconds(seconds)} (digest ${shortDigest(deployment.digest)}): ` +
    `${renderCounts(deployment.written)}. ${changed(deployment)}`;
  return [
    head,
    ...meanwhile(deployment),
    ...byHand(structure),
    ...dressed(setByHand),
    ...nextSteps,
  ].join('\n');
}

/** What Assets did not take of the structure. */
function byHand(entries: readonly SetByHand[]): string[] {
  if (entries.length === 0) return [];
  const [settings, them] = entries.length === 1 ? ['setting is', 'it'] : ['settings are', 'them'];
  const lines = entries.map(({ schema, type, attribute, field, value }) => {
    const where = [schema, type, attribute].filter((name) => name !== '').join(' › ');
    return `${where}: set ${field} to ${value} (Assets › ${schema} › ${type} › Attributes)`;
  });
  return [
    `Verified, but ${entries.length} ${settings} to be made by hand, because Assets ` +
      `did not take ${them} over its API: ${firstFew(lines, 10)}.`,
  ];
}

/** What other people did while it ran. */
function meanwhile({ meanwhile: others }: Deployment): string[] {
  const { renamed = [], theirs = [], unneeded = [] } = others ?? {};
  return [
    ...(renamed.length === 0
      ? []
      : [
          'Renamed or moved by somebody while it ran, and still the same (nothing was ' +
            `made twice): ${firstFew(renamed, 10)}.`,
        ]),
    ...(theirs.length === 0
      ? []
      : [
          'Made by somebody else meanwhile, or already there when they were to be made, so not ' +
            `counted and left as they are: ${firstFew(theirs, 10)}.`,
        ]),
    ...(unneeded.length === 0
      ? []
      : [
          'Approved, and not made: what was to use it was made otherwise by somebody else. ' +
            `${firstFew(unneeded, 10)}.`,
        ]),
  ];
}

const isDress = ({ field }: SetByHand): boolean => field === 'description' || field === 'icon';

/** What was left shorter or out, which is no difference in structure. */
function dressed(setByHand: readonly SetByHand[]): string[] {
  const entries = setByHand.filter(isDress);
  if (entries.length === 0) return [];
  const icons = entries.filter(({ field }) => field === 'icon').length;
  const texts = entries.length - icons;
  const what = [
    ...(texts === 0 ? [] : [`${texts} description${texts === 1 ? '' : 's'}`]),
    ...(icons === 0 ? [] : [`${icons} icon${icons === 1 ? '' : 's'}`]),
  ].join(' and ');
  const lines = entries.map(
    ({ schema, type, attribute, field, value }) =>
      `${[schema, type, attribute].filter((name) => name !== '').join(' › ')}: ${field} "${value}"`,
  );
  return [
    `Assets refused ${what} of the template: ${entries.length === 1 ? 'it is' : 'they are'} ` +
      'shorter, missing, or another one was taken. Nothing depends on that. ' +
      `In full: ${firstFew(lines, 5)}.`,
  ];
}

function changed(deployment: Deployment): string {
  const shared = deployment.schemas
    .filter((schema) => schema.id !== null && !schema.ours)
    .map((schema) => schema.key);
  return deployment.written.sharing > 0 &&
    shared.some((key) => deployment.options.allowSharing.includes(key))
    ? `Of what existed, only the sharing setting of ${deployment.options.allowSharing.join(', ')} was switched on.`
    : 'Nothing that existed was changed.';
}

function stopped(deployment: Deployment, { setByHand, nextSteps }: StatusExtras): string {
  const what = {
    failed: 'failed',
    drifted: 'stopped because the workspace had moved',
    cancelled: 'was cancelled',
  }[deployment.state as 'failed' | 'drifted' | 'cancelled'];
  const { outcome, written, approved } = deployment;
  const why = outcome.kind === 'known' ? ` ${outcome.sentence}` : '';
  const there =
    totalOf(written) === 0
      ? why.endsWith(DOUBT)
        ? 'By the last report nothing was created.'
        : 'Nothing was created.'
      : `Created and left in place: ${renderCounts(written)} (of ${renderCounts(approved)}).`;
  const names =
    outcome.kind === 'known' && outcome.names.length > 0
      ? [`Concerned: ${firstFew(outcome.names, 10)}.`]
      : [];
  const remedy = outcome.kind === 'known' ? [`What to do: ${outcome.remedy}`] : [];
  return [
    `Deployment ${deployment.id} ${what} on ${dayOf(deployment.endedAt ?? 0)} ` +
      `(digest ${shortDigest(deployment.digest)}).${why}`,
    there,
    ...meanwhile(deployment),
    ...names,
    ...dressed(setByHand),
    ...nextSteps,
    ...remedy,
  ].join('\n');
}

/** The object type being worked on; only template elements are stored, so it is safe to show. */
function currentOf(deployment: Deployment): string | null {
  const current = deployment.progress?.current ?? null;
  return current === null ? null : (parseKey(current).names.at(-1) ?? null);
}

function timesOf(
  deployment: Deployment,
  done: number,
  total: number,
  now: number,
): { elapsed: number; remaining: number | null } {
  const end = deployment.endedAt ?? now;
  const elapsed = Math.max(0, Math.round((end - deployment.createdAt) / 1_000));
  if (deployment.endedAt !== null) return { elapsed, remaining: 0 };
  // How fast it was says nothing of how long Assets makes it wait.
  if (deployment.startedAt === null || done === 0 || waitingFor(deployment, now) !== null)
    return { elapsed, remaining: null };
  const rate = done / Math.max(1, now - deployment.startedAt);
  return { elapsed, remaining: Math.round((total - done) / rate / 1_000) };
}

/** Why nothing happens now, and until when; null where nothing is waited for. */
function waitingFor({ waiting }: Deployment, now: number): string | null {
  if (waiting === null || waiting.until <= now) return null;
  const [until, today] = [waiting.until, now].map((at) => new Date(at).toISOString());
  const isToday = until?.slice(0, 10) === today?.slice(0, 10);
  const time = `${isToday ? '' : `${until?.slice(0, 10) ?? ''} `}${until?.slice(11, 16) ?? ''} UTC`;
  return waiting.asked
    ? `waiting until ${time} because Assets asked for it`
    : `Assets is in trouble; it is tried again at ${time}`;
}

function nextOf(deployment: Deployment): string {
  if (deployment.endedAt === null) return 'Ask again in a few seconds.';
  return deployment.state === 'succeeded'
    ? 'Import data into the new object types.'
    : 'Preview again to see what is missing.';
}
