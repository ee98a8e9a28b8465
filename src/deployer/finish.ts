/** The ends of a deployment: what is written down, and that the lock is given back. */
import type { Observation } from '../assets/observation';
import { describeKey, parseKey, type NaturalKey } from '../planner/natural-key';
import { differencesOf, type KeptBinding, type Plan } from '../planner/plan';
import { appendActivity } from '../storage/activity';
import { hashKey } from '../storage/baseline';
import type { EndState, Meanwhile, Outcome } from '../storage/deployment-record';
import { endDeployment } from '../storage/deployments';
import { recordSchemaComplete } from '../storage/known-schemas';
import type { IdentityBook } from './identity-book';
import { releaseLock, stillHolds } from '../storage/lock/lock';
import { saveSetByHand, type SetByHand } from '../storage/set-by-hand';
import type { StepCounts } from '../storage/shapes';
import type { Held, Job, TurnEnd } from './job';
import { versionOf } from './made-schemas';
import { noLongerNeeded } from './meanwhile';
import { shortDigest } from '../text/short-digest';
import { few } from '../text/lists';

export interface Ending {
  state: EndState;
  outcome: Outcome;
  written: StepCounts;
  setByHand: readonly SetByHand[];
  meanwhile?: Meanwhile;
  /** What is to be written down of what exists now. */
  ids?: IdentityBook;
}

/** Names of elements kept with an outcome; the rest is counted. */
const MOST_NAMES = 100;

/** Ends the deployment, unless a later turn has taken over: then that one knows better, and the end is its to say. */
export async function endTurn(job: Held, ending: Ending): Promise<TurnEnd> {
  const { deployment, kv, clock } = job;
  if (!(await stillHolds(kv, job.generation))) return { kind: 'ignored' };
  await ending.ids?.save(true);
  const setByHand = await saveSetByHand(kv, deployment.id, ending.setByHand);
  await endDeployment(kv, deployment.id, {
    generation: job.generation,
    state: ending.state,
    at: clock.now(),
    outcome: ending.outcome,
    written: ending.written,
    setByHand,
    ...(ending.meanwhile === undefined ? {} : { meanwhile: ending.meanwhile }),
  });
  await appendActivity(kv, {
    at: clock.now(),
    account: deployment.account,
    kind: 'deployment-ended',
    deploymentId: deployment.id,
    facts: {
      state: ending.state,
      templates: deployment.options.templates.join(', ').slice(0, 300),
      digest: shortDigest(deployment.digest),
      setByHand: setByHand.count,
    },
  });
  await releaseLock(kv, job.generation, clock.now());
  return { kind: 'ended' };
}

export const known = (
  code: string,
  sentence: string,
  remedy: string,
  names: readonly string[] = [],
): Outcome => ({
  kind: 'known',
  code,
  sentence: sentence.slice(0, 1_500),
  remedy: remedy.slice(0, 1_500),
  names: few(names, MOST_NAMES).map((name) => name.slice(0, 400)),
});

/** Everything exists: the schemas asked for, and those made here, are on record as complete from now on. */
export async function recordComplete(job: Job, plan: Plan): Promise<void> {
  for (const schema of plan.schemas) {
    if (schema.id === null || !schema.complete) continue;
    // What was added to stays what it was.
    if (job.closure.templates.get(schema.template)?.addsTo !== undefined) continue;
    const mine = job.deployment.schemas.some(
      (pin) =>
        pin.template === schema.template && (pin.role === 'target' || pin.id === null || pin.ours),
    );
    if (!mine) continue;
    await recordSchemaComplete(job.kv, {
      schemaId: schema.id,
      template: schema.template,
      version: versionOf(job, schema.template),
      key: schema.key,
      deploymentId: job.deployment.id,
      at: job.clock.now(),
      ...boundIn(plan, schema.template),
    });
  }
}

/** What takes the place of hubs' object types there: by ids, with the words of the request. */
function boundIn(plan: Plan, template: string): { bound?: KeptBinding[] } {
  const bound = plan.bindings
    .filter((binding) => binding.template === template)
    .map(({ name, schema, type, schemaId, typeId }) => ({ name, schema, type, schemaId, typeId }));
  return bound.length === 0 ? {} : { bound };
}

/**
 * What differs on elements this deployment made: Assets did not take those fields over the API,
 * so a person sets them.
 */
export function leftToSetByHand(job: Job, plan: Plan): SetByHand[] {
  const theirs = new Set(job.book.theirs(plan));
  return differencesOf(plan)
    .filter(({ element }) => !job.baseline.has(hashKey(element)) && !theirs.has(element))
    .map((keep) => {
      const { kind, schema, names } = parseKey(keep.element);
      const isAttribute = kind === 'attribute';
      return {
        schema,
        type: (isAttribute ? names.slice(0, -1) : names).join(' › ') || describeKey(keep.element),
        attribute: isAttribute ? (names.at(-1) ?? '') : '',
        field: keep.field,
        value: keep.wanted,
      };
    });
}

/**
 * What was approved, without what was not created: what somebody else made meanwhile, statuses and
 * reference types for which a global one stands in, and those that nothing needs any more.
 */
export function createdOf(
  { deployment, baseline, book }: Pick<Job, 'deployment' | 'baseline' | 'book'>,
  plan: Plan,
  { globals }: Pick<Observation, 'globals'>,
): StepCounts {
  const global = new Set([
    ...globals.statuses.map(({ id }) => `status ${id}`),
    ...globals.referenceTypes.map(({ id }) => `reference-type ${id}`),
  ]);
  const theirs = new Set(book.theirs(plan));
  const written = { ...deployment.approved };
  const isNotMade = ([key, id]: readonly [NaturalKey, string]): boolean =>
    (theirs.has(key) || global.has(`${parseKey(key).kind} ${id}`)) && !baseline.has(hashKey(key));
  for (const key of [
    ...Object.entries(plan.ids)
      .filter(isNotMade)
      .map(([one]) => one),
    ...noLongerNeeded(plan, baseline),
  ]) {
    const { kind } = parseKey(key);
    written[kind] = Math.max(0, written[kind] - 1);
  }
  return written;
}
