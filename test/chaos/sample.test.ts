/** A few schedules of chaos; the soak plays thousands, and says how to play one alone. */
import { describe, expect, it, vi } from 'vitest';
import { loadTemplate } from '../../src/templates/catalogue';
import { hold, told } from './hold';

describe('whatever happens at once', () => {
  it('breaks none of the laws', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { found } = await hold({ loadTemplate }, { runs: 3, seed: 100 });
    expect(found === null ? '' : told(found)).toBe('');
    log.mockRestore();
  });
});
