/**
 * Forge Realtime in the page: hearing that a deployment moved on. Where it cannot be had, nothing
 * is heard, and that is all.
 */
import { realtime } from '@forge/bridge';
import { ask } from '../api';

/** A token is renewed so long before it ends; whether a channel outlives its token is unknown (milliseconds). */
const RENEW_BEFORE_MS = 60_000;
const SOONEST_RENEWAL_MS = 30_000;

/** Listens until the answered function is called. Never throws: whoever needs to know looks by themselves besides. */
export function listenTo(deploymentId: string, heard: () => void): () => void {
  let wanted = true;
  let timer: number | undefined;
  let leave: () => void = () => undefined;
  const join = async (): Promise<void> => {
    const answer = await ask('open-channel', { deploymentId });
    if (answer.code === 'no-channel' || !wanted) return;
    const { channel } = answer;
    const subscription = await realtime.subscribeGlobal(
      channel.name,
      (_payload, error) => {
        if (error === undefined) heard();
      },
      { token: channel.token },
    );
    const before = leave;
    leave = () => void subscription.unsubscribe().catch(() => undefined);
    before();
    if (!wanted) return leave();
    timer = window.setTimeout(
      () => void join().catch(() => undefined),
      Math.max(SOONEST_RENEWAL_MS, channel.expiresAt - Date.now() - RENEW_BEFORE_MS),
    );
  };
  void join().catch(() => undefined);
  return () => {
    wanted = false;
    window.clearTimeout(timer);
    leave();
  };
}
