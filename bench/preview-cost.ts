/** What a preview asks of Assets: how many requests, and how many of them one after another. */
import { loadClosure } from '../src/templates/load-closure';
import { optionsFor } from '../simulator/templates';
import { begin, finish } from '../simulator/sweep';
import { inTime, VirtualTime } from '../simulator/virtual-time';
import { World } from '../simulator/world';
import { readRights } from '../src/access/rights';
import type { Check } from './hold';

export interface PreviewCost {
  what: string;
  requests: number;
  inARow: number;
  most: number;
}

const LATENCY_MS = 100;

export async function previewCost(checks: Check[]): Promise<PreviewCost[]> {
  const time = new VirtualTime();
  const world = new World(time, { closure: await loadClosure(['ITAM']), latencyMs: LATENCY_MS });
  const costs = await inTime(time, async () => {
    const once = async (what: string, schemas: number): Promise<PreviewCost> => {
      const before = { asked: world.site.requests.length, at: time.ticks() };
      const client = world.client();
      await Promise.all([readRights(client), world.plan(optionsFor(['ITAM']), client)]);
      return {
        what,
        requests: world.site.requests.length - before.asked,
        inARow: Math.round((time.ticks() - before.at) / LATENCY_MS),
        most: 6 + 1 + 5 * schemas,
      };
    };
    const fresh = await once('ITAM with CORE, nothing there', 0);
    await finish(world, await begin(world, optionsFor(['ITAM'])));
    return [fresh, await once('ITAM with CORE, both there', 2)];
  });
  for (const { what, requests, inARow, most } of costs) {
    console.log(
      `\nPreview of ${what}: ${requests} requests (at most ${most}), ${inARow} one after another (at most 5)`,
    );
    checks.push(
      {
        what: `preview of ${what}: requests ≤ 6 + pages + 5 a schema touched`,
        holds: requests <= most,
        found: `${requests} of ${most}`,
      },
      {
        what: `preview of ${what}: at most 5 one after another`,
        holds: inARow <= 5,
        found: `${inARow}`,
      },
    );
  }
  return costs;
}
