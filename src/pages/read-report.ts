/** The report of a deployment for the page, whole: a browser takes in one answer what a conversation takes in parts. */
import * as z from 'zod/mini';
import type { Answer } from '../service/answer';
import { findDeployment } from '../service/find-deployment';
import { reportOf } from '../service/report-of';
import type { Tools } from '../service/tools';
import { reportMarkdown } from '../report/report-markdown';
import { AppError } from '../errors';
import { shortDigest } from '../planner/digest';
import { parsed } from './parsed';

const input = z.object({
  deploymentId: z.string().check(z.maxLength(40)),
  format: z.enum(['markdown', 'json']),
});

/** `report` of the answer is a string of Markdown, or a `DeploymentReport`. */
export async function readWholeReport(payload: unknown, tools: Tools): Promise<Answer> {
  const { deploymentId, format } = parsed(
    input,
    payload,
    'the id of a deployment, and markdown or json',
  );
  const deployment = await findDeployment(deploymentId, tools);
  if (deployment === null)
    throw new AppError('deployment-unknown', 'That deployment is no longer on record.', {
      remedy: 'Choose one of the list.',
    });
  const report = await reportOf(deployment, tools);
  return {
    ok: true,
    code: 'report',
    text: `Report of deployment ${deployment.id}.`,
    deploymentId: deployment.id,
    state: deployment.state,
    digest: shortDigest(deployment.digest),
    format,
    report: format === 'markdown' ? reportMarkdown(report) : report,
  };
}
