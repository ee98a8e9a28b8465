import { describe, expect, it } from 'vitest';
import { deployAndCheck } from '../support/world/inspect';
import { SURVIVED } from '../support/world/fault-table';
import { onMachine } from '../support/world/machine';

describe('BASIC with CORE comes out whole, in order, nothing doubled and nothing else touched, in spite of', () => {
  it.each(Object.entries(SURVIVED))('%s', async (_, options) => {
    await onMachine(options, async (machine) => {
      const { wrong } = await deployAndCheck(machine, 'BASIC');
      expect(wrong).toEqual([]);
    });
  });
});
