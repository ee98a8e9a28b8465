/**
 * Forge's bridge on this machine: `window.__bridge`, which the real `@forge/bridge` talks to
 * (observed in its version 7.2.0). What the page does not use is refused, as the platform does
 * where a module cannot do something.
 */
interface Bridge {
  callBridge(name: string, data?: unknown): Promise<unknown>;
}
interface Place {
  pathname: string;
  search: string;
  hash: string;
  state: null;
  key: string;
}

const asked = new URLSearchParams(location.search);
const accountId = asked.get('accountId') ?? '';
const colorMode = asked.get('theme') === 'dark' ? 'dark' : 'light';

const CALLS: Readonly<Record<string, (data: Record<string, unknown>) => unknown>> = {
  invoke: async ({ functionKey, payload }) => {
    const response = await fetch('../invoke', {
      method: 'POST',
      body: JSON.stringify({ functionKey, payload: payload ?? {}, accountId }),
    });
    const answer = (await response.json()) as { value?: unknown; problem?: string };
    if (answer.problem !== undefined) throw new Error(answer.problem);
    return answer.value;
  },
  getContext: () => ({
    accountId,
    cloudId: asked.get('cloudId') ?? '',
    environmentId: 'local',
    environmentType: 'DEVELOPMENT',
    localId: 'local',
    locale: 'en-GB',
    moduleKey: 'launchpad-admin',
    siteUrl: location.origin,
    timezone: 'UTC',
    theme: { colorMode },
    extension: { type: 'jira:adminPage' },
  }),
  enableTheming: () => {
    document.documentElement.setAttribute('data-color-mode', colorMode);
    document.documentElement.setAttribute(
      'data-theme',
      'dark:dark light:light spacing:spacing typography:typography shape:shape motion:motion',
    );
  },
  createHistory: () => keptHistory(),
  changeWindowTitle: (title) => {
    parent.document.title = String(title);
  },
  isRovoEnabled: () => true,
  openRovo: ({ prompt }) => parent.postMessage({ openChat: true, prompt }, location.origin),
  navigate: ({ url }) =>
    /^https?:/u.test(String(url))
      ? leave(String(url))
      : parent.postMessage({ opens: String(url) }, location.origin),
  emitReadyEvent: () => undefined,
  subscribeRealtimeChannel: (data) => listen(data as unknown as Listening),
};

interface Listening {
  channelName: string;
  onEvent: (payload: unknown) => void;
  isGlobal?: boolean;
  options?: { token?: string };
}

/**
 * Rejects where the service refuses (Forge documentation, error handling for Realtime). A stream
 * that breaks says nothing, as a channel that went quiet.
 */
function listen({
  channelName,
  onEvent,
  isGlobal,
  options,
}: Listening): Promise<{ unsubscribe(): Promise<void> }> {
  const asks = new URLSearchParams({
    channel: channelName,
    ...(isGlobal === true ? { global: '1' } : {}),
    ...(options?.token === undefined ? {} : { token: options.token }),
  });
  const source = new EventSource(`../realtime?${asks.toString()}`);
  const stop = (): Promise<void> => {
    source.close();
    return Promise.resolve();
  };
  return new Promise((resolve, reject) => {
    const refuse = (why: string): void => {
      void stop();
      reject(new Error(why));
    };
    source.addEventListener('listening', () => resolve({ unsubscribe: stop }));
    source.addEventListener('refused', (event) =>
      refuse(String(JSON.parse((event as MessageEvent<string>).data))),
    );
    source.addEventListener('message', (event: MessageEvent<string>) =>
      onEvent(JSON.parse(event.data)),
    );
    source.addEventListener('error', () => refuse('The channel could not be opened.'));
  });
}

/** Before another site is opened the person is asked, and declining rejects (Forge documentation, bridge, router). */
function leave(url: string): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  parent.postMessage({ leaves: url }, location.origin, [port2]);
  return new Promise((resolve, reject) => {
    port1.onmessage = (event: MessageEvent<boolean>) =>
      event.data ? resolve() : reject(new Error('The person stayed.'));
  });
}

/**
 * The address of the page lives in the fragment of the frame around it, so that a reload and the
 * back button find it again.
 */
function keptHistory(): unknown {
  const listeners = new Set<(place: Place, action: string) => void>();
  const here = (): Place => ({
    pathname: parent.location.hash.slice(1) || '/',
    search: '',
    hash: '',
    state: null,
    key: '',
  });
  const tell = (action: string): void => {
    kept.location = here();
    for (const listener of listeners) listener(kept.location, action);
  };
  const kept = {
    action: 'POP',
    location: here(),
    length: 1,
    push: (path: string) => {
      parent.location.hash = path;
    },
    replace: (path: string) => {
      parent.history.replaceState(null, '', `#${path}`);
      tell('REPLACE');
    },
    go: (by: number) => parent.history.go(by),
    goBack: () => parent.history.back(),
    goForward: () => parent.history.forward(),
    listen: (listener: (place: Place, action: string) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  parent.addEventListener('hashchange', () => tell('POP'));
  return kept;
}

(globalThis as unknown as { __bridge: Bridge }).__bridge = {
  callBridge: async (name, data) => {
    const call = CALLS[name];
    if (call === undefined) throw new Error(`The bridge of the local machine has no "${name}".`);
    return call((data ?? {}) as Record<string, unknown>);
  },
};

export {};
