/** A caller for tests of the emulator: one person, one running server. */
import type { Emulator } from './server';

export interface Reply {
  status: number;
  body: unknown;
  text: string;
  headers: Headers;
}
export type Send = (method: string, path: string, body?: unknown) => Promise<Reply>;

/**
 * Sends to `/jsm/assets/workspace/{id}/v1` + `path` (to `path` itself where it begins with
 * `/rest/` or `/__emulator/`).
 */
export const callerOf =
  (emulator: Emulator, headers: Record<string, string> = {}): Send =>
  async (method, path, body) => {
    const root = /^\/(?:rest|__emulator)\//.test(path)
      ? ''
      : `/jsm/assets/workspace/${emulator.workspace.site.workspaceId}/v1`;
    const response = await fetch(emulator.url + root + path, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, text, body: readable(text), headers: response.headers };
  };

/** The same as another account, as the Forge host names it. */
export const as = (
  emulator: Emulator,
  accountId: string,
  more: Record<string, string> = {},
): Send => callerOf(emulator, { 'x-emulator-account': accountId, ...more });

/** `id` of what was created. */
export const idOf = (reply: Reply): string => String((reply.body as { id?: unknown }).id);

export const schemaBody = (key: string) => ({ name: `Schema ${key}`, objectSchemaKey: key });
export const typeBody = (objectSchemaId: string, name: string) => ({
  name,
  iconId: '1',
  objectSchemaId,
});
export const textBody = (name: string) => ({ name, type: 0, defaultTypeId: 0 });

function readable(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
