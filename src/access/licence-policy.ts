/**
 * What works under which licence, as data, and how it is said. One rule: only a new deployment
 * needs a licence. What runs goes on to its end, so that no workspace is left half-built over a
 * payment, and what is a person's own (the log, the settings, erasing) is never held back. It is
 * asked in one place, before an approval is spent; the deployer does not know that licences
 * exist.
 */
import { AppError, type ErrorCode } from '../errors';
import type { Licence, LicenceState } from './licence';

export const DEEDS = [
  'list',
  'describe',
  'preview',
  'start',
  'carry-on',
  'status',
  'cancel',
  'activity',
  'settings',
  'erase',
] as const;
export type Deed = (typeof DEEDS)[number];

type Row = Readonly<Record<Deed, boolean>>;

const ALL: Row = {
  list: true,
  describe: true,
  preview: true,
  start: true,
  'carry-on': true,
  status: true,
  cancel: true,
  activity: true,
  settings: true,
  erase: true,
};
const ALL_BUT_STARTING: Row = { ...ALL, start: false };

export const POLICY: Readonly<Record<LicenceState, Row>> = {
  trial: ALL,
  active: ALL,
  inactive: ALL_BUT_STARTING,
  suspended: ALL_BUT_STARTING,
  'none-outside-production': ALL,
  'not-needed': ALL,
  missing: ALL_BUT_STARTING,
};

export const allows = (licence: Licence, deed: Deed): boolean => POLICY[licence.state][deed];

/** What it is called and what it means, to an administrator. */
export function licenceSentence(licence: Licence): string {
  switch (licence.state) {
    case 'trial':
      return (
        `Trial${editionWords(licence)}${licence.endsOn === null ? '' : `, until ${licence.endsOn}`}. ` +
        'Everything works.'
      );
    case 'active':
      return `Active licence${editionWords(licence)}. Everything works.`;
    case 'inactive':
      return `The licence${editionWords(licence)} is not active.${EXCEPT_STARTING}`;
    case 'suspended':
      return (
        `The licence${editionWords(licence)} is held back, although it runs until ` +
        `${licence.until}.${EXCEPT_STARTING}`
      );
    case 'none-outside-production':
      return 'A development or staging installation, which has no licence. Everything works.';
    case 'not-needed':
      return 'None, and none is needed: this copy of LaunchPad is free. Everything works.';
    case 'missing':
      return `No licence was found on this site.${EXCEPT_STARTING}`;
  }
}

const EXCEPT_STARTING =
  ' Everything works except starting a new deployment. What is deployed stays, and what is running goes on to its end.';

const editionWords = (licence: { edition: string }): string =>
  licence.edition === 'none' ? '' : ` (${licence.edition} edition)`;

type Refusing = Extract<Licence, { state: 'inactive' | 'suspended' | 'missing' }>['state'];

const REFUSALS: Readonly<Record<Refusing, { code: ErrorCode; sentence: string; remedy: string }>> =
  {
    inactive: {
      code: 'licence-inactive',
      sentence: "LaunchPad's licence on this site is not active, so nothing new can be deployed.",
      remedy: 'A site administrator renews it under Apps › Manage apps.',
    },
    suspended: {
      code: 'licence-suspended',
      sentence:
        "LaunchPad's licence on this site is held back at the moment, so nothing new can be deployed.",
      remedy:
        'A site or billing administrator sees the reason under Apps › Manage apps; most often it is a payment.',
    },
    missing: {
      code: 'licence-missing',
      sentence: 'No licence of LaunchPad was found on this site, so nothing new can be deployed.',
      remedy: 'A site administrator starts a trial or a subscription under Apps › Manage apps.',
    },
  };

const refusalOf = (licence: Licence): (typeof REFUSALS)[Refusing] | null =>
  licence.state === 'inactive' || licence.state === 'suspended' || licence.state === 'missing'
    ? REFUSALS[licence.state]
    : null;

/**
 * To be asked once the confirmation is checked and before it is spent.
 * @throws AppError `licence-inactive`, `licence-suspended` or `licence-missing`
 */
export function requireLicenceToStart(licence: Licence): void {
  const refusal = refusalOf(licence);
  if (refusal === null || allows(licence, 'start')) return;
  throw new AppError(
    refusal.code,
    `${refusal.sentence} What is deployed already stays, and previews keep working.`,
    {
      remedy:
        `${refusal.remedy} Your confirmation is not used up: confirm the same preview ` +
        'again, or a new one if it has expired by then.',
    },
  );
}

/** Said with a preview, so that nobody reads one for nothing; empty where it can be deployed. */
export function licenceHints(licence: Licence): string[] {
  const refusal = refusalOf(licence);
  return refusal === null
    ? []
    : [`${refusal.sentence} ${refusal.remedy} The preview can be read all the same.`];
}

/** Said with the status of a deployment that has not ended; empty while the licence is valid. */
export const goesOnAnyway = (licence: Licence): string =>
  allows(licence, 'start')
    ? ''
    : "LaunchPad's licence is no longer active; this deployment goes on to its end all the same. ";
