import { describe, expect, it } from 'vitest';
import { firstLoadBytes, MOST_FIRST_LOAD } from './measure';

describe('the page', () => {
  it('weighs less than 350 kB, gzipped, before its first view; the graph comes when it is needed', async () => {
    const bytes = await firstLoadBytes();
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(MOST_FIRST_LOAD);
  });
});
