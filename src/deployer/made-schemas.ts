/** The schemas a deployment makes: noted right after their POST, or found again where its answer reached nobody. */
import type { SchemaSummary } from '../assets/observation';
import { describeKey } from '../planner/natural-key';
import type { Plan, SchemaStep } from '../planner/plan';
import { knownSchemas, recordSchemaBuilding } from '../storage/known-schemas';
import type { Job } from './job';
import { PREVIEW_AGAIN, type Moved } from './moved';
import { schemaStanding, WAIT_FOR_THEM } from './run/standing';

const SOMEBODYS = {
  kind: 'foreign',
  detail: 'somebody else has just made one of that name and key',
  remedy: WAIT_FOR_THEM,
} as const;

/**
 * A schema whose creation was answered to nobody (the function was killed, the answer lost) is
 * ours only if it can be no one else's.
 */
export async function claimLostSchemas(
  job: Job,
  plan: Plan,
  schemas: readonly SchemaSummary[],
): Promise<
  { kind: 'claimed'; count: number } | { kind: 'moved'; moved: Moved; doubted: SchemaStep }
> {
  const { startedAt, settled } = job.deployment;
  // Before the first report nothing was sent: what exists then was there before, or is somebody else's.
  if (startedAt === null) return { kind: 'claimed', count: 0 };
  let count = 0;
  for (const step of plan.steps.filter(
    (candidate): candidate is SchemaStep => candidate.kind === 'schema',
  )) {
    const found = schemaStanding(step, schemas, startedAt, job.lessons);
    if (found.kind === 'absent') continue;
    // All that was made is on record: this was not.
    const standing = found.kind === 'ours' && settled === true ? SOMEBODYS : found;
    if (standing.kind === 'foreign') {
      // It may be ours all the same, and somebody else have added to it.
      return {
        kind: 'moved',
        doubted: step,
        moved: {
          sentence: `The object schema ${step.schema} was to be created, but ${standing.detail}.`,
          names: [describeKey(step.key)],
          remedy: standing.remedy ?? PREVIEW_AGAIN,
        },
      };
    }
    await noteSchemaMade(job, step.schema, standing.id);
    count += 1;
  }
  return { kind: 'claimed', count };
}

/**
 * To be awaited right after the POST: what we made is ours from then on, whatever happens to this
 * invocation. One at a time.
 */
export async function noteSchemaMade(job: Job, schemaKey: string, schemaId: string): Promise<void> {
  const template =
    job.deployment.schemas.find((schema) => schema.key === schemaKey)?.template ?? '';
  await recordSchemaBuilding(job.kv, {
    schemaId,
    template,
    version: versionOf(job, template),
    key: schemaKey,
    deploymentId: job.deployment.id,
    at: job.clock.now(),
  });
}

/** Keys of the object schemas this deployment is known to have made, whether they are complete or not. */
export const schemasBegun = async ({
  kv,
  deployment,
}: Pick<Job, 'kv' | 'deployment'>): Promise<string[]> =>
  (await knownSchemas(kv))
    .filter((schema) => schema.deploymentId === deployment.id)
    .map((schema) => schema.key);

export const versionOf = (job: Job, template: string): string =>
  job.deployment.templates.find((ref) => ref.key === template)?.version ?? '';
