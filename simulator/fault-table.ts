/** Faults through which every deployment must come out whole: one line each, as a person would switch them on. */
import type { ForgeHostOptions } from '../local/forge-host';
import type { MachineOptions } from './machine';
import type { SiteOptions } from './site';

const site = (options: SiteOptions, host: Partial<ForgeHostOptions> = {}): MachineOptions => ({
  site: options,
  host,
});
const faults = (...specs: string[]): MachineOptions => site({ faults: specs });

export const SURVIVED: Readonly<Record<string, MachineOptions>> = {
  '429 with Retry-After': faults('429@every:25,method=POST'),
  '429 with X-RateLimit headers': site({
    faults: ['429@every:25,method=POST'],
    switches: { retryHeaders: 'X-RateLimit' },
  }),
  '429 without any header, on reads too': site({
    faults: ['429@4%,seed=3'],
    switches: { retryHeaders: 'none' },
  }),
  'the documented rate limit': site({ ratePerMinute: 1_000 }),
  '500 before the change': faults('status=500@6%,seed=1'),
  '502 after the change': faults('status-after=502@6%,seed=2'),
  '503 before and after the change': faults('status=503@4%,seed=3', 'status-after=503@4%,seed=4'),
  'connections dropped before the change': faults('drop-before@6%,seed=5'),
  'connections dropped after the change': faults('drop-after-commit@6%,seed=6'),
  'HTML instead of an answer, before and after': faults('html@3%,seed=7', 'html-after@3%,seed=8'),
  'answers cut in half': faults('garble@5%,seed=10'),
  'answers without a body': faults('empty@5%,method=POST,seed=11'),
  'answers slower than the app waits': faults('slow=20000@1%,seed=12'),
  'lists that lag for three seconds': site({ switches: { staleListsMs: 3_000 } }),
  'lists that lag, and lost answers': site({
    switches: { staleListsMs: 3_000 },
    faults: ['drop-after-commit@3%,seed=13'],
  }),
  // Where a second attribute of one name is taken, nobody can prevent it: no-twins.sweep.ts has what is said then.
  'requests carried out twice': site({
    faults: ['repeat@5%,method=POST,seed=14'],
    switches: { duplicateAttributes: 'refused' },
  }),
  'events delivered twice and in any order': site({}, { duplicateDeliveries: true, shuffle: 7 }),
  'events delivered twice, and a consumer of four seconds': site(
    {},
    { duplicateDeliveries: true, shuffle: 8, limits: { asyncMaximumMs: 4_000 } },
  ),
  'a consumer of four seconds': site({}, { limits: { asyncMaximumMs: 4_000 } }),
  'impersonation refused with 401': site({ switches: { impersonation: 'refused' } }),
  'impersonation refused with 403': site({ switches: { impersonation: 'refused-403' } }),
  'names unique in the whole schema, duplicates answered with 409': site({
    switches: { typeNameScope: 'schema', duplicateStatus: '409' },
    faults: ['drop-after-commit@5%,seed=15'],
  }),
  'localised errors and other shapes of answers': site({
    switches: {
      errorLanguage: 'localised',
      parentIdType: 'number',
      statusListIncludesGlobal: 'yes',
      echoTypeValueForRefs: 'yes',
      emptyFields: 'empty',
      iconIds: 'uuids',
      flatOrder: 'created',
    },
    faults: ['status-after=500@4%,seed=16'],
  }),
  'a bad day': site(
    {
      ratePerMinute: 1_000,
      switches: { staleListsMs: 1_500 },
      faults: [
        '429@2%,seed=20',
        'status=503@2%,seed=21',
        'drop-after-commit@3%,seed=22',
        'html-after@1%,seed=23',
      ],
    },
    { duplicateDeliveries: true, shuffle: 9 },
  ),
};
