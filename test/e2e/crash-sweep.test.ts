import { describe, expect, it } from 'vitest';
import { loadClosure } from '../../src/templates/load-closure';
import { optionsFor } from '../support/templates';
import { replayKilled, sweep } from '../support/world/sweep';

describe('a deployment killed after each single call of the platform', { timeout: 300_000 }, () => {
  it('converges every time: BASIC with CORE', async () => {
    const { replays, failures } = await sweep(await loadClosure(['BASIC']), optionsFor(['BASIC']));
    expect(failures).toEqual([]);
    expect(replays).toBeGreaterThan(250);
  });

  it('converges with calls in flight that land after the kill', async () => {
    const closure = await loadClosure(['BASIC']);
    const failures: string[] = [];
    for (let call = 1; call < 330; call += 23) {
      for (const phase of ['before', 'after'] as const) failures.push(...(await replayKilled(closure, optionsFor(['BASIC']), { call, phase })));
    }
    expect(failures).toEqual([]);
  });
});
