import { describe, expect, it } from 'vitest';
import { listed } from './lists';

describe('a list in a sentence', () => {
  it('names all where they are few, and else the first and how many more there are', () => {
    expect(listed([], 2)).toBe('');
    expect(listed(['a', 'b'], 2)).toBe('a, b');
    expect(listed(['a', 'b', 'c'], 2)).toBe('a, b and 1 more');
    expect(listed(['a', 'b', 'c', 'd'], 2, '; ')).toBe('a; b and 2 more');
  });
});
