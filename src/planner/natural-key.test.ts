import { describe, expect, it } from 'vitest';
import {
  attributeKeyOf,
  describeKey,
  objectTypeKeyOf,
  parseKey,
  referenceTypeKeyOf,
  schemaKeyOf,
  sharingKeyOf,
  statusKeyOf,
} from './natural-key';

describe('a natural key', () => {
  it.each([
    [schemaKeyOf('AA'), 'schema', [], 'AA'],
    [sharingKeyOf('AA'), 'sharing', [], 'sharing of AA'],
    [statusKeyOf('AA', 'In Use'), 'status', ['In Use'], 'status AA · In Use'],
    [referenceTypeKeyOf('AA', 'Of'), 'reference-type', ['Of'], 'reference type AA · Of'],
    [
      objectTypeKeyOf('AA', ['Asset', 'Laptop']),
      'object-type',
      ['Asset', 'Laptop'],
      'AA · Asset › Laptop',
    ],
    [attributeKeyOf('AA', ['Asset'], 'A*B'), 'attribute', ['Asset', 'A*B'], 'AA · Asset › `A*B`'],
  ])('%j is read back, and by a person', (key, kind, names, words) => {
    expect(parseKey(key)).toEqual({ kind, schema: 'AA', names });
    expect(describeKey(key)).toBe(words);
  });
});
