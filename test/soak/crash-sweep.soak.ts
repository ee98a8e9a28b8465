import { describe, expect, it } from 'vitest';
import { loadClosure } from '../../src/templates/load-closure';
import { optionsFor } from '../../simulator/templates';
import { replayKilled, sweep } from '../../simulator/sweep';

describe('a deployment of ITAM with CORE killed after each single call of the platform', () => {
  it('converges every time', async () => {
    const { replays, failures } = await sweep(await loadClosure(['ITAM']), optionsFor(['ITAM']));
    expect(failures).toEqual([]);
    expect(replays).toBeGreaterThan(720);
  });

  it('converges with calls in flight that land after the kill', async () => {
    const closure = await loadClosure(['ITAM']);
    const failures: string[] = [];
    for (let call = 1; call < 800; call += 19) {
      for (const phase of ['before', 'after'] as const)
        failures.push(...(await replayKilled(closure, optionsFor(['ITAM']), { call, phase })));
    }
    expect(failures).toEqual([]);
  });
});
