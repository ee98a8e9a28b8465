import { AppError } from '../../src/errors';
import type { SiteAddress } from './address';

/** Credentials of one person. The token itself is only in these functions, so that nothing can print it by accident. */
export interface Credentials {
  /** Null for a token alone. */
  email: string | null;
  /** Value of the `Authorization` header. */
  authorization(): string;
  /** A text with every form of the token taken out. */
  scrub(text: string): string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const NAMES = 'ATLASSIAN_EMAIL and ATLASSIAN_API_TOKEN';
const MAKE_ONE =
  'Make a token at https://id.atlassian.com/manage-profile/security/api-tokens, ' +
  'and set both in the environment of this command only.';

/**
 * Reads the environment. A token without an e-mail is sent as a bearer token, which only the `ex/jira` form takes.
 * Throws `unauthorized` where something is missing.
 */
export function readCredentials(env: Environment, address: SiteAddress): Credentials {
  const email = env['ATLASSIAN_EMAIL']?.trim() ?? '';
  const token = env['ATLASSIAN_API_TOKEN']?.trim() ?? '';
  if (token === '' || (email === '' && address.kind === 'site')) {
    const missing = [
      ...(email === '' ? ['the e-mail'] : []),
      ...(token === '' ? ['the token'] : []),
    ].join(' and ');
    throw new AppError('unauthorized', `A real site needs ${NAMES}; ${missing} is missing.`, {
      remedy: MAKE_ONE,
    });
  }
  if (/[^\x21-\x7e]/.test(token))
    throw new AppError('unauthorized', 'ATLASSIAN_API_TOKEN holds characters that no token has.', {
      remedy: 'Copy it anew, in one line.',
    });
  const basic = Buffer.from(`${email}:${token}`).toString('base64');
  const forms = [basic, token, encodeURIComponent(token)];
  return {
    email: email === '' ? null : email,
    authorization: () => (email === '' ? `Bearer ${token}` : `Basic ${basic}`),
    scrub: (text) => forms.reduce((left, form) => left.replaceAll(form, '(token)'), text),
  };
}
