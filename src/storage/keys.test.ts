import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accountHash, keys, previewSlots } from './keys';
import { checkKey } from './kv/kv';
import { drawPreviewId, isPreviewId } from './preview-id';

it('every key fits the rule of the platform, whatever account or id it is made from, and names no account', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.string({ unit: 'binary' }),
      (account, schemaId) => {
        for (const key of [
          keys.latestPreview(account),
          keys.previewSlot(account, 1, 1),
          keys.recent(account),
          keys.strangerSlot('t', account),
          keys.knownSchema(schemaId),
        ]) {
          expect(() => checkKey(key)).not.toThrow();
        }
        if (account.length > 40) expect(keys.recent(account)).not.toContain(account);
      },
    ),
  );
  expect(() => checkKey(keys.activity(0, 'token'))).not.toThrow();
  expect(keys.previewSlot('a', 1, 1).startsWith(previewSlots('a'))).toBe(true);
});

it.each([
  ['7', 'schema:7'],
  ['A.b_c-9', 'schema:A.b_c-9'],
  ['x'.repeat(100), `schema:${'x'.repeat(100)}`],
])('an id that can be in a key is in it as it is (%s)', (id, key) => {
  expect(keys.knownSchema(id)).toBe(key);
});

it.each(['', ' 7', '7 ', '/7', '7/', 'ä', 'x'.repeat(101)])(
  'an id that cannot is hashed ("%s")',
  (id) => {
    expect(keys.knownSchema(id)).toMatch(/^schema:hashed\.[0-9a-f]{32}$/u);
    expect(keys.identity(id, 3)).toMatch(/^identity:hashed\.[0-9a-f]{32}:3$/u);
  },
);

it('the hash of an account is 128 bits of it', () => {
  expect(accountHash('ann')).toMatch(/^[0-9a-f]{32}$/u);
  expect(accountHash('ann')).not.toBe(accountHash('anna'));
});

it('drawn ids are ids, free of look-alikes, and grow when many are taken', () => {
  for (let drawn = 0; drawn < 9; drawn += 1) {
    const id = drawPreviewId(drawn);
    expect(isPreviewId(id)).toBe(true);
    expect(id.slice(2)).not.toMatch(/[01258boilszg6]/);
  }
  expect([drawPreviewId(0).length, drawPreviewId(8).length]).toEqual([6, 8]);
});
