/** Of the storage of records: why a defect that no test notices is none, or may stay. */
import { mayStayIn, sameIn, type Reason } from './mutation-reason';

const mayStay = mayStayIn('storage');
const same = sameIn('storage');

export const STORAGE_REASONS: readonly Reason[] = [
  same(
    'lock/lock.ts',
    'const holding = current === 0',
    'saves a read only: there is no generation 0',
  ),
  same(
    'lock/lock.ts',
    "return { kind: 'duplicate', epoch: holding?.epoch",
    'for the compiler: only who holds it makes a call a repeated one',
  ),
  same(
    'lock/lock.ts',
    "if (refusal === 'busy' && holding !== null",
    'for the compiler: only who holds it is in the way',
  ),
  mayStay(
    'lock/lock-chain.ts',
    'let era = hint === 0',
    'costs one read for each era since: the eras lead from the first to the open one',
  ),
  same(
    'lock/lock-chain.ts',
    'for (let step = 1; low + step < high;',
    'looks at one key more, which does not exist',
  ),
  mayStay(
    'lock/lock-chain.ts',
    'if (high <= end) break;',
    'finds the same by steps that go on doubling instead of halving',
  ),
  same(
    'lock/lock-chain.ts',
    'if (era > 0 && generation === era',
    'tries to create what is there, which changes nothing',
  ),
  same(
    'lock/lock-chain.ts',
    'old !== null && old.generation >= generation',
    'writes what is written',
  ),
  same(
    'lock/lock-chain.ts',
    'if (era === 0 || turn',
    'removes keys below 1, of which there are none',
  ),
  same(
    'kv/chunks.ts',
    'if (last === undefined || bytes + size',
    'for the compiler: before the first chunk there are infinitely many bytes',
    'last === undefined → false',
  ),
  mayStay(
    'kv/kv-retry.ts',
    'status < 300 || status === 429',
    'the store answers nothing with the status 300, of which there would be several things to choose from',
    'status <= 300',
  ),
  same(
    'kv/record.ts',
    '`(${parsed.error.issues[0]?.path',
    'for the compiler: what breaks a shape breaks it somewhere',
    'issues[0].path',
  ),
];
