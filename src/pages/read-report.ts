/** The report of a deployment for the page, whole: a browser takes in one answer what a conversation takes in parts. */
import { findDeployment } from '../service/find-deployment';
import { reportOf } from '../service/report-of';
import type { Tools } from '../service/tools';
import { reportMarkdown } from '../report/report-markdown';
import { AppError } from '../errors';
import { shortDigest } from '../text/short-digest';
import type { PageInput, PageOutcome } from './contract';

export async function readWholeReport(
  { deploymentId, format }: PageInput<'read-report'>,
  tools: Tools,
): Promise<PageOutcome<'read-report'>> {
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
