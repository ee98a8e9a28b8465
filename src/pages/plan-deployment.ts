/** Planning for the page: as options change, and for the preview that waits. Nothing is issued or written. */
import { planFor } from '../service/plan-for';
import { AppError } from '../errors';
import type { DeployOptions } from '../planner/options';
import { modelsNamed } from '../service/own-models';
import { parseOptions } from '../service/parse-options';
import type { Tools } from '../service/tools';
import { readPreview } from '../storage/previews';
import type { PageInput, PageOutcome } from './contract';
import { pagedPlan } from './paged-plan';

export async function planDeployment(
  input: PageInput<'plan-deployment'>,
  tools: Tools,
): Promise<PageOutcome<'plan-deployment'>> {
  return planned(parseOptions(input, await modelsNamed(tools)), input.from, tools);
}

/** The plan of a preview of the caller's own, made anew. */
export async function planOfPreview(
  { previewId, from }: PageInput<'plan-of-preview'>,
  tools: Tools,
): Promise<PageOutcome<'plan-of-preview'>> {
  const preview = await readPreview(tools.kv, previewId);
  if (preview === null || preview.account !== tools.accountId) {
    throw new AppError('preview-unknown', 'There is no preview of yours with that id.', {
      remedy: 'Ask for a new preview.',
    });
  }
  const answer = await planned(preview.options, from, tools);
  return { ...answer, unchanged: answer.digest === preview.digest };
}

async function planned(
  options: DeployOptions,
  from: number | undefined,
  tools: Tools,
): Promise<PageOutcome<'plan-deployment'>> {
  const { plan, hints } = await planFor(options, tools);
  return { ...pagedPlan(plan, from ?? 0), hints };
}
