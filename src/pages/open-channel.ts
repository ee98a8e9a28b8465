/** Where the page hears that a deployment moved on: for whoever may see it, and only where the setting has it so. */
import * as z from 'zod/mini';
import type { Answer } from '../service/answer';
import { findDeployment } from '../service/find-deployment';
import type { Tools } from '../service/tools';
import { channelFor } from '../deployer/watch/realtime';
import { readSettings } from '../storage/settings';
import { parsed } from './parsed';

const input = z.object({ deploymentId: z.string().check(z.minLength(1), z.maxLength(40)) });

/** @throws AppError `deployment-unknown` where the viewer may not see it; `no-channel` is an answer: the page looks by itself then */
export async function openChannel(payload: unknown, tools: Tools): Promise<Answer> {
  const { deploymentId } = parsed(input, payload, 'the id of a deployment');
  const deployment = await findDeployment(deploymentId, tools);
  const isOn =
    deployment !== null &&
    deployment.endedAt === null &&
    (await readSettings(tools.kv)).updates === 'realtime';
  const channel = isOn ? await channelFor(deployment.id) : null;
  if (channel === null)
    return { ok: true, code: 'no-channel', text: 'Ask again every few seconds.' };
  return { ok: true, code: 'channel', text: 'Listen here.', channel };
}
