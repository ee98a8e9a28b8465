import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors';
import { readLicence, type Licence, type LicenceFacts, type LicenceState } from './licence';
import {
  allows,
  DEEDS,
  goesOnAnyway,
  licenceHints,
  licenceSentence,
  POLICY,
  requireLicenceToStart,
} from './licence-policy';

const NOW = Date.UTC(2026, 10, 22);
const PAST = '2026-11-21T23:59:59.000Z';
const FUTURE = '2026-11-22T00:00:01.000Z';
const read = (license: unknown, change: Partial<LicenceFacts> = {}): Licence =>
  readLicence({ license, environmentType: 'PRODUCTION', required: false, now: NOW, ...change });

describe('the licence of an installation', () => {
  it.each<[string, unknown, Partial<LicenceFacts>, Licence]>([
    ['an active one', { active: true }, {}, { state: 'active', edition: 'none', source: 'active' }],
    [
      'an active one of the older field',
      { isActive: true },
      {},
      { state: 'active', edition: 'none', source: 'isActive' },
    ],
    [
      'the newer field, where both are there and differ',
      { active: false, isActive: true },
      {},
      { state: 'inactive', edition: 'none', source: 'active' },
    ],
    [
      'the older field, where the newer is no answer',
      { active: 'yes', isActive: true },
      {},
      { state: 'active', edition: 'none', source: 'isActive' },
    ],
    [
      'the standard edition',
      { active: true, capabilitySet: 'capabilityStandard' },
      {},
      { state: 'active', edition: 'standard', source: 'active' },
    ],
    [
      'the advanced edition',
      { active: true, capabilitySet: 'capabilityAdvanced' },
      {},
      { state: 'active', edition: 'advanced', source: 'active' },
    ],
    [
      'an edition nobody knows',
      { active: true, capabilitySet: '<b>' },
      {},
      { state: 'active', edition: 'none', source: 'active' },
    ],
    [
      'a trial',
      { active: true, isEvaluation: true, trialEndDate: FUTURE },
      {},
      { state: 'trial', edition: 'none', source: 'active', endsOn: '2026-11-22' },
    ],
    [
      'a trial without a date',
      { active: true, isEvaluation: true, trialEndDate: 'soon' },
      {},
      { state: 'trial', edition: 'none', source: 'active', endsOn: null },
    ],
    [
      'a trial that ended',
      { active: false, isEvaluation: true, trialEndDate: PAST },
      {},
      { state: 'inactive', edition: 'none', source: 'active' },
    ],
    [
      'one that lapsed',
      { active: false, subscriptionEndDate: PAST },
      {},
      { state: 'inactive', edition: 'none', source: 'active' },
    ],
    [
      'one held back within its period',
      { active: false, subscriptionEndDate: FUTURE },
      {},
      { state: 'suspended', edition: 'none', source: 'active', until: '2026-11-22' },
    ],
    [
      'one chosen to try outside production',
      { active: false },
      { environmentType: 'DEVELOPMENT' },
      { state: 'inactive', edition: 'none', source: 'active' },
    ],
    [
      'none in development',
      undefined,
      { environmentType: 'DEVELOPMENT', required: true },
      { state: 'none-outside-production' },
    ],
    ['none in staging', null, { environmentType: 'STAGING' }, { state: 'none-outside-production' }],
    ['none in production, of a free copy', undefined, {}, { state: 'not-needed' }],
    [
      'none in production, of a copy that is sold',
      undefined,
      { required: true },
      { state: 'missing' },
    ],
    ['one that says nothing', {}, { required: true }, { state: 'missing' }],
    ['one that says nothing, of a free copy', { type: 'free' }, {}, { state: 'not-needed' }],
    ['no licence at all but text', 'active', { required: true }, { state: 'missing' }],
  ])('is read: %s', (_, license, change, wanted) => {
    expect(read(license, change)).toEqual(wanted);
  });

  it('is held back only while it would still run: not from the moment on that it ends', () => {
    const until = (subscriptionEndDate: unknown): Licence =>
      read({ active: false, subscriptionEndDate });
    const now = new Date(NOW).toISOString();
    expect(until(now).state).toBe('inactive');
    expect(until(new Date(NOW + 1).toISOString()).state).toBe('suspended');
    // A date of up to 40 characters is one; what is no text, or longer, is none.
    const ofLength = (length: number): string => `${FUTURE.slice(0, -1).padEnd(length - 1, '0')}Z`;
    expect(until(ofLength(40)).state).toBe('suspended');
    expect(until(ofLength(41)).state).toBe('inactive');
    expect(until(NOW + 1).state).toBe('inactive');
    expect(until([FUTURE]).state).toBe('inactive');
  });

  it('is read from anything without a throw, and nothing of it is shown but a date', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.record(
        {
          active: fc.anything(),
          isActive: fc.anything(),
          isEvaluation: fc.anything(),
          capabilitySet: fc.anything(),
          trialEndDate: fc.oneof(fc.string(), fc.constant(FUTURE)),
          subscriptionEndDate: fc.oneof(fc.string(), fc.constant(FUTURE)),
        },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(
        anything,
        fc.boolean(),
        fc.constantFrom('PRODUCTION', 'STAGING', 'x'),
        (license, required, environmentType) => {
          const said = licenceSentence(read(license, { required, environmentType }));
          expect(said.replace(/\d{4}-\d\d-\d\d/u, '')).toMatch(
            /^[A-Za-z ,.()'é-]*(?:: [A-Za-z ,.()'-]*)?$/u,
          );
        },
      ),
    );
  });
});

const ONE_OF_EACH: Readonly<Record<LicenceState, Licence>> = {
  trial: read({ active: true, isEvaluation: true }),
  active: read({ active: true }),
  inactive: read({ active: false }),
  suspended: read({ active: false, subscriptionEndDate: FUTURE }),
  'none-outside-production': read(undefined, { environmentType: 'DEVELOPMENT' }),
  'not-needed': read(undefined),
  missing: read(undefined, { required: true }),
};
const REFUSED: readonly LicenceState[] = ['inactive', 'suspended', 'missing'];

describe('what works under it', () => {
  it('has a row for every state, and each state can be had', () => {
    expect(Object.keys(POLICY).sort()).toEqual(Object.keys(ONE_OF_EACH).sort());
    for (const [state, licence] of Object.entries(ONE_OF_EACH)) expect(licence.state).toBe(state);
  });

  it.each(Object.values(ONE_OF_EACH))(
    '$state: everything, but for starting a deployment where it is not in force',
    (licence) => {
      const isRefused = REFUSED.includes(licence.state);
      for (const deed of DEEDS)
        expect(allows(licence, deed), deed).toBe(!(isRefused && deed === 'start'));
      if (isRefused) expect(() => requireLicenceToStart(licence)).toThrow(AppError);
      else expect(() => requireLicenceToStart(licence)).not.toThrow();
      expect(licenceHints(licence)).toHaveLength(isRefused ? 1 : 0);
      expect(goesOnAnyway(licence) === '').toBe(!isRefused);
      expect(licenceSentence(licence)).toMatch(
        isRefused ? /except starting/u : /Everything works/u,
      );
    },
  );

  it.each<[LicenceState, unknown, RegExp]>([
    ['trial', { active: true, isEvaluation: true }, /^Trial\. Everything works\.$/u],
    [
      'trial',
      {
        active: true,
        isEvaluation: true,
        trialEndDate: FUTURE,
        capabilitySet: 'capabilityAdvanced',
      },
      /^Trial \(advanced edition\), until 2026-11-22\. /u,
    ],
    ['active', { active: true }, /^Active licence\. /u],
    [
      'active',
      { active: true, capabilitySet: 'capabilityStandard' },
      /^Active licence \(standard edition\)\. /u,
    ],
    ['inactive', { active: false }, /^The licence is not active\. /u],
    [
      'suspended',
      { active: false, subscriptionEndDate: FUTURE },
      /^The licence is held back, although it runs until 2026-11-22\. /u,
    ],
    ['not-needed', undefined, /^None, and none is needed: /u],
  ])('is told: %s (%o)', (state, license, said) => {
    expect(read(license).state).toBe(state);
    expect(licenceSentence(read(license))).toMatch(said);
  });

  it('is told where there is none: on a copy that is sold, and outside of production', () => {
    expect(licenceSentence(ONE_OF_EACH.missing)).toMatch(/^No licence was found on this site\. /u);
    expect(licenceSentence(ONE_OF_EACH['none-outside-production'])).toMatch(
      /^A development or staging installation, which has no licence\. /u,
    );
  });

  it('is refused with a code of its own, and with what to do', () => {
    for (const state of REFUSED) {
      const refusal = ((): unknown => {
        try {
          return requireLicenceToStart(ONE_OF_EACH[state]);
        } catch (error) {
          return error;
        }
      })();
      expect(refusal).toMatchObject({
        code: `licence-${state}`,
        remedy: expect.stringContaining('Manage apps') as string,
      });
    }
  });
});
