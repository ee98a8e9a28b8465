/**
 * What licence this installation has. Pure: the caller hands over what the platform says
 * (`read-licence.ts`). What may be done under it is `licence-policy.ts`.
 *
 * The platform shows a licence only to apps that are paid for, in production (Atlassian
 * documentation, listing Forge apps); outside production only where the installer chose one to
 * try (`forge install --license`; observed in the Forge CLI). A free app never has one, so that
 * having none must not lock anybody out: see docs/licensing.md.
 */

/**
 * Editions of an app sold in two (`app.licensing.editionsEnabled`); `none` where it is not, or
 * the platform does not say.
 */
export type Edition = 'standard' | 'advanced' | 'none';

/** Each state there can be. `edition` is `capabilitySet`. */
export type Licence =
  /** It is active, and `isEvaluation` is true. `endsOn`: the day of `trialEndDate`, null where there is none. */
  | { state: 'trial'; edition: Edition; source: LicenceSource; endsOn: string | null }
  | { state: 'active'; edition: Edition; source: LicenceSource }
  /** It is not active: the trial or the subscription has ended, or was never begun. */
  | { state: 'inactive'; edition: Edition; source: LicenceSource }
  /**
   * It is not active although the period paid for (`subscriptionEndDate`), or the trial, has not
   * ended: held back, as after a payment that failed. Inferred; no field says "suspended", and
   * nobody has seen one here. It is `inactive`, worded otherwise.
   */
  | { state: 'suspended'; edition: Edition; source: LicenceSource; until: string }
  /** No licence in a development or staging environment, which is the rule there. */
  | { state: 'none-outside-production' }
  /** No licence in production, and this copy of the app asks for none: the default, for it is free. */
  | { state: 'not-needed' }
  /** No licence in production, and whoever runs this copy has set that it needs one. */
  | { state: 'missing' };

export type LicenceState = Licence['state'];

/**
 * Which field said whether it is active: `isActive` is deprecated and removed after 17 October
 * 2026 (Atlassian documentation).
 */
export type LicenceSource = 'active' | 'isActive';

export interface LicenceFacts {
  /**
   * `license` of the function's context, or of the runtime's; anything, because the platform's
   * own type makes every field optional.
   */
  license: unknown;
  /** `environmentType` of the runtime's context: DEVELOPMENT, STAGING or PRODUCTION (`@forge/bridge` 7.2.0). */
  environmentType: string;
  /** Whether this copy of the app is sold, so that having no licence in production means not having paid. */
  required: boolean;
  /** Milliseconds since 1970. */
  now: number;
}

/** Fields of `License` in `@forge/api` 8.3.0 that count here. */
interface PlatformLicense {
  active?: unknown;
  isActive?: unknown;
  isEvaluation?: unknown;
  capabilitySet?: unknown;
  trialEndDate?: unknown;
  subscriptionEndDate?: unknown;
}

/** A licence that does not say whether it is active counts as none: nothing is taken for granted either way. */
export function readLicence({ license, environmentType, required, now }: LicenceFacts): Licence {
  const given: PlatformLicense = typeof license === 'object' && license !== null ? license : {};
  const source = sourceOf(given);
  if (source === null) {
    if (environmentType !== 'PRODUCTION') return { state: 'none-outside-production' };
    return { state: required ? 'missing' : 'not-needed' };
  }
  const edition = editionOf(given.capabilitySet);
  const isTrial = given.isEvaluation === true;
  const ends = timeOf(isTrial ? given.trialEndDate : given.subscriptionEndDate);
  if (given[source] === true)
    return isTrial
      ? { state: 'trial', edition, source, endsOn: ends === null ? null : dayOf(ends) }
      : { state: 'active', edition, source };
  return ends !== null && ends.getTime() > now
    ? { state: 'suspended', edition, source, until: dayOf(ends) }
    : { state: 'inactive', edition, source };
}

const sourceOf = (license: PlatformLicense): LicenceSource | null =>
  typeof license.active === 'boolean'
    ? 'active'
    : typeof license.isActive === 'boolean'
      ? 'isActive'
      : null;

function editionOf(capabilitySet: unknown): Edition {
  if (capabilitySet === 'capabilityStandard') return 'standard';
  return capabilitySet === 'capabilityAdvanced' ? 'advanced' : 'none';
}

/**
 * Null for what is no date: it is shown to people, so nothing else passes. The form of these
 * dates is not documented; ISO 8601 is expected.
 */
function timeOf(value: unknown): Date | null {
  if (typeof value !== 'string' || value.length > 40) return null;
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? null : time;
}

const dayOf = (time: Date): string => time.toISOString().slice(0, 10);
