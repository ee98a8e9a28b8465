/** Of what answers a person, files of the second half: why a defect that no test notices is none. */
import { sameIn, type Reason } from './mutation-reason';

const same = sameIn('service');

export const SERVICE_REASONS_L: readonly Reason[] = [
  same(
    'set-going.ts',
    'if (waits !== null && (goesOn',
    'for the compiler: without the id of a job the platform’s library refuses before it asks for anything, and that ' +
      'is passed over',
    'waits !== null → true',
  ),
];
