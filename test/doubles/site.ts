/** Where the contract suite runs: a fresh emulator, or the real site that three environment variables name. */
import { startEmulator } from '../../local/assets-emulator';

export interface Answer {
  status: number;
  body: unknown;
  text: string;
}

export interface ContractSite {
  /** Sends to `/jsm/assets/workspace/{id}/v1` + `path`. */
  assets(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<Answer>;
  /** Sends to a path of the site. `token` replaces the right one. */
  site(path: string, token?: string): Promise<Answer>;
  /** Part of names and keys, so that runs on one site do not meet. */
  readonly mark: string;
  close(): Promise<void>;
}

interface Place {
  base: string;
  email: string;
  token: string;
  close(): Promise<void>;
}

async function place(): Promise<Place> {
  const {
    LAUNCHPAD_CONTRACT_SITE: base,
    ATLASSIAN_EMAIL: email,
    ATLASSIAN_API_TOKEN: token,
  } = process.env;
  if (base && email && token)
    return { base: base.replace(/\/$/, ''), email, token, close: () => Promise.resolve() };
  const emulator = await startEmulator();
  return {
    base: emulator.url,
    email: 'admin@example.test',
    token: 'any',
    close: () => emulator.close(),
  };
}

export async function openSite(): Promise<ContractSite> {
  const { base, email, token, close } = await place();
  const send = async (
    method: string,
    path: string,
    body: unknown,
    secret = token,
  ): Promise<Answer> => {
    const response = await fetch(base + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        Authorization: `Basic ${Buffer.from(`${email}:${secret}`).toString('base64')}`,
      },
    });
    const text = await response.text();
    return { status: response.status, text, body: parsed(text) };
  };
  const found = await send('GET', '/rest/servicedeskapi/assets/workspace', undefined);
  const workspaceId =
    (found.body as { values: { workspaceId: string }[] }).values[0]?.workspaceId ?? '';
  return {
    assets: (method, path, body) =>
      send(method, `/gateway/api/jsm/assets/workspace/${workspaceId}/v1${path}`, body),
    site: (path, secret) => send('GET', path, undefined, secret),
    mark: Date.now().toString(36).slice(-5).toUpperCase(),
    close,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
