/** What is said of a confirmation that counts. */
import { shortDigest } from '../planner/digest';
import type { Answer } from './answer';
import type { Confirmed } from './confirm';
import { totalOf } from './counts';
import { statusAnswer } from './status-text';

export function confirmedAnswer({ kind, deployment }: Confirmed, now: number): Answer {
  if (kind === 'already')
    return statusAnswer(
      deployment,
      now,
      [],
      'This preview was confirmed before; nothing was started twice. ',
    );
  const total = totalOf(deployment.approved);
  return {
    ok: true,
    code: 'started',
    deploymentId: deployment.id,
    state: deployment.state,
    digest: shortDigest(deployment.digest),
    total,
    text: `Deployment ${deployment.id} started (digest ${shortDigest(deployment.digest)}): ${total} elements to create. Nothing is finished yet; it goes on in the background, also when you close this chat.`,
    next: 'get-deployment-status tells how far it is.',
  };
}
