/** How a deployment stands, said: moved on by the asking where that is how it moves. */
import { goesOnAnyway } from '../access/licence-policy';
import type { Deployment } from '../storage/deployment-record';
import { loadSetByHand } from '../storage/set-by-hand';
import { moveOn } from './follow';
import { nextSteps } from './next-steps';
import { sinceThen } from './since-then';
import type { Status } from './outputs';
import { statusAnswer } from './status-text';
import type { Tools } from './tools';

/** @param found as it was before this question */
export async function deploymentStatus(found: Deployment, tools: Tools): Promise<Status> {
  const deployment = await moveOn(found, tools);
  const setByHand =
    deployment.setByHand.count === 0
      ? []
      : await loadSetByHand(tools.kv, deployment.id, deployment.setByHand);
  return statusAnswer(
    deployment,
    tools.now(),
    [
      ...(await sinceThen(deployment, tools)),
      ...(deployment.state === 'succeeded' ? await nextSteps(deployment, tools) : []),
    ],
    deployment.endedAt === null ? goesOnAnyway(tools.licence) : '',
    setByHand,
    deployment.account === tools.accountId,
  );
}
