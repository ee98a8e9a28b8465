import type { Ask } from '../sites/ask';

export interface Reply {
  status: number;
  /** Undefined where the body is no JSON. */
  body: unknown;
  text: string;
}

/** One workspace of Assets, asked directly. GET and POST only. */
export interface ProbeSite {
  /** Sends to an endpoint of the workspace; `workspaceId` in place of its own. */
  assets(
    method: 'GET' | 'POST',
    endpoint: string,
    body?: unknown,
    more?: { headers?: Record<string, string>; workspaceId?: string },
  ): Promise<Reply>;
  /** Id of the workspace; null where the site has none. */
  workspaceId: string | null;
}

const LONGEST_MS = 30_000;

/** Finds the workspace. Rejects where the site does not answer. */
export async function openProbeSite(ask: Ask): Promise<ProbeSite> {
  const send = async (
    method: 'GET' | 'POST',
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> => {
    const { status, body: text } = await ask({
      method,
      path,
      headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(LONGEST_MS),
    });
    return { status, text, body: parsed(text) };
  };
  const found = fields(
    (await send('GET', '/rest/servicedeskapi/assets/workspace', undefined)).body,
  )['values'];
  const id = text(Array.isArray(found) ? found[0] : undefined, 'workspaceId');
  return {
    workspaceId: id === '' ? null : id,
    assets: (method, endpoint, body, more = {}) =>
      send(
        method,
        `/jsm/assets/workspace/${more.workspaceId ?? id}/v1${endpoint}`,
        body,
        more.headers,
      ),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The members of an object; none for anything else. */
export const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
/** The objects of a list, also where it is wrapped as `values` or `entries` (both have been seen). */
export function rows(value: unknown): Record<string, unknown>[] {
  const wrapped = fields(value);
  const list = Array.isArray(value)
    ? value
    : ([wrapped['values'], wrapped['entries']].find(Array.isArray) ?? []);
  return (list as unknown[]).map(fields);
}
/** A text or number member as text; '' where there is none. */
export function text(value: unknown, name: string): string {
  const member = fields(value)[name];
  return typeof member === 'string' || typeof member === 'number' ? String(member) : '';
}
/** What a refusal says: its first sentence, whichever member it stands in. */
export function saying(reply: Reply): string {
  const { errorMessages, errors } = fields(reply.body);
  const sentences = [
    ...Object.values(fields(errors)),
    ...(Array.isArray(errorMessages) ? (errorMessages as unknown[]) : []),
  ];
  return (
    sentences.find(
      (sentence): sentence is string => typeof sentence === 'string' && sentence !== '',
    ) ?? ''
  );
}
