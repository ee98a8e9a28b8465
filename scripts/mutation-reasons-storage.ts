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
    'the store never answers with the status 300, which offers a choice of places',
    'status <= 300',
  ),
  same(
    'kv/record.ts',
    '`(${parsed.error.issues[0]?.path',
    'for the compiler: what breaks a shape breaks it somewhere',
    'issues[0].path',
  ),
  same(
    'erasing/erase-all.ts',
    'for (const prefix of PERSONAL_FIRST)',
    'nothing whose key begins so was deleted before',
    'false → true',
  ),
  same(
    'erasing/erase-all.ts',
    'if (isOver()) return { whole: false',
    'nobody asks what came of the pass once time is up',
  ),
  same(
    'erasing/erase-all.ts',
    'return { whole: false, again }',
    'where the pass was not whole, nothing else of it is asked',
    '{ whole: false, again } → {}',
  ),
  same(
    'erasing/erase-all.ts',
    'again += back.length',
    'asked is only whether it is none',
    '-= back.length',
  ),
  same(
    'erasing/erase-expired.ts',
    'const outcome: Expired',
    'for the compiler: whether it is done is said at the end',
    'false → true',
  ),
  same(
    'erasing/erase-expired.ts',
    'if (old.length === 0) return;',
    'saves the reading of what is known of schemas only',
    'old.length === 0 → false',
  ),
  same(
    'activity.ts',
    'const past = page.entries',
    'no key is a time alone: each goes on with its token',
    'key <= oldest',
  ),
  same(
    'activity.ts',
    'while (shared < first.length',
    'takes one character more of a text that has none',
    'shared <= first.length',
  ),
  same(
    'baseline.ts',
    '[...new Set([...standing]',
    'it is read into a set, which is asked only whether it has a hash',
  ),
  same(
    'counters.ts',
    "typeof value === 'string' && KNOWN",
    'for the compiler: nothing but texts are known',
    "typeof value === 'string' → true",
  ),
  same(
    'counters.ts',
    'export async function eraseCounters',
    'asked is only whether it is so',
    '() => undefined',
  ),
  same(
    'identities.ts',
    '[first, ...rest].flatMap((chunk)',
    'what is no line of ours is left out',
    'Stryker was here',
  ),
  same(
    'identities.ts',
    'const content = hashOf(',
    'it is compared with nothing but what was made in the same way of the same chunk',
    'Stryker was here',
  ),
  same(
    'identities.ts',
    '[hash, LETTERS[kind], encodeURIComponent(id)',
    'a line without who made it is read alike with a space at its end',
    '.trim()',
  ),
  same(
    'identities.ts',
    'if (hash === undefined || id === undefined',
    'for the compiler: a line has a first word, be it empty',
    'hash === undefined → false',
  ),
  same(
    'known-schemas.ts',
    '[...(identities.get(schema.schemaId)?.values()',
    'a text was made by no deployment',
    'Stryker was here',
  ),
  same(
    'models.ts',
    '(record?.drafts ?? []).filter',
    'a text has no time, so it is no draft of today',
    'Stryker was here',
  ),
  same('own-models.ts', 'const sorted =', 'no two models have the same key', 'a.key <= b.key'),
  same(
    'own-models.ts',
    '...(addsTo === undefined',
    'the storage keeps no field without a value, and who reads the line asks for the value',
    'addsTo === undefined → false',
  ),
  same(
    'own-models.ts',
    '...(schemaId === undefined',
    'the storage keeps no field without a value, and who reads the line asks for the value',
    'schemaId === undefined → false',
  ),
  same(
    'recent.ts',
    'const entries = (await readRecord(kv, key, recentShape).catch',
    'neither nothing nor null has entries',
    '() => undefined',
  ),
  same(
    'erasing/erase-all.ts',
    'return ends.every(({ status })',
    'where any batch was deleted there is another look anyway, and where none was, none was fulfilled',
    '() => undefined',
  ),
  same(
    'erasing/erase-all.ts',
    'return ends.every(({ status })',
    'where any batch was deleted there is another look anyway, and where none was, none was fulfilled',
    "status === 'fulfilled' → false",
  ),
  same(
    'erasing/erase-expired.ts',
    "typeof value === 'object' && value !== null",
    'for the compiler: neither a text nor a number has a field of that name',
    "typeof value === 'object' → true",
  ),
  same(
    'erasing/erase-expired.ts',
    'const old = (await listEntries(kv, PREFIX.deployment))',
    'saves reads only: of each deployment the last sign of life is asked too, which is no older',
  ),
  same(
    'erasing/erase-expired.ts',
    "({ value }) => timeIn(value, 'createdAt') <= now - DEPLOYMENTS_KEPT_MS",
    'saves reads only: of each deployment the last sign of life is asked too, which is no older',
  ),
  mayStay(
    'shapes.ts',
    'z.strictObject({',
    'held by src/storage/shapes.test.ts; a shape is made once, in the first test that needs any of the kind, ' +
      'and only that one is run',
  ),
];
