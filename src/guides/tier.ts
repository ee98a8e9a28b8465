/** The two tiers of the documentation: the editions in which an app can be sold on the Atlassian Marketplace. */
import type { Licence } from '../access/licence';

/** From the lower up: who may read advanced pages may read standard ones. */
export const TIERS = ['standard', 'advanced'] as const;

export type Tier = (typeof TIERS)[number];

export const isTier = (value: unknown): value is Tier => TIERS.some((tier) => tier === value);

export const covers = (has: Tier, needed: Tier): boolean =>
  TIERS.indexOf(has) >= TIERS.indexOf(needed);

/**
 * What a licence entitles to; null is nothing. Where nothing is sold (outside production, a free
 * copy) nothing is withheld. A licence without an edition gives the lower tier: the platform
 * either sells no editions, or did not say which.
 */
export function tierOf(licence: Licence): Tier | null {
  switch (licence.state) {
    case 'trial':
    case 'active':
      return licence.edition === 'advanced' ? 'advanced' : 'standard';
    case 'none-outside-production':
    case 'not-needed':
      return 'advanced';
    case 'inactive':
    case 'suspended':
    case 'missing':
      return null;
  }
}
