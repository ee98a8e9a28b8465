/** Whether the workspace moved in a way that matters since the approval, and what moved. Pure. */
import { describeKey } from '../planner/natural-key';
import { blocksOf, type Plan, type SchemaPin } from '../planner/plan';
import { hashKey } from '../storage/baseline';
import type { Job } from './job';
import { listed } from '../text/lists';

export interface Moved {
  sentence: string;
  names: string[];
  remedy: string;
}

export interface Looked {
  plan: Plan;
  observation: { schemas: readonly { id: string }[] };
  pins: readonly SchemaPin[];
}

export const PREVIEW_AGAIN =
  'Nothing more was written. Preview again to see what would be done now.';

/** Schemas of the deployment that existed, or were made by it, and are not in the list. */
export function goneSchemas({ pins, observation }: Looked): SchemaPin[] {
  const present = new Set(observation.schemas.map((schema) => schema.id));
  return pins.filter((pin) => pin.id !== null && !present.has(pin.id));
}

export function whatMoved(
  job: Pick<Job, 'deployment' | 'baseline' | 'progress'>,
  looked: Looked,
): Moved | null {
  const { plan } = looked;
  const gone = goneSchemas(looked).map((pin) => pin.key);
  if (gone.length > 0)
    return {
      sentence: `The object schema ${gone.join(', ')} is no longer there (or no longer visible to you).`,
      names: gone,
      remedy: PREVIEW_AGAIN,
    };
  const vanished = plan.steps
    .filter((step) => job.baseline.has(hashKey(step.key)))
    .map((step) => describeKey(step.key));
  if (vanished.length > 0)
    return {
      sentence: `What was there when you approved is gone: ${firstOf(vanished)}.`,
      names: vanished,
      remedy: PREVIEW_AGAIN,
    };
  const blocks = blocksOf(plan);
  // Rights that are gone are no drift: `requireRights` says so.
  if (blocks.some((block) => block.code === 'not-manageable')) return null;
  if (blocks[0] !== undefined)
    return {
      sentence: blocks[0].sentence,
      names: blocks.map((block) => block.sentence),
      remedy: `${blocks[0].remedy} ${PREVIEW_AGAIN}`,
    };
  return !job.progress.hasBegun && plan.digest !== job.deployment.digest
    ? changedBeforeStart(job, plan)
    : null;
}

function changedBeforeStart({ baseline }: Pick<Job, 'baseline'>, plan: Plan): Moved {
  const steps = new Set(plan.steps.map((step) => step.key));
  const appeared = plan.elements
    .filter((key) => !steps.has(key) && !baseline.has(hashKey(key)))
    .map(describeKey);
  return appeared.length > 0
    ? {
        sentence: `Between approval and start somebody created ${firstOf(appeared)}.`,
        names: appeared,
        remedy: PREVIEW_AGAIN,
      }
    : {
        sentence:
          'Between approval and start the settings of an element that the plan builds on changed.',
        names: [],
        remedy: PREVIEW_AGAIN,
      };
}

const firstOf = (names: readonly string[]): string => listed(names, 5, '; ');
