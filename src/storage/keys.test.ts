import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keys, previewSlots } from './keys';
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

it('drawn ids are ids, free of look-alikes, and grow when many are taken', () => {
  for (let drawn = 0; drawn < 9; drawn += 1) {
    const id = drawPreviewId(drawn);
    expect(isPreviewId(id)).toBe(true);
    expect(id.slice(2)).not.toMatch(/[01258boilszg6]/);
  }
  expect([drawPreviewId(0).length, drawPreviewId(8).length]).toEqual([6, 8]);
});
