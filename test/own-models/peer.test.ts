/**
 * The schema files of a public peer, turned into a model, deploy and compare clean. The example is
 * our own; PEER_SCHEMAS names folders of real ones, divided by colons.
 */
import { describe, expect, it } from 'vitest';
import { onMachine } from '../../simulator/machine';
import { modelOfPeer, readPeer, type PeerSchema } from './peer-format';
import { ask, buildFile, takeOut } from './round-trip';

const OURS: PeerSchema = {
  structure: [
    { name: 'Fleet', description: 'What moves' },
    { name: 'Vehicle', parent: 'Fleet', description: 'A car or van' },
    { name: 'Workshop', parent: 'Fleet' },
    { name: 'Lists' },
    { name: 'Fuel Type', parent: 'Lists' },
  ],
  attributes: {
    Vehicle: {
      plateNumber: { type: 0, min: 1 },
      seats: { type: 0, defaultTypeId: 1 },
      leased: { type: 0, defaultTypeId: 2 },
      leaseEnd: { type: 0, defaultTypeId: 4 },
      driver: { type: 2 },
      fuel: { type: 1, referenceType: 'Fuel Type' },
      servicedBy: { type: 1, referenceType: 'Workshop', max: -1 },
    },
    'Fuel Type': { description: { type: 0, defaultTypeId: 9 } },
  },
  referenceTypes: { _default: 'Refers To', servicedBy: 'Serviced By' },
};

const real = (process.env['PEER_SCHEMAS'] ?? '').split(':').filter((folder) => folder !== '');
const SCHEMAS: [string, () => PeerSchema][] = [
  ['one of our own making', () => OURS],
  ...real.map((folder): [string, () => PeerSchema] => [folder, () => readPeer(folder)]),
];

describe('the schema files of a public peer', () => {
  it.each(SCHEMAS)('deploy and compare clean: %s', async (_name, peer) => {
    const model = modelOfPeer(peer(), 'PEER', 'Of a peer');
    await onMachine({}, async (site) => {
      await buildFile(site, JSON.stringify(model));
      expect(
        await ask(site, 'compare-models', { left: { key: 'our PEER' }, right: { key: 'PEER' } }),
      ).toMatchObject({ ok: true, text: expect.stringContaining('no difference') });
      const { models } = await takeOut(site, ['PEER']);
      expect(models.flatMap(({ losses }) => losses)).toEqual([]);
    });
  });
});
