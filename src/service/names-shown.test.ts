import { describe, expect, it } from 'vitest';
import { foreign, holderOf, keyShown } from './names-shown';

describe('a key of somebody else’s', () => {
  it.each(['PRI', 'pri2', 'Ä9', 'A'.repeat(20)])('is shown as it is: %s', (key) => {
    expect(keyShown(key)).toBe(key);
  });

  it.each(['A B', '!AB', 'AB!', '', 'A'.repeat(21), 'PRI (all)'])('is quoted: %j', (key) => {
    expect(keyShown(key)).toBe(foreign(key, 20));
    expect(keyShown(key)).not.toBe(key);
  });

  it('stands behind the name, which is always quoted', () => {
    expect(holderOf({ key: 'HR', name: 'People' })).toBe('"People" (HR)');
  });
});
