import type { Ask } from '../sites/ask';
import type { Answered } from '../sites/way-out';
import { fields, rows, text } from './answer';
import { madeBy, refusalOf, type MadeId, type Refusal } from './refusal';
import { patient, type Patience } from './patient';

export { fields, rows, saying, text } from './answer';

export interface Reply {
  status: number;
  /** Undefined where the body is no JSON. */
  body: unknown;
  text: string;
}

export const taken = (reply: Reply): boolean => reply.status < 400;

/** One workspace of Assets, asked directly. GET and POST only. */
export interface ProbeSite {
  /** Sends to an endpoint of the workspace; `workspaceId` in place of its own. */
  assets(
    method: 'GET' | 'POST',
    endpoint: string,
    body?: unknown,
    more?: { headers?: Record<string, string>; workspaceId?: string },
  ): Promise<Reply>;
  /** Reads a path of Jira itself. */
  jira(path: string): Promise<Reply>;
  /** Id of the workspace; null where the site has none. */
  workspaceId: string | null;
  /** What was refused since the last call, bounded and safe to show. */
  takeRefusals(): Refusal[];
  /** Requests sent so far. */
  requests(): number;
  /** Keys of the object schemas that the site took, in order. */
  schemasMade: readonly string[];
}

const LONGEST_MS = 30_000;

/** What the app sends too, so that a refusal is worded as the app will see it. */
const AS_THE_APP: Readonly<Record<string, string>> = {
  accept: 'application/json',
  'content-type': 'application/json',
  'accept-language': 'en-US',
  'x-force-accept-language': 'true',
};

/** Finds the workspace. Rejects where the site does not answer. */
export async function openProbeSite(ask: Ask, patience?: Partial<Patience>): Promise<ProbeSite> {
  let refusals: Refusal[] = [];
  const schemasMade: string[] = [];
  const made = new Set<MadeId>();
  const { send, requests } = patient(
    (question): Promise<Answered> => ask({ ...question, signal: AbortSignal.timeout(LONGEST_MS) }),
    patience,
  );
  const exchange = async (
    method: 'GET' | 'POST',
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> => {
    const answer = await send({
      method,
      path,
      headers: { ...AS_THE_APP, ...headers },
      body: body === undefined ? null : JSON.stringify(body),
    });
    return { status: answer.status, text: answer.body, body: parsed(answer.body) };
  };
  const found = rows(
    (await exchange('GET', '/rest/servicedeskapi/assets/workspace', undefined)).body,
  );
  const id = text(found[0], 'workspaceId');
  return {
    workspaceId: id === '' ? null : id,
    requests,
    schemasMade,
    async assets(method, endpoint, body, more = {}) {
      const path = `/jsm/assets/workspace/${more.workspaceId ?? id}/v1${endpoint}`;
      const reply = await exchange(method, path, body, more.headers);
      if (!taken(reply))
        refusals.push(refusalOf(method, endpoint, body, reply, { workspaceId: id, made }));
      else for (const id of madeBy(endpoint, text(reply.body, 'id'))) made.add(id);
      if (taken(reply) && endpoint === '/objectschema/create')
        schemasMade.push(text(fields(body), 'objectSchemaKey'));
      return reply;
    },
    jira: (path) => exchange('GET', path, undefined),
    takeRefusals() {
      const since = refusals;
      refusals = [];
      return since;
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
