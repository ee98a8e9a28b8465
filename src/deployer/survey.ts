/** Where a deployment stands: observe, plan with its pins, and see whether anything moved that matters. */
import type { Observation } from '../assets/observation';
import { readAhead } from '../assets/read-ahead';
import type { Plan, SchemaPin, SchemaStep } from '../planner/plan';
import { knownSchemas, type StoredSchema } from '../storage/known-schemas';
import type { Job } from './job';
import { claimLostSchemas } from './made-schemas';
import { goneSchemas, whatMoved, type Moved } from './moved';
import { surveyDeployment, type DeploymentSurvey } from '../survey/survey-deployment';

export type Survey =
  | { kind: 'plan'; plan: Plan; observation: Observation; pins: SchemaPin[] }
  /** `doubted`: a schema that exists, and may or may not be one this deployment made. */
  | { kind: 'moved'; moved: Moved; plan: Plan; doubted: SchemaStep | null };

/**
 * A list may not show a schema for a while after it was made: how long that is believed of one we
 * made, longer than `LONGEST_LAG_MS`.
 */
const LAGGING_LIST_MS = [1_000, 2_000, 3_000, 4_500];
/** Each round finds at least one lost schema, so there are never more than schemas; a bound all the same. */
const MOST_CLAIMS = 20;

/**
 * The first look asks at once for all that the schemas made so far hold.
 * @param before what was seen earlier in this turn, which is not read again
 * @throws AppError where the workspace cannot be read
 */
export async function survey(
  job: Job,
  needIcons: boolean,
  before?: Pick<Observation, 'globals'>,
): Promise<Survey> {
  for (let lag = 0, claims = 0; ;) {
    // An answer that takes long shows what was there when it was asked for.
    const askedAt = job.clock.now();
    const look = await lookOnce(job, needIcons, lag + claims === 0, before);
    const wait = LAGGING_LIST_MS[lag];
    if (wait !== undefined && goneSchemas(look).some((pin) => isMade(job, look.known, pin))) {
      lag += 1;
      await job.clock.sleep(wait);
      continue;
    }
    const left = job.until - job.clock.ticks();
    if (needIcons && wait !== undefined && left > 0 && job.book.isLate(look.plan, askedAt)) {
      lag += 1;
      await job.clock.sleep(Math.min(wait, left));
      continue;
    }
    const claimed = await claimLostSchemas(job, look.plan, look.observation.schemas);
    if (claimed.kind === 'moved') return { ...claimed, plan: look.plan };
    claims += claimed.count;
    if (claimed.count > 0 && claims <= MOST_CLAIMS) continue;
    const moved = whatMoved(job, look);
    // Not what somebody did, but what could not be read just now: later, rather than an end.
    if (moved !== null && look.observation.doubt !== undefined) throw look.observation.doubt;
    return moved === null
      ? { kind: 'plan', plan: look.plan, observation: look.observation, pins: look.pins }
      : { kind: 'moved', moved, plan: look.plan, doubted: null };
  }
}

export interface Look extends DeploymentSurvey {
  known: StoredSchema[];
}

async function lookOnce(
  job: Job,
  needIcons: boolean,
  isFirst: boolean,
  before?: Pick<Observation, 'globals'>,
): Promise<Look> {
  const { deployment, closure, book } = job;
  const known = await knownSchemas(job.kv);
  const own = known.filter((schema) => schema.deploymentId === deployment.id);
  const expected = own.map(({ schemaId, template }) => ({
    id: schemaId,
    types: closure.templates.get(template)?.objectTypes.length ?? 1,
  }));
  return {
    ...(await surveyDeployment(deployment, {
      client: isFirst ? readAhead(job.client, expected, before?.globals) : job.client,
      closure,
      known,
      needIcons,
      identitiesOf: (ids) => book.of(ids),
    })),
    known,
  };
}

const isMade = (job: Job, known: readonly StoredSchema[], pin: SchemaPin): boolean =>
  known.some((schema) => schema.schemaId === pin.id && schema.deploymentId === job.deployment.id);
