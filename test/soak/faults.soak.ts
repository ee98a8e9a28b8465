import { describe, expect, it } from 'vitest';
import { SURVIVED } from '../support/world/fault-table';
import { deployAndCheck } from '../support/world/inspect';
import { onMachine } from '../support/world/machine';

describe('ITAM with CORE comes out whole, in order, nothing doubled and nothing else touched, in spite of', () => {
  it.each(Object.entries(SURVIVED))('%s', async (_, options) => {
    await onMachine(options, async (machine) => {
      const { wrong } = await deployAndCheck(machine, 'ITAM');
      expect(wrong).toEqual([]);
    });
  });
});
