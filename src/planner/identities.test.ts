import { describe, expect, it } from 'vitest';
import { identified, identityKey, KnownIds } from './identities';
import { attributeKeyOf, schemaKeyOf, sharingKeyOf, statusKeyOf } from './natural-key';

describe('what is known by its id', () => {
  it('is every element but the schema and its sharing, by its names alone', () => {
    expect(identified(schemaKeyOf('AA'))).toBeNull();
    expect(identified(sharingKeyOf('AA'))).toBeNull();
    const hash = identityKey('attribute', ['Asset', 'Tag']);
    expect(identified(attributeKeyOf('AA', ['Asset'], 'Tag'))).toEqual({
      kind: 'attribute',
      schema: 'AA',
      hash,
    });
    expect(identified(attributeKeyOf('BB', ['Asset'], 'Tag'))?.hash).toBe(hash);
    expect(identified(statusKeyOf('AA', 'Tag'))?.hash).not.toBe(hash);
    expect(hash).toMatch(/^[0-9a-f]{16}$/u);
  });

  it('is found under its name, then under those it had', () => {
    const one = (id: string) => ({ kind: 'status' as const, id, seen: 1, by: '' });
    const known = new KnownIds(
      new Map([
        [identityKey('status', ['Now']), one('1')],
        [identityKey('status', ['Then']), one('2')],
      ]),
      () => [['Then']],
    );
    expect(known.isEmpty).toBe(false);
    expect(known.all('status', ['Now']).map(({ id }) => id)).toEqual(['1', '2']);
    expect(known.isClaimed('status', '2')).toBe(true);
    expect(known.isClaimed('attribute', '2')).toBe(false);
    expect(new KnownIds(new Map()).isEmpty).toBe(true);
  });
});
