/** What is said of a confirmation that counts: what is known after the first slice, which may be all. */
import { shortDigest } from '../text/short-digest';
import type { Confirmed } from './confirm';
import { deploymentStatus } from './deployment-status';
import type { Outcome } from './outputs';
import { statusAnswer, whoMovesIt } from './status-text';
import { targetIn, targetWords } from './target';
import type { Tools } from './tools';
import { totalOf } from '../storage/shapes';

export async function confirmedAnswer(
  { kind, deployment }: Confirmed,
  tools: Tools,
): Promise<Outcome<'deploy-schema'>> {
  if (kind === 'already')
    return statusAnswer(
      deployment,
      tools.now(),
      [],
      'This preview was confirmed before; nothing was started twice. ',
    );
  const isOver = deployment.endedAt !== null;
  const so = isOver
    ? await deploymentStatus(deployment, tools)
    : statusAnswer(deployment, tools.now());
  // What stopped in the first slice is said as such.
  if (!so.ok) return so;
  const total = totalOf(deployment.approved);
  const done = deployment.progress === null ? 0 : totalOf(deployment.progress.done);
  const sofar =
    done === 0 ? `${total} elements to create` : `${done} of ${total} elements are created`;
  const head =
    `Deployment ${deployment.id} started (digest ${shortDigest(deployment.digest)}): ` +
    `${sofar}. Where: ${targetWords(targetIn(tools, deployment.workspaceId))}.`;
  if (isOver) return { ...so, code: 'started', text: `${head}\n${so.text}` };
  const goesOn =
    deployment.executor === 'present'
      ? whoMovesIt(deployment, true)
      : 'It goes on in the background, also when you close this chat.';
  return {
    ...so,
    code: 'started',
    text: `${head} Nothing is finished yet. ${goesOn}`,
    next: 'Ask for its status to see how far it is.',
  };
}
