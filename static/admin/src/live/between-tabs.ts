/**
 * What one tab of a person did, the others hear of at once. Where a browser does not carry it,
 * they find out by looking.
 */

const CHANNEL = 'launchpad-notices';

function open(): BroadcastChannel | null {
  try {
    return new BroadcastChannel(CHANNEL);
  } catch {
    return null;
  }
}

/** A preview was issued, confirmed or discarded here. The other tabs look for themselves: nothing else is said. */
export function tellTabs(): void {
  const channel = open();
  channel?.postMessage('look');
  channel?.close();
}

/** Hears until the answered function is called. */
export function hearTabs(heard: () => void): () => void {
  const channel = open();
  channel?.addEventListener('message', heard);
  return () => channel?.close();
}
