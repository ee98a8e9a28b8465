import { describe, expect, it } from 'vitest';
import { few, firstFew, listed } from './lists';

describe('a list in a sentence', () => {
  it('names all where they are few, and else the first and how many more there are', () => {
    expect(listed([], 2)).toBe('');
    expect(listed(['a', 'b'], 2)).toBe('a, b');
    expect(listed(['a', 'b', 'c'], 2)).toBe('a, b and 1 more');
    expect(listed(['a', 'b', 'c', 'd'], 2, '; ')).toBe('a; b and 2 more');
  });

  it('counts the rest as one more item, where the items are lines or sentences', () => {
    expect(few(['a', 'b'], 2)).toEqual(['a', 'b']);
    expect(few(['a', 'b', 'c'], 2)).toEqual(['a', 'b', 'and 1 more']);
    expect(few(['a', 'b', 'c'], 1, (rest) => `- … ${rest} lines`)).toEqual(['a', '- … 2 lines']);
    expect(firstFew(['a', 'b', 'c'], 1)).toBe('a; and 2 more');
  });
});
