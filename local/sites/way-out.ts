export interface Exchange {
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body: string | null;
  signal: AbortSignal;
}

export interface Answered {
  status: number;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: string;
}

/** One exchange over HTTPS; redirects are not followed. Rejects where no answer came. */
export interface WayOut {
  send(url: URL, exchange: Exchange): Promise<Answered>;
  close(): Promise<void>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The way out of this machine: through the proxies that HTTPS_PROXY, HTTP_PROXY and NO_PROXY
 * name, which Node's own `fetch` does not know before version 24.
 * @param certificates to be trusted instead of the system's, in PEM; null for the system's (and NODE_EXTRA_CA_CERTS)
 */
export async function openWayOut(
  env: Environment,
  certificates: string | null = null,
): Promise<WayOut> {
  // Loaded here and not at the top, so that runs against the emulator start quickly.
  const { EnvHttpProxyAgent, fetch } = await import('undici');
  const named = (name: string): string => env[name.toLowerCase()] ?? env[name] ?? '';
  const tls = certificates === null ? {} : { ca: certificates };
  const agent = new EnvHttpProxyAgent({
    httpProxy: named('HTTP_PROXY'),
    httpsProxy: named('HTTPS_PROXY'),
    noProxy: named('NO_PROXY'),
    connect: tls,
    requestTls: tls,
  });
  return {
    async send(url, { method, headers, body, signal }) {
      const response = await fetch(url, {
        method,
        headers,
        body,
        signal,
        redirect: 'manual',
        dispatcher: agent,
      });
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await response.text(),
      };
    },
    close: () => agent.close(),
  };
}
