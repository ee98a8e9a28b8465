/** Planning for the page: as options change, and for the preview that waits. Nothing is issued or written. */
import * as z from 'zod/mini';
import type { Answer } from '../service/answer';
import { parseInput } from '../service/inputs';
import { parseOptions } from '../service/parse-options';
import { planFor } from '../service/plan-for';
import type { Tools } from '../service/tools';
import { AppError } from '../errors';
import type { DeployOptions } from '../planner/options';
import { readPreview } from '../storage/previews';
import { pagedPlan } from './paged-plan';
import { parsed } from './parsed';

const previewInput = z.object({ previewId: z.string().check(z.maxLength(40)) });

/** Takes the inputs of preview-deployment, and `from` of an earlier answer's `more`. */
export async function planDeployment(payload: unknown, tools: Tools): Promise<Answer> {
  return planned(parseOptions(parseInput('preview-deployment', payload)), payload, tools);
}

/** The plan of a preview of the caller's own, made anew: `unchanged` says whether it is still what the preview showed. */
export async function planOfPreview(payload: unknown, tools: Tools): Promise<Answer> {
  const preview = await readPreview(
    tools.kv,
    parsed(previewInput, payload, 'a preview id').previewId,
  );
  if (preview === null || preview.account !== tools.accountId) {
    throw new AppError('preview-unknown', 'There is no preview of yours with that id.', {
      remedy: 'Ask for a new preview.',
    });
  }
  const answer = await planned(preview.options, payload, tools);
  return { ...answer, unchanged: answer['digest'] === preview.digest };
}

async function planned(options: DeployOptions, payload: unknown, tools: Tools): Promise<Answer> {
  const { plan, hints } = await planFor(options, tools);
  return { ...pagedPlan(plan, payload), hints };
}
