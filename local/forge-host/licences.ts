/**
 * Licences as the platform would show them, by the name one types. Fields: `License` of
 * `@forge/api` 8.3.0 and the choices of `forge install --license`. No real one has been seen
 * here; `suspended` in particular is inferred (src/access/licence.ts).
 */
export interface LicencedAs {
  environmentType: 'DEVELOPMENT' | 'PRODUCTION';
  license: Readonly<Record<string, unknown>> | null;
}

const FAR = '2099-12-31T00:00:00.000Z';
const PAST = '2020-01-31T00:00:00.000Z';
const sold = (license: Readonly<Record<string, unknown>>): LicencedAs => ({
  environmentType: 'PRODUCTION',
  license: { type: 'commercial', billingPeriod: 'monthly', ...license },
});

export const LICENCES = {
  trial: sold({ active: true, isEvaluation: true, trialEndDate: FAR }),
  active: sold({ active: true, isEvaluation: false, subscriptionEndDate: FAR }),
  standard: sold({
    active: true,
    isEvaluation: false,
    subscriptionEndDate: FAR,
    capabilitySet: 'capabilityStandard',
  }),
  advanced: sold({
    active: true,
    isEvaluation: false,
    subscriptionEndDate: FAR,
    capabilitySet: 'capabilityAdvanced',
  }),
  inactive: sold({ active: false, isEvaluation: false, subscriptionEndDate: PAST }),
  'trial-ended': sold({ active: false, isEvaluation: true, trialEndDate: PAST }),
  suspended: sold({ active: false, isEvaluation: false, subscriptionEndDate: FAR }),
  /** In production, without a licence: free, unless LAUNCHPAD_LICENSED is `required`. */
  none: { environmentType: 'PRODUCTION', license: null },
  /** Not in production, as on a developer's machine: the default. */
  development: { environmentType: 'DEVELOPMENT', license: null },
} as const satisfies Readonly<Record<string, LicencedAs>>;

export type LicenceName = keyof typeof LICENCES;

export const isLicenceName = (text: string): text is LicenceName => Object.hasOwn(LICENCES, text);
