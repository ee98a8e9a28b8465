import { describe, expect, it } from 'vitest';
import { SURVIVED } from '../../simulator/fault-table';
import { deployAndCheck } from '../../simulator/inspect';
import { onMachine } from '../../simulator/machine';

describe('ITAM with CORE comes out whole, in order, nothing doubled and nothing else touched, in spite of', () => {
  it.each(Object.entries(SURVIVED))('%s', async (_, options) => {
    await onMachine(options, async (machine) => {
      const { wrong } = await deployAndCheck(machine, 'ITAM');
      expect(wrong).toEqual([]);
    });
  });
});
