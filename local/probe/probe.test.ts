import { afterEach, describe, expect, it } from 'vitest';
import type { Emulator } from '../assets-emulator';
import type { Switches } from '../assets-emulator/switches';
import { otherSchema, probed, type Probed } from './testing';

const open: Emulator[] = [];
afterEach(async () => {
  for (const emulator of open.splice(0)) await emulator.close();
});

async function run(
  switches: Partial<Switches>,
  write: boolean,
): Promise<Probed & { writes: string[] }> {
  const done = await probed(open, switches, { write, first: otherSchema });
  return { ...done, writes: writes(done.emulator) };
}

const writes = (emulator: Emulator): string[] =>
  emulator.requests
    .filter(({ method, path }) => method !== 'GET' && !path.includes('/aql'))
    .map(({ path }) => path);

describe('the probe', () => {
  it('writes nothing without --write, and says what stays open', async () => {
    const { report, told, writes: written } = await run({}, false);
    expect(written).toHaveLength(2);
    expect(told).toEqual([]);
    expect(report).toMatchObject({
      mode: 'read',
      toDelete: null,
      switches: { assets: 'available', schemaListMax: 50, iconIds: 'numbers' },
    });
    expect(report.open).toContainEqual({ switch: 'typeNameMax', why: 'needs writing: --write' });
    expect(report.open).toContainEqual({
      switch: 'parentIdType',
      why: 'no object type with a parent is visible',
    });
  });

  it('says that a site has no Assets, and asks no further', async () => {
    const { report, emulator } = await probed(open, { assets: 'none' });
    expect(report).toMatchObject({ switches: { assets: 'none' }, toDelete: null });
    expect(emulator.requests).toHaveLength(1);
  });
});
