import { expect, it } from 'vitest';
import { MemoryKv } from '../../simulator/memory-kv';
import { ANN, BOB, NOW, sampleApproved } from '../../test/support/storage-samples';
import type { AssetsClient } from '../assets/api';
import type { Tools } from '../service/tools';
import { createDeployment, endDeployment } from '../storage/deployments';
import { noteRecent } from '../storage/recent';
import { countSteps } from '../storage/shapes';
import { readNotices } from './read-notices';
import { readViewer } from './viewer';

/** What both answers of the page say is under way, to somebody who looks. */
async function underWay(kv: MemoryKv, accountId: string, isAdmin: boolean): Promise<unknown[]> {
  const tools = {
    kv,
    accountId,
    now: () => NOW,
    licence: { state: 'not-needed' },
    assets: {
      isJiraAdmin: () => Promise.resolve(isAdmin),
      workspaceId: () => Promise.resolve('w-1'),
      listSchemas: () => Promise.resolve([]),
    } as unknown as AssetsClient,
  } as unknown as Tools;
  const [notices, viewer] = [await readNotices({}, tools), await readViewer({}, tools)];
  return [
    notices.ok && 'underWay' in notices ? notices.underWay : 'none',
    viewer.ok ? viewer.viewer.underWay : 'none',
  ];
}

const { id } = sampleApproved();
async function started(): Promise<MemoryKv> {
  const kv = new MemoryKv();
  await noteRecent(kv, ANN, { id, at: NOW });
  await createDeployment(kv, sampleApproved());
  return kv;
}

it('is told to who started it and to administrators, and to nobody else', async () => {
  const kv = await started();
  for (const isAdmin of [true, false]) expect(await underWay(kv, ANN, isAdmin)).toEqual([id, id]);
  expect(await underWay(kv, BOB, true)).toEqual([id, id]);
  expect(await underWay(kv, BOB, false)).toEqual([null, null]);
});

it('is told to nobody once it has ended', async () => {
  const kv = await started();
  await endDeployment(kv, id, {
    generation: 1,
    state: 'succeeded',
    at: NOW,
    written: countSteps([]),
    setByHand: { count: 0, chunks: 0 },
    outcome: { kind: 'none' },
  });
  expect(await underWay(kv, ANN, true)).toEqual([null, null]);
  expect(await underWay(kv, BOB, true)).toEqual([null, null]);
});
