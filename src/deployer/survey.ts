/** Where a deployment stands: observe, plan with its pins, and see whether anything moved that matters. */
import type { Observation, SchemaSummary } from '../assets/observation';
import type { AppError } from '../errors';
import { describeKey } from '../planner/natural-key';
import { blocksOf, type Plan, type SchemaPin, type SchemaStep } from '../planner/plan';
import { hashKey } from '../storage/baseline';
import { fillPins, knownSchemas, recordSchemaBuilding, type StoredSchema } from '../storage/known-schemas';
import type { Job } from './job';
import { observeAndPlan } from './observe-and-plan';
import { schemaStanding } from './read-back';

export interface Moved { sentence: string; names: string[]; remedy: string }

export type Survey =
  | { kind: 'plan'; plan: Plan; observation: Observation; pins: SchemaPin[] }
  | { kind: 'moved'; moved: Moved };

const PREVIEW_AGAIN = 'Nothing more was written. Preview again to see what would be done now.';

/** @throws AppError where the workspace cannot be read */
export async function survey(job: Job, needIcons: boolean): Promise<Survey> {
  const known = await knownSchemas(job.kv);
  const pins = fillPins(job.deployment.schemas, known, job.deployment.id);
  const made = new Set(known.filter((schema) => schema.deploymentId === job.deployment.id).map((schema) => schema.schemaId));
  const { plan, observation } = await observeAndPlan({ client: job.client, closure: job.closure, options: job.deployment.options, known, pins, made, needIcons });
  const claimed = await claimLostSchemas(job, plan, observation.schemas);
  if (claimed.kind === 'moved') return claimed;
  if (claimed.count > 0) return survey(job, needIcons);
  const moved = whatMoved(job, plan, observation.schemas, pins, known);
  return moved === null ? { kind: 'plan', plan, observation, pins } : { kind: 'moved', moved };
}

/** A schema whose creation was answered to nobody (the function was killed, the answer lost) is ours only if it can be no one else's. */
async function claimLostSchemas(job: Job, plan: Plan, schemas: readonly SchemaSummary[]): Promise<{ kind: 'claimed'; count: number } | { kind: 'moved'; moved: Moved }> {
  let count = 0;
  for (const step of plan.steps.filter((candidate): candidate is SchemaStep => candidate.kind === 'schema')) {
    const standing = schemaStanding(step, schemas, job.deployment.startedAt ?? job.deployment.createdAt);
    if (standing.kind === 'absent') continue;
    if (standing.kind === 'foreign') {
      return { kind: 'moved', moved: { sentence: `The object schema ${step.schema} was to be created, but ${standing.detail}.`, names: [describeKey(step.key)], remedy: PREVIEW_AGAIN } };
    }
    await noteSchemaMade(job, step.schema, standing.id);
    count += 1;
  }
  return { kind: 'claimed', count };
}

/** To be awaited right after the POST: what we made is ours from then on, whatever happens to this invocation. */
export async function noteSchemaMade(job: Job, schemaKey: string, schemaId: string): Promise<void> {
  const pin = job.deployment.schemas.find((schema) => schema.key === schemaKey);
  const template = pin?.template ?? '';
  await recordSchemaBuilding(job.kv, {
    schemaId, template, version: versionOf(job, template), key: schemaKey, deploymentId: job.deployment.id, at: job.clock.now(),
  });
}

export const versionOf = (job: Job, template: string): string =>
  job.deployment.templates.find((ref) => ref.key === template)?.version ?? '';

function whatMoved(job: Job, plan: Plan, schemas: readonly SchemaSummary[], pins: readonly SchemaPin[], known: readonly StoredSchema[]): Moved | null {
  const present = new Set(schemas.map((schema) => schema.id));
  const gone = pins.filter((pin) => pin.id !== null && !present.has(pin.id));
  if (gone.length > 0) {
    const names = gone.map((pin) => pin.key);
    return { sentence: `The object schema ${names.join(', ')} is no longer there (or no longer visible to you).`, names, remedy: PREVIEW_AGAIN };
  }
  const vanished = plan.steps.filter((step) => job.baseline.has(hashKey(step.key))).map((step) => describeKey(step.key));
  if (vanished.length > 0) {
    return { sentence: `What stood when you approved is gone: ${firstOf(vanished)}.`, names: vanished, remedy: PREVIEW_AGAIN };
  }
  const blocks = blocksOf(plan);
  if (blocks[0] !== undefined) return { sentence: blocks[0].sentence, names: blocks.map((block) => block.sentence), remedy: `${blocks[0].remedy} ${PREVIEW_AGAIN}` };
  const started = job.deployment.startedAt !== null || known.some((schema) => schema.deploymentId === job.deployment.id);
  if (!started && plan.digest !== job.deployment.digest) return changedBeforeStart(job, plan);
  return null;
}

function changedBeforeStart(job: Job, plan: Plan): Moved {
  const steps = new Set(plan.steps.map((step) => step.key));
  const appeared = plan.elements.filter((key) => !steps.has(key) && !job.baseline.has(hashKey(key))).map(describeKey);
  return appeared.length > 0
    ? { sentence: `Between approval and start somebody created ${firstOf(appeared)}.`, names: appeared, remedy: PREVIEW_AGAIN }
    : { sentence: 'Between approval and start the settings of an element that the plan builds on changed.', names: [], remedy: PREVIEW_AGAIN };
}

const firstOf = (names: readonly string[]): string => (names.length <= 5 ? names.join('; ') : `${names.slice(0, 5).join('; ')} and ${names.length - 5} more`);

/** Whether an error says that this principal may not, rather than that Assets cannot. */
export const isRefusal = (error: AppError): boolean => ['unauthorized', 'scope-missing', 'forbidden', 'not-allowed'].includes(error.code);
