/** Sessions that the gate did not make, or that are over, or not for what is asked. */
import { hkdfSync } from 'node:crypto';
import {
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

/** What the gate derives for its cookies, made here by another implementation. */
export const sessionKey = (secret: string): string =>
  Buffer.from(
    hkdfSync(
      'sha256',
      Buffer.from(secret),
      Buffer.alloc(0),
      'LaunchPad documentation session v1',
      32,
    ),
  ).toString('latin1');

/** A session as the gate would have signed it. @param key as latin1 text */
export function sessionOf(tier: string, exp: number, key = sessionKey(SECRET)): string {
  return signed(`{"tier":"${tier}","exp":${exp}}`, { secret: Buffer.from(key, 'latin1') });
}

const later = (more = 3_600): number => seconds() + more;

const withCookie =
  (target: string) =>
  (value: string): { target: string; headers: Record<string, string> } => ({
    target,
    headers: { Cookie: value },
  });

function forged(): Record<string, string> {
  const good = sessionOf('advanced', later());
  const [version = '', claims = '', signature = ''] = good.split('.');
  const lower = sessionOf('standard', later()).split('.')[2] ?? '';
  const retired = sessionOf('advanced', later(), sessionKey(RETIRED));
  return {
    empty: 'lp_session=',
    'a word': 'lp_session=advanced',
    yes: 'lp_session=1',
    'claims in the clear': `lp_session={"tier":"advanced","exp":${later()}}`,
    'claims without a signature': `lp_session=${version}.${claims}.`,
    'a token': `lp_session=${goodToken()}`,
    'a token of the other secret': `lp_session=${goodToken('advanced', PREVIOUS)}`,
    'signed with the shared secret itself': `lp_session=${signed(`{"tier":"advanced","exp":${later()}}`)}`,
    'signed with an empty key': `lp_session=${sessionOf('advanced', later(), '')}`,
    'signed with the key of a secret no longer known': `lp_session=${retired}`,
    'a higher tier under the signature of a lower one': `lp_session=${version}.${claims}.${lower}`,
    'over for a second': `lp_session=${sessionOf('advanced', seconds() - 1)}`,
    'over for a day': `lp_session=${sessionOf('advanced', later(-86_400))}`,
    'longer than a day': `lp_session=${sessionOf('advanced', later(86_400 + 60))}`,
    'of a year': `lp_session=${sessionOf('advanced', later(31_536_000))}`,
    'without its last character': `lp_session=${good.slice(0, -1)}`,
    'with one more': `lp_session=${good}A`,
    'another signature': `lp_session=${version}.${claims}.${[...signature].reverse().join('')}`,
    'under another name': `lp_sessions=${good}`,
    'under the name in upper case': `LP_SESSION=${good}`,
    'under a longer name': `xlp_session=${good}`,
    'under a host name’s name': `__Host-lp_session=${good}`,
    'inside another cookie': `other="lp_session=${good}"`,
    'as an attribute': `other=1, lp_session=${good}`,
    encoded: `lp_session=${encodeURIComponent(`"${good}"`)}`,
    'a name without a value': 'lp_session',
    'behind four others of its name': `${'lp_session=x; '.repeat(4)}lp_session=${good}`,
    'a tier nobody knows': `lp_session=${sessionOf('owner', later())}`,
    'version 2': `lp_session=${good.replace('v1', 'v2')}`,
  };
}

const ADVANCED_PAGES: Readonly<Record<string, string>> = {
  'the section': '/improve/',
  'a page of it': '/improve/own-template',
  'the same with its ending': '/improve/own-template.html',
  'its text': '/assets/improve_own-template.md.Xy9_-aB1.js',
  'its text without head': '/assets/improve_own-template.md.Xy9_-aB1.lean.js',
  'a playbook': '/templates/ITAM/governance',
  'a playbook with its ending': '/templates/ITAM/governance.html',
  'the text of a playbook': '/assets/templates_ITAM_governance.md.Xy9_-aB1.js',
  'the words of all pages': '/search-index/advanced/localSearchIndexroot.Ab12-_cd.js',
  'a playbook in other letters': '/Templates/itam/GOVERNANCE',
};

export const cookieCases = (): Case[] => [
  ...cases('forged sessions', each(forged(), withCookie('/use/'))),
  ...cases(
    'forged sessions, for the text of a page',
    each(forged(), withCookie('/assets/use_index.md.Xy9_-aB1.js')),
  ),
  ...cases(
    'a lower tier',
    each(ADVANCED_PAGES, (target) =>
      withCookie(target)(`lp_session=${sessionOf('standard', later())}`),
    ),
  ),
];
