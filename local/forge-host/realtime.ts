/**
 * Forge Realtime as far as its documentation and `@forge/realtime` 1.0.1 tell it: publishing and
 * signing come in as GraphQL of remote `realtime`, listening is what the bridge of the page does.
 * How long a token is good for, and how soon a message arrives, is unknown; here it is a quarter
 * of an hour, and at once.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from './clock';

/** Signed operations a second and installation (Atlassian documentation, Realtime limits). */
const MOST_PER_SECOND = 50;
const TOKEN_LIFE_S = 15 * 60;
/** Enables `subscribeGlobal` (Atlassian documentation, permissions). */
export const GLOBAL_CHANNEL_SCOPE = 'read:app-global-channel:realtime';

/** `refuses`: every operation answers an error. `swallows`: it takes everything, and nobody hears a thing. */
export type RealtimeHealth = 'works' | 'refuses' | 'swallows';

export interface Listening {
  channel: string;
  isGlobal: boolean;
  token: string | null;
}

export interface Realtime {
  /** @param fromPage whether the function was invoked by a front end: only then there is a context to publish in */
  handle(body: string, fromPage: boolean): Response;
  /** @returns what stops it. Throws an `Error` with the service's words where it refuses. */
  listen(to: Listening, hear: (payload: unknown) => void): () => void;
  setHealth(health: RealtimeHealth): void;
  /** Bodies of all that was asked. */
  readonly asked: readonly string[];
}

const request = z.object({
  query: z.string(),
  variables: z.union([
    z.object({
      name: z.string(),
      payload: z.string(),
      isGlobal: z.boolean(),
      token: z.string().optional(),
    }),
    z.object({
      channelName: z.string(),
      claims: z.unknown(),
      permissions: z.array(z.enum(['subscribe', 'publish'])).optional(),
    }),
  ]),
});
const tokenShape = z.object({
  channel: z.object({ name: z.string() }),
  claims: z.unknown(),
  permissions: z.array(z.string()).optional(),
  exp: z.number(),
});
type Token = z.infer<typeof tokenShape>;

const refusal = (message: string): Response => Response.json({ errors: [{ message }] });

export function createRealtime(clock: Clock, mayListenGlobally: boolean): Realtime {
  const secret = randomBytes(32);
  const listeners = new Set<{ at: string; hear: (payload: unknown) => void }>();
  const asked: string[] = [];
  const recent: number[] = [];
  let health: RealtimeHealth = 'works';
  let events = 0;

  const signature = (text: string): Buffer => createHmac('sha256', secret).update(text).digest();
  const write = (token: Token): string => {
    const text = [{ alg: 'HS256', typ: 'JWT' }, token]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${text}.${signature(text).toString('base64url')}`;
  };
  const open = (text: string, channel: string, permission: string): Token => {
    const [head = '', payload = '', mark = ''] = text.split('.');
    const given = Buffer.from(mark, 'base64url');
    const right = signature(`${head}.${payload}`);
    if (given.length !== right.length || !timingSafeEqual(given, right))
      throw new Error('Realtime token validation failed: INVALID_TOKEN');
    const token = tokenShape.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    if (clock.now() / 1_000 >= token.exp)
      throw new Error('Realtime token validation failed: TOKEN_EXPIRED');
    if (token.channel.name !== channel)
      throw new Error('Realtime token validation failed: CHANNEL_NAME_MISMATCH');
    if (token.permissions !== undefined && !token.permissions.includes(permission))
      throw new Error('Realtime token validation failed: MISSING_PERMISSION');
    return token;
  };
  /** Who shares a place hears one another: channel, kind and the claims of the token. */
  const placeOf = (
    channel: string,
    isGlobal: boolean,
    token: string | null,
    permission: string,
  ): string =>
    JSON.stringify([
      channel,
      isGlobal,
      token === null ? null : open(token, channel, permission).claims,
    ]);
  const isTooMuch = (): boolean => {
    const now = clock.now();
    while ((recent[0] ?? now) <= now - 1_000) recent.shift();
    recent.push(now);
    return recent.length > MOST_PER_SECOND;
  };

  const publish = ({
    name,
    payload,
    isGlobal,
    token,
  }: {
    name: string;
    payload: string;
    isGlobal: boolean;
    token?: string | undefined;
  }): Response => {
    const place = placeOf(name, isGlobal, token ?? null, 'publish');
    const heard =
      health === 'swallows' ? [] : [...listeners].filter((listener) => listener.at === place);
    for (const { hear } of heard) hear(JSON.parse(payload));
    if (heard.length > 0) events += 1;
    const published =
      heard.length === 0
        ? { eventId: null, eventTimestamp: null }
        : { eventId: String(events), eventTimestamp: String(clock.now()) };
    return Response.json({ data: { ecosystem: { publishRealtimeChannel: published } } });
  };
  const sign = ({
    channelName,
    claims,
    permissions,
  }: {
    channelName: string;
    claims?: unknown;
    permissions?: string[] | undefined;
  }): Response => {
    const expiresAt = Math.floor(clock.now() / 1_000) + TOKEN_LIFE_S;
    const jwt = write({
      channel: { name: channelName },
      claims,
      exp: expiresAt,
      ...(permissions === undefined ? {} : { permissions }),
    });
    return Response.json({
      data: {
        ecosystem: {
          signRealtimeToken: { errors: [], success: true, forgeRealtimeToken: { jwt, expiresAt } },
        },
      },
    });
  };

  return {
    asked,
    handle(body, fromPage) {
      asked.push(body);
      if (isTooMuch()) return new Response(null, { status: 429, statusText: 'Too Many Requests' });
      if (health === 'refuses') return refusal('Unauthorized request');
      const { variables } = request.parse(JSON.parse(body));
      if ('channelName' in variables) return sign(variables);
      if (!variables.isGlobal && !fromPage) return refusal('Unauthorized request');
      try {
        return publish(variables);
      } catch (error) {
        return refusal(
          error instanceof Error ? error.message : 'Error publishing event to channel',
        );
      }
    },
    listen({ channel, isGlobal, token }, hear) {
      if (isTooMuch()) throw new Error('RATE_LIMIT_EXCEEDED');
      if (health === 'refuses' || (isGlobal && !mayListenGlobally))
        throw new Error('Unauthorized request');
      const listener = { at: placeOf(channel, isGlobal, token, 'subscribe'), hear };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    setHealth: (wanted) => {
      health = wanted;
    },
  };
}
