import { afterAll, describe, expect, it } from 'vitest';
import { startMachine, type Machine } from '../../simulator/loopback-machine';

const machines: Machine[] = [];
const start = async (): Promise<Machine> => {
  const machine = await startMachine();
  machines.push(machine);
  return machine;
};
afterAll(async () => {
  for (const machine of machines) await machine.close();
});

describe('a deployment, end to end', () => {
  it('previews, waits for the code, deploys ITAM with CORE, verifies, and finds nothing to do afterwards', async () => {
    const machine = await start();
    const list = await machine.call('list-schemas');
    console.log(list.text);
    const preview = await machine.call('preview-deployment', { schema: 'ITAM' });
    console.log(preview.text);
    expect(machine.emulator.requests.filter((request) => request.method === 'POST')).toEqual([]);
    const done = await machine.deploy({ schema: 'ITAM' });
    console.log(done.text);
    expect(done.code).toBe('succeeded');
    const again = await machine.call('preview-deployment', { schema: 'ITAM' });
    console.log(again.text);
    expect(again.code).toBe('nothing-to-do');
  });
});
