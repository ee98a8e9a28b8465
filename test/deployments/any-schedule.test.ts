import { describe, it, vi } from 'vitest';
import { schedulesHold } from '../support/schedules-hold';

describe('a deployment, whatever happens', () => {
  it(
    'ends, adds only, doubles nothing, keeps the order, and says what is true',
    { timeout: 900_000 },
    async () => {
      // The deployer says in the log what it could not do; here that is most of what happens.
      const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
      await schedulesHold(160);
      log.mockRestore();
    },
  );
});
