/**
 * The car sentence and the fuel card, as another agent says them: over MCP, with the SDK's own
 * client, to a verified end.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { sleep } from '../../simulator/loopback-machine';
import { accept, connect, type Answer, type McpClient } from './client';

const clients: McpClient[] = [];
afterAll(async () => {
  for (const client of clients) await client.close();
});

const FLEET = `schema FLEET "Company cars"
Vehicle
  Plate: text, unique
  Driver: user
  Lease End: date
  Status: status In Use (active), In Repair (pending), Sold (inactive)
Garage
  City: text`;

async function build(agent: McpClient, schema: string): Promise<Answer> {
  const { answer: preview } = await agent.call('preview-deployment', { schema });
  expect(preview, preview.text).toMatchObject({ ok: true, code: 'preview' });
  await sleep(5_200);
  await agent.call('deploy-schema', { previewId: preview['previewId'] });
  for (;;) {
    const { answer } = await agent.call('get-deployment-status');
    if (['succeeded', 'failed', 'drifted', 'cancelled'].includes(answer.code)) return answer;
    await sleep(500);
  }
}

describe('a model of their own, over MCP', () => {
  it('is drafted, built and verified, and takes one attribute more', async () => {
    const agent = await connect({ person: accept });
    clients.push(agent);
    const { answer: draft } = await agent.call('draft-model', { definition: FLEET });
    expect(draft).toMatchObject({ ok: true, schema: 'FLEET', attributes: 5 });
    expect(await build(agent, 'FLEET')).toMatchObject({ code: 'succeeded' });
    const { answer: more } = await agent.call('draft-model', {
      definition: 'schema FLEET\nVehicle\n  Fuel Card: text',
    });
    expect(more).toMatchObject({ ok: true, addsTo: 'FLEET', attributes: 1, objectTypes: 0 });
    expect(await build(agent, String(more['schema']))).toMatchObject({ code: 'succeeded' });
    const { answer: vehicle } = await agent.call('describe-schema', {
      schema: 'our FLEET',
      objectType: 'Vehicle',
    });
    expect(vehicle['fields']).toContainEqual(expect.objectContaining({ name: 'Fuel Card' }));
  });
});
