import { describe, expect, it } from 'vitest';
import { loadClosure } from '../../src/templates/load-closure';
import { catalogueOf, optionsFor, templateOf, typeNamed } from '../../simulator/templates';
import { replayKilled, sweep } from '../../simulator/sweep';

const SMALL = catalogueOf([
  templateOf('HUB', [
    typeNamed('Vendor', [{ name: 'Site', type: 'url' }]),
    typeNamed('Place', [{ name: 'Since', type: 'date' }]),
  ]),
  templateOf(
    'SPOKE',
    [
      typeNamed('Thing', [
        { name: 'Maker', type: 'reference', to: 'HUB.Vendor', as: 'Made By' },
        { name: 'State', type: 'status', statuses: 'LIFE' },
        { name: 'Note', type: 'textarea' },
      ]),
    ],
    {
      extends: ['HUB'],
      statusSets: {
        LIFE: [
          { name: 'Active', category: 'active' },
          { name: 'Gone', category: 'inactive' },
        ],
      },
    },
  ),
]);

describe('a deployment killed after each single call of the platform', { timeout: 300_000 }, () => {
  it('converges every time: a hub and a spoke with one of everything', async () => {
    const { replays, failures } = await sweep(SMALL, optionsFor(['SPOKE']));
    expect(failures).toEqual([]);
    expect(replays).toBeGreaterThan(28);
  });

  it('converges every time where lists lag, and the platform does not say that the function died', async () => {
    const { failures } = await sweep(SMALL, optionsFor(['SPOKE']), {
      switches: { staleListsMs: 1_500 },
      tellsDeath: false,
    });
    expect(failures).toEqual([]);
  });

  // Each single one, of ITAM with CORE: test/soak.
  it('converges after every third call of BASIC with CORE', async () => {
    const { replays, failures } = await sweep(
      await loadClosure(['BASIC']),
      optionsFor(['BASIC']),
      {},
      3,
    );
    expect(failures).toEqual([]);
    expect(replays).toBeGreaterThan(80);
  });

  it('converges with calls in flight that land after the kill', async () => {
    const closure = await loadClosure(['BASIC']);
    const failures: string[] = [];
    for (let call = 1; call < 330; call += 31) {
      for (const phase of ['before', 'after'] as const)
        failures.push(...(await replayKilled(closure, optionsFor(['BASIC']), { call, phase })));
    }
    expect(failures).toEqual([]);
  });
});
