import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../src/errors';

describe('docs/errors.md', () => {
  it('has a row for every code, and for nothing else', () => {
    const rows = [...readFileSync('docs/errors.md', 'utf8').matchAll(/^\| `([a-z-]+)` \|/gm)].map(
      (match) => match[1],
    );
    expect([...rows].sort()).toEqual([...ERROR_CODES].sort());
  });
});
