/** What the gate answers to one request. Open pages pass; gated ones take a session, which a token begins. */
import { TOKEN_PARAMETER } from '../src/guides/claims';
import { SEARCH_FOLDER, tierNeeded } from '../src/guides/gated';
import { covers, type Tier } from '../src/guides/tier';
import { movedTo, privately, refused } from './answers';
import { plainPath } from './paths';
import { readKeys, type Environment, type Keys } from './secrets';
import { sessionCookie, tierOfSession, tierOfToken } from './session';

/** @param now seconds since 1970 */
export async function answer(
  request: Request,
  environment: Environment,
  now: number,
): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refused('method');
  const url = new URL(request.url);
  const path = plainPath(url);
  if (path === null) return refused('no-page');
  const keys = await readKeys(environment);
  const session = await tierOfSession(request.headers.get('cookie'), keys, now);
  const tokens = url.searchParams.getAll(TOKEN_PARAMETER);
  if (tokens.length > 0 && request.method === 'GET') return enter(path, tokens, keys, session, now);
  if (isSearch(path))
    return privately(await fileAt(searchFile(path, session), request, environment));
  const needed = tierNeeded(path);
  if (needed === null) return environment.ASSETS.fetch(request);
  if (session !== null && covers(session, needed))
    return privately(await environment.ASSETS.fetch(request));
  if (keys.length === 0) return refused('not-set-up');
  return refused(session === null ? 'no-session' : 'lower-tier');
}

/**
 * The address without its token, and the session that the token begins. The path is the request's
 * own, so there is no other place to be sent to.
 */
async function enter(
  path: string,
  tokens: readonly string[],
  keys: readonly Keys[],
  session: Tier | null,
  now: number,
): Promise<Response> {
  const [current, ...older] = keys;
  if (current === undefined) return refused('not-set-up');
  const tier = tokens.length === 1 ? await tierOfToken(tokens[0] ?? '', keys, now) : null;
  if (tier !== null) return movedTo(path, await sessionCookie(tier, [current, ...older], now));
  return session === null ? refused('bad-token') : movedTo(path, null);
}

/** VitePress's search asks for its index under this name, whoever reads. */
const isSearch = (path: string): boolean =>
  (path.split('/').at(-1) ?? '').toLowerCase().startsWith('@localsearchindex');

/** Without the `@`, which file servers write as `%40` and move the reader to. */
const searchFile = (path: string, session: Tier | null): string =>
  `/${SEARCH_FOLDER}/${session ?? 'public'}/${(path.split('/').at(-1) ?? '').slice(1)}`;

const fileAt = (path: string, request: Request, { ASSETS }: Environment): Promise<Response> =>
  ASSETS.fetch(new Request(new URL(path, request.url), request));
