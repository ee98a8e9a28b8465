/** Tokens that are none: torn, changed, outlived, signed in another way or with another secret. */
import { createHash, createHmac } from 'node:crypto';
import {
  base64Url,
  cases,
  each,
  goodToken,
  PREVIOUS,
  RETIRED,
  seconds,
  SECRET,
  signed,
  type Case,
} from './case';

const at = (token: string): { target: string } => ({ target: `/use/?lp_token=${token}` });

const good = goodToken();
const [version = '', claims = '', signature = ''] = good.split('.');
const soon = (more = 60): number => seconds() + more;
const said = (tier: string, exp: number | string): string => `{"tier":"${tier}","exp":${exp}}`;

function truncated(): Record<string, string> {
  const shorter = Array.from(
    { length: 24 },
    (_, at) => [`without its last ${at + 1} characters`, good.slice(0, -(at + 1))] as const,
  );
  const beheaded = Array.from(
    { length: 8 },
    (_, at) => [`without its first ${at + 1} characters`, good.slice(at + 1)] as const,
  );
  return {
    ...Object.fromEntries([...shorter, ...beheaded]),
    nothing: '',
    'a dot': '.',
    'two dots': '..',
    'only the version': version,
    'version and claims': `${version}.${claims}`,
    'claims and signature': `${claims}.${signature}`,
    'no claims': `${version}..${signature}`,
    'no signature': `${version}.${claims}.`,
    'no version': `.${claims}.${signature}`,
  };
}

function tampered(): Record<string, string> {
  const other = (text: string): string => `${version}.${base64Url(text)}.${signature}`;
  const lower = goodToken('standard').split('.')[2] ?? '';
  return {
    'a higher tier under the signature of a lower one': `${version}.${claims}.${lower}`,
    'a later expiry': other(said('advanced', soon(90))),
    'an earlier expiry': other(said('advanced', soon(10))),
    'another tier': other(said('standard', soon())),
    'a tier nobody knows': other(said('owner', soon())),
    'claims of nothing': other('{}'),
    'claims that are no JSON': other('tier=advanced'),
    'claims in another order': other(`{"exp":${soon()},"tier":"advanced"}`),
    'a space in the claims': other(`{"tier":"advanced", "exp":${soon()}}`),
    'a fourth part': `${good}.${signature}`,
    'a dot at the end': `${good}.`,
    'a dot at the beginning': `.${good}`,
    twice: `${good}${good}`,
    'two tokens with a comma': `${good},${good}`,
    'its parts turned round': good.split('.').reverse().join('.'),
    'in upper case': good.toUpperCase(),
    'in lower case': good.toLowerCase(),
    'a zero byte at the end': `${good}%00`,
    'a line break at the end': `${good}%0A`,
    'a space at the end': `${good}%20`,
    'a plus at the end': `${good}+`,
    'a tab before': `%09${good}`,
    padding: `${good}=`,
    'padding, encoded': `${good}%3D`,
    'a letter that looks like another': good.replace('v1', '%D0%B21'),
    'full-width digits': good.replace('v1', 'v%EF%BC%91'),
    'dots encoded twice': good.replaceAll('.', '%252E'),
    'very long': `${good}${'A'.repeat(5_000)}`,
    quoted: `%22${good}%22`,
    'as JSON': `%7B%22token%22:%22${good}%22%7D`,
  };
}

/** Signed with the right secret, so that only what they say is wrong: what a fault in the app could send. */
const strangeClaims = (): Record<string, string> =>
  tokensOf(
    {
      'one member more': `{"tier":"advanced","exp":${soon()},"sub":"someone"}`,
      'a member twice': `{"tier":"standard","exp":${soon()},"tier":"advanced"}`,
      'expiry as text': said('advanced', `"${soon()}"`),
      'a broken second': said('advanced', `${soon()}.5`),
      'an exponent': said('advanced', '1.8e9'),
      'a negative expiry': said('advanced', -1),
      'no expiry': '{"tier":"advanced"}',
      'no tier': `{"exp":${soon()}}`,
      'an expiry of null': said('advanced', 'null'),
      'an expiry of true': said('advanced', 'true'),
      infinity: said('advanced', '1e999'),
      'a list': `["advanced",${soon()}]`,
      'a number': '42',
      null: 'null',
      nothing: '',
      'a tier in upper case': said('ADVANCED', soon()),
      'an empty tier': said('', soon()),
      'a tier of the prototype': said('__proto__', soon()),
      'a tier as a list': `{"tier":["advanced"],"exp":${soon()}}`,
      'a byte order mark': `\u00ef\u00bb\u00bf${said('advanced', soon())}`,
      'a line break after': `${said('advanced', soon())}\n`,
    },
    (text) => signed(text),
  );

const badTimes = (): Record<string, string> =>
  tokensOf(
    {
      'over for 31 seconds': -31,
      'over for a minute': -60,
      'over for an hour': -3_600,
      'over for a day': -86_400,
      'over since 1970': -seconds(),
      'of a quarter of an hour': 900,
      'of an hour': 3_600,
      'of a day': 86_400,
      'of a year': 31_536_000,
      'of ten years': 315_360_000,
      'a minute too long': 120 + 30 + 60,
      'in milliseconds': seconds() * 999,
    },
    (more) => signed(said('advanced', soon(more))),
  );

function algorithms(): Record<string, string> {
  const payload = said('advanced', soon());
  const jwt = (header: object, sign: (text: string) => string): string => {
    const text = `${base64Url(JSON.stringify(header))}.${base64Url(payload)}`;
    return `${text}.${sign(text)}`;
  };
  const hmac =
    (hash: string) =>
    (text: string): string =>
      createHmac(hash, SECRET).update(text).digest('base64url');
  const plain = `v1.${base64Url(payload)}`;
  return {
    'a JSON web token, HS256': jwt({ alg: 'HS256', typ: 'JWT' }, hmac('sha256')),
    'a JSON web token, none': jwt({ alg: 'none' }, () => ''),
    'a JSON web token, None': jwt({ alg: 'None' }, () => ''),
    'a JSON web token, NONE, signed': jwt({ alg: 'NONE' }, hmac('sha256')),
    'a JSON web token, RS256 with the secret as key': jwt({ alg: 'RS256' }, hmac('sha256')),
    'a JSON web token, HS512': jwt({ alg: 'HS512' }, hmac('sha512')),
    'HMAC with SHA-1': signed(payload, { hash: 'sha1' }),
    'HMAC with SHA-384': signed(payload, { hash: 'sha384' }),
    'HMAC with SHA-512': signed(payload, { hash: 'sha512' }),
    'HMAC with MD5': signed(payload, { hash: 'md5' }),
    'a hash without a key': `${plain}.${createHash('sha256').update(plain).digest('base64url')}`,
    'a hash of secret and text': `${plain}.${createHash('sha256')
      .update(SECRET + plain)
      .digest('base64url')}`,
    'a hash of text and secret': `${plain}.${createHash('sha256')
      .update(plain + SECRET)
      .digest('base64url')}`,
    'half of the signature': `${plain}.${hmac('sha256')(plain).slice(0, 22)}`,
    'the claims signed without the version': `${plain}.${hmac('sha256')(base64Url(payload))}`,
    'the bare claims signed': `${plain}.${hmac('sha256')(payload)}`,
    'a signature in hexadecimal': `${plain}.${createHmac('sha256', SECRET).update(plain).digest('hex')}`,
    'a signature in plain base64': `${plain}.${encodeURIComponent(
      createHmac('sha256', SECRET).update(plain).digest('base64'),
    )}`,
    'a signature of zeros': `${plain}.${Buffer.alloc(32).toString('base64url')}`,
    'a signature of nothing': `${plain}.${hmac('sha256')('')}`,
    'version 0': signed(payload, { version: 'v0' }),
    'version 2': signed(payload, { version: 'v2' }),
    'version V1': signed(payload, { version: 'V1' }),
    'a version left empty': signed(payload, { version: '' }),
  };
}

const otherSecrets = (): Record<string, string> =>
  tokensOf(
    {
      'another secret': 'not-the-secret-not-the-secret-not-the-secret',
      'a secret no longer known': RETIRED,
      'an empty secret': '',
      'the secret and a space': `${SECRET} `,
      'the secret without its end': SECRET.slice(0, -1),
      'the secret in upper case': SECRET.toUpperCase(),
      'the secret turned round': [...SECRET].reverse().join(''),
      'both secrets in one': SECRET + PREVIOUS,
      'the word undefined': 'undefined',
      'the name of the variable': 'DOCS_GATE_SECRET',
    },
    (secret) => goodToken('advanced', secret),
  );

/** A good token where none is looked for, or with company. */
const elsewhere = (): Case[] =>
  cases('a good token in the wrong place', {
    'twice in one address': at(`${good}&lp_token=${good}`),
    'after a bad one': at(`x&lp_token=${good}`),
    'before a bad one': at(`${good}&lp_token=x`),
    'as a list': { target: `/use/?lp_token[]=${good}` },
    'under another name': { target: `/use/?token=${good}` },
    'under the name in upper case': { target: `/use/?LP_TOKEN=${good}` },
    'behind a semicolon': { target: `/use/?a=b;lp_token=${good}` },
    'in the path': { target: `/use/lp_token=${good}` },
    'as a parameter of the path': { target: `/use;lp_token=${good}/` },
    'as a bearer': { target: '/use/', headers: { Authorization: `Bearer ${good}` } },
    'in a header': { target: '/use/', headers: { lp_token: good } },
    'in a cookie of its name': { target: '/use/', headers: { Cookie: `lp_token=${good}` } },
    'in the body': {
      method: 'POST',
      target: '/use/',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: `lp_token=${good}`,
    },
    'with POST': { ...at(good), method: 'POST' },
    'with HEAD': { ...at(good), method: 'HEAD' },
    'with OPTIONS': { ...at(good), method: 'OPTIONS' },
    'in the referrer': {
      target: '/use/',
      headers: { Referer: `https://docs.example/use/?lp_token=${good}` },
    },
    'encoded in the query’s name': { target: `/use/?lp_token%3D${good}` },
  });

export const tokenCases = (): Case[] => [
  ...cases('torn tokens', each(truncated(), at)),
  ...cases('changed tokens', each(tampered(), at)),
  ...cases('strange claims', each(strangeClaims(), at)),
  ...cases('tokens at the wrong time', each(badTimes(), at)),
  ...cases('other algorithms', each(algorithms(), at)),
  ...cases('other secrets', each(otherSecrets(), at)),
  ...elsewhere(),
];

const tokensOf = <T>(
  values: Readonly<Record<string, T>>,
  tokenOf: (value: T) => string,
): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, tokenOf(value)]));
