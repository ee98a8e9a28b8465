/** Tokens and sessions, minted by the app with Node's own cryptography and read by the gate with the web's. */
import { assert, asyncProperty, constantFrom, integer, oneof, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64Url, fromBase64Url } from '../../docs-gate/base64url';
import { readKeys, type Environment, type Keys } from '../../docs-gate/secrets';
import {
  sessionCookie,
  SESSION_SECONDS,
  SKEW_SECONDS,
  tierOfSession,
  tierOfToken,
} from '../../docs-gate/session';
import { claimsText, readClaims, TOKEN_SECONDS } from '../../src/guides/claims';
import { claimsFor, mintToken } from '../../src/guides/mint';
import { TIERS, type Tier } from '../../src/guides/tier';
import { PREVIOUS, SECRET } from './cases/case';
import { sessionOf } from './cases/cookies';

const NOW = 1_800_000_000;
const ASSETS = { fetch: () => Promise.resolve(new Response()) };

async function keysFor(environment: Partial<Environment>): Promise<[Keys, ...Keys[]]> {
  const [first, ...more] = await readKeys({ ASSETS, ...environment });
  if (first === undefined) throw new Error('no keys');
  return [first, ...more];
}

const token = (tier: Tier, seconds: number, secret = SECRET): string =>
  mintToken({ tier, exp: NOW + seconds }, secret);
const header = (cookie: string): string => cookie.split(';')[0] ?? '';

/** Every text that differs from the given one in one bit of one of its characters. */
function* oneBitAway(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += 1) {
    for (let bit = 0; bit < 8; bit += 1)
      yield `${text.slice(0, at)}${String.fromCharCode(text.charCodeAt(at) ^ (1 << bit))}${text.slice(at + 1)}`;
  }
}

describe('a token', () => {
  it('is read as it was minted, for each tier', async () => {
    const keys = await keysFor({ DOCS_GATE_SECRET: SECRET });
    for (const tier of TIERS)
      expect(
        await tierOfToken(mintToken(claimsFor(tier, NOW * 1_000 + 999), SECRET), keys, NOW),
      ).toBe(tier);
  });

  it('says the tier and the expiry, and nothing else', () => {
    const [version, claims = '', ...rest] = token('standard', 120).split('.');
    expect([version, rest.length]).toEqual(['v1', 1]);
    expect(Buffer.from(claims, 'base64url').toString()).toBe(
      `{"tier":"standard","exp":${NOW + 120}}`,
    );
  });

  it('lives two minutes and the skew of the clocks, to the second', async () => {
    const keys = await keysFor({ DOCS_GATE_SECRET: SECRET });
    const minted = mintToken(claimsFor('advanced', NOW * 1_000), SECRET);
    const taken = async (later: number) => (await tierOfToken(minted, keys, NOW + later)) !== null;
    expect([TOKEN_SECONDS, SKEW_SECONDS]).toEqual([120, 30]);
    expect([
      await taken(0),
      await taken(120),
      await taken(149),
      await taken(150),
      await taken(86_400),
    ]).toEqual([true, true, true, false, false]);
    // The clock of the gate may go slow as much.
    expect([await taken(-30), await taken(-31)]).toEqual([true, false]);
  });

  it('is refused with any one bit changed', async () => {
    const keys = await keysFor({ DOCS_GATE_SECRET: SECRET, DOCS_GATE_SECRET_PREVIOUS: PREVIOUS });
    const good = token('advanced', 60);
    expect(await tierOfToken(good, keys, NOW)).toBe('advanced');
    const taken: string[] = [];
    for (const other of oneBitAway(good))
      if ((await tierOfToken(other, keys, NOW)) !== null) taken.push(other);
    expect(taken).toEqual([]);
  });

  it('is refused with any part of it taken out, put in or changed', async () => {
    const keys = await keysFor({ DOCS_GATE_SECRET: SECRET });
    const good = token('standard', 60);
    await assert(
      asyncProperty(
        integer({ min: 0, max: good.length }),
        integer({ min: 0, max: good.length }),
        oneof(string({ maxLength: 12 }), constantFrom(good, '.', '=', 'A', '')),
        async (from, to, put) => {
          const changed = `${good.slice(0, from)}${put}${good.slice(to)}`;
          expect(await tierOfToken(changed, keys, NOW)).toBe(changed === good ? 'standard' : null);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('cannot be made by writing anything', async () => {
    const keys = await keysFor({ DOCS_GATE_SECRET: SECRET });
    await assert(
      asyncProperty(
        oneof(
          string({ unit: 'binary', maxLength: 200 }),
          string({ unit: constantFrom(...'v1.eyJ0aWVy-_AZaz09='), maxLength: 120 }),
        ),
        async (text) => {
          expect(await tierOfToken(text, keys, NOW)).toBeNull();
          expect(await tierOfSession(`lp_session=${text}`, keys, NOW)).toBeNull();
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('a session', () => {
  it('is made of a token and lasts a day, to the second', async () => {
    const keys = await keysFor({ DOCS_GATE_SECRET: SECRET });
    const cookie = header(await sessionCookie('standard', keys, NOW));
    const tierAt = (later: number) => tierOfSession(cookie, keys, NOW + later);
    expect([
      await tierAt(0),
      await tierAt(SESSION_SECONDS - 1),
      await tierAt(SESSION_SECONDS),
    ]).toEqual(['standard', 'standard', null]);
  });

  it('is found among other cookies, and of several the best counts', async () => {
    const keys = await keysFor({ DOCS_GATE_SECRET: SECRET });
    const [standard, advanced] = [
      header(await sessionCookie('standard', keys, NOW)),
      header(await sessionCookie('advanced', keys, NOW)),
    ];
    expect(await tierOfSession(`a=b; ${standard}; c=d`, keys, NOW)).toBe('standard');
    expect(await tierOfSession(`lp_session=x; ${standard}; ${advanced}`, keys, NOW)).toBe(
      'advanced',
    );
    expect(await tierOfSession(null, keys, NOW)).toBeNull();
  });

  it('is refused with any one bit changed, and is no token, nor a token a session', async () => {
    const keys = await keysFor({ DOCS_GATE_SECRET: SECRET });
    const value = header(await sessionCookie('advanced', keys, NOW)).slice('lp_session='.length);
    const taken: string[] = [];
    // A semicolon ends a cookie: what is left is a shorter one.
    for (const other of oneBitAway(value))
      if ((await tierOfSession(`lp_session=${other}`, keys, NOW)) !== null) taken.push(other);
    expect(taken).toEqual([]);
    expect(await tierOfToken(value, keys, NOW)).toBeNull();
    expect(await tierOfToken(sessionOf('advanced', NOW + 60), keys, NOW)).toBeNull();
    expect(await tierOfSession(`lp_session=${token('advanced', 60)}`, keys, NOW)).toBeNull();
  });

  it('has a key that another implementation derives alike', async () => {
    const keys = await keysFor({ DOCS_GATE_SECRET: SECRET });
    expect(await tierOfSession(`lp_session=${sessionOf('advanced', NOW + 60)}`, keys, NOW)).toBe(
      'advanced',
    );
  });
});

describe('secrets', () => {
  it('two are known while one takes the other’s place, and new sessions are of the new one', async () => {
    const [old, both, fresh] = await Promise.all([
      keysFor({ DOCS_GATE_SECRET: PREVIOUS }),
      keysFor({ DOCS_GATE_SECRET: SECRET, DOCS_GATE_SECRET_PREVIOUS: PREVIOUS }),
      keysFor({ DOCS_GATE_SECRET: SECRET }),
    ]);
    const [oldToken, newToken] = [token('standard', 60, PREVIOUS), token('standard', 60)];
    expect([
      await tierOfToken(oldToken, both, NOW),
      await tierOfToken(newToken, both, NOW),
      await tierOfToken(oldToken, fresh, NOW),
    ]).toEqual(['standard', 'standard', null]);
    const [oldSession, session] = [
      header(await sessionCookie('advanced', old, NOW)),
      header(await sessionCookie('advanced', both, NOW)),
    ];
    expect([
      await tierOfSession(oldSession, both, NOW),
      await tierOfSession(oldSession, fresh, NOW),
      await tierOfSession(session, fresh, NOW),
    ]).toEqual(['advanced', null, 'advanced']);
  });

  it.each([
    ['none', {}],
    ['an empty one', { DOCS_GATE_SECRET: '' }],
    ['a short one', { DOCS_GATE_SECRET: 'x'.repeat(31) }],
    ['only the one before', { DOCS_GATE_SECRET_PREVIOUS: PREVIOUS }],
    [
      'the one before beside a short one',
      { DOCS_GATE_SECRET: 'x', DOCS_GATE_SECRET_PREVIOUS: PREVIOUS },
    ],
  ])('%s opens nothing', async (_, environment) => {
    expect(await readKeys({ ASSETS, ...environment })).toEqual([]);
  });
});

describe('writing', () => {
  it('claims are read only as they are written', () => {
    expect(readClaims(claimsText({ tier: 'standard', exp: 5 }))).toEqual({
      tier: 'standard',
      exp: 5,
    });
    expect(
      [
        '{"tier":"standard","exp":5.0}',
        '{"tier":"standard","exp":5 }',
        '{"tier":"standard","exp":05}',
        '{"tier":"standard","exp":5,"a":1}',
        '{"tier":"Standard","exp":5}',
        '{}',
        '',
        '[]',
      ].map(readClaims),
    ).toEqual(Array.from({ length: 8 }, () => null));
  });

  it('each text of base64url has one meaning, and each meaning one text', () => {
    expect(fromBase64Url('AA')).toEqual(new Uint8Array([0]));
    expect(['AB', 'A', '', 'AA==', 'A+', 'A/', 'A A', 'AA\n'].map(fromBase64Url)).toEqual(
      Array.from({ length: 8 }, () => null),
    );
    expect(base64Url(new Uint8Array([251, 255]))).toBe('-_8');
  });
});
