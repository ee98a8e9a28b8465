/**
 * get-deployment-status: how a deployment stands, or its report; the first also wakes a stalled
 * one, and moves on one that waits for its person.
 */
import type { Outcome } from '../service/outputs';
import { deploymentStatus } from '../service/deployment-status';
import { findDeployment } from '../service/find-deployment';
import { given, type InputOf } from '../service/inputs';
import type { Tools } from '../service/tools';
import { parseReport, reportAnswer } from './report-answer';

export async function getDeploymentStatus(
  input: InputOf<'get-deployment-status'>,
  tools: Tools,
): Promise<Outcome<'get-deployment-status'>> {
  const report = parseReport(input);
  const found = await findDeployment(given(input.deploymentId), tools);
  if (found === null) {
    return {
      ok: true,
      code: 'no-deployment',
      text: 'Nothing has been deployed here by LaunchPad yet, as far as you can see.',
      next: 'To see what can be deployed, ask: what can you deploy?',
    };
  }
  return report === null ? deploymentStatus(found, tools) : reportAnswer(found, report, tools);
}
