import { describe, it, vi } from 'vitest';
import { schedulesHold } from '../support/schedules-hold';

describe('a deployment, whatever happens', () => {
  it('ends, adds only, doubles nothing, keeps the order, and says what is true', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await schedulesHold(2_500);
    log.mockRestore();
  });
});
