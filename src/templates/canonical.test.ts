import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalHash, canonicalJson, contentHash } from './canonical';
import { aTemplate } from './fixtures';

/** The same value with the members of every object in reverse order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

describe('canonicalJson', () => {
  it('orders members by code unit and leaves white space and undefined members out', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'é' }], a: undefined, B: true, ä: 0 })).toBe(
      '{"B":true,"b":[1,{"c":"é","d":null}],"ä":0}',
    );
  });

  it('gives the same text however the value was built, and loses nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(reversed(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.stringify(JSON.parse(text))).toHaveLength(JSON.stringify(value).length);
      }),
    );
  });

  it.each([[Number.NaN], [Infinity], [10n], [() => 1], [[undefined]], [Symbol('s')]])(
    'refuses %s',
    (value) => {
      expect(() => canonicalJson({ value })).toThrow(TypeError);
    },
  );
});

describe('hashes', () => {
  it('are SHA-256 over the canonical text', () => {
    expect(canonicalHash({ b: 1, a: 2 })).toBe(
      createHash('sha256').update('{"a":2,"b":1}').digest('hex'),
    );
  });

  it('of a template change with what it says and not with where its format is described', () => {
    const template = aTemplate();
    expect(contentHash({ ...template, $schema: './elsewhere.json' })).toBe(contentHash(template));
    expect(contentHash({ ...template, summary: 'Something else.' })).not.toBe(
      contentHash(template),
    );
  });
});
