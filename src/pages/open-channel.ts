/** Where the page hears that a deployment moved on: for whoever may see it, and only where the setting has it so. */
import { findDeployment } from '../service/find-deployment';
import type { Tools } from '../service/tools';
import { channelFor } from '../deployer/watch/realtime';
import { settingsAsFound } from '../storage/settings';
import type { PageInput, PageOutcome } from './contract';

/**
 * @throws AppError `deployment-unknown` where the viewer may not see it; `no-channel` is an
 * answer: the page looks by itself then
 */
export async function openChannel(
  { deploymentId }: PageInput<'open-channel'>,
  tools: Tools,
): Promise<PageOutcome<'open-channel'>> {
  const deployment = await findDeployment(deploymentId, tools);
  const isOn =
    deployment !== null &&
    deployment.endedAt === null &&
    (await settingsAsFound(tools.kv)).settings.updates === 'realtime';
  const channel = isOn ? await channelFor(deployment.id) : null;
  if (channel === null)
    return { ok: true, code: 'no-channel', text: 'Ask again every few seconds.' };
  return { ok: true, code: 'channel', text: 'Listen here.', channel };
}
