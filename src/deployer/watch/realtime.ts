/**
 * Forge Realtime: the channel on which an open page hears that a deployment moved on. A consumer
 * can publish to global channels only, and everybody who can open the app could listen to those,
 * so each is closed with a token: publisher and listener hold one with the same claims, and the
 * page gets its own only for a deployment that its viewer may see (Atlassian documentation,
 * Realtime: "Authorizing Realtime channels", "Realtime events API"). What is sent is the
 * deployment's id and a time, nothing of the tenant's. Never tried on a site: whoever hears
 * nothing looks by themselves.
 */
import { publishGlobal, signRealtimeToken } from '@forge/realtime';
import type { Kv } from '../../storage/kv/kv';
import { settingsAsFound } from '../../storage/settings';
import { createAnnouncer, type Announcer } from './announcer';
import type { Clock } from '../run/clock';

export interface Channel {
  name: string;
  /** Good for listening to this channel only. */
  token: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

const channelName = (deploymentId: string): string => `deployment-${deploymentId}`;

/** A token is not used in its last moments: the clocks of two machines may differ by so much (milliseconds). */
const TOKEN_MARGIN_MS = 30_000;

/**
 * For whoever listens; null where the service does not sign. That the viewer may see the
 * deployment is checked before.
 */
export async function channelFor(deploymentId: string): Promise<Channel | null> {
  const signed = await sign(deploymentId, 'subscribe').catch(() => null);
  return signed === null ? null : { name: channelName(deploymentId), ...signed };
}

/**
 * Publishes unless the setting says that pages look by themselves, which is read when there is
 * first something to say.
 */
export function announcerOn(kv: Kv, deploymentId: string, clock: Clock): Announcer {
  let isOn: boolean | null = null;
  let signed: { token: string; expiresAt: number } | null = null;
  return createAnnouncer(async () => {
    isOn ??= (await settingsAsFound(kv)).settings.updates === 'realtime';
    if (!isOn) return false;
    if (signed === null || signed.expiresAt - TOKEN_MARGIN_MS < clock.now())
      signed = await sign(deploymentId, 'publish');
    if (signed === null) return false;
    const { errors } = await publishGlobal(
      channelName(deploymentId),
      { deployment: deploymentId, at: clock.now() },
      { token: signed.token },
    );
    return errors === undefined;
  }, clock);
}

/** `expiresAt` of the service is in seconds (Atlassian documentation). */
async function sign(
  deploymentId: string,
  permission: 'publish' | 'subscribe',
): Promise<{ token: string; expiresAt: number } | null> {
  const answer: { token: unknown; expiresAt: unknown } = await signRealtimeToken(
    channelName(deploymentId),
    { deployment: deploymentId },
    [permission],
  );
  return typeof answer.token === 'string' && typeof answer.expiresAt === 'number'
    ? { token: answer.token, expiresAt: answer.expiresAt * 1_000 }
    : null;
}
