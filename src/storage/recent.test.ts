import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../simulator/memory-kv';
import { ANN, BOB, NOW, sampleApproved } from '../../test/support/storage-samples';
import { createDeployment } from './deployments';
import { keys } from './keys';
import { drawPreviewId } from './preview-id';
import {
  latestDeployment,
  latestDeploymentOf,
  noteRecent,
  oldLists,
  readDeployments,
} from './recent';

async function deployed(
  kv: MemoryKv,
  account: string,
  createdAt: number,
  id = drawPreviewId(8),
): Promise<string> {
  await noteRecent(kv, account, { id, at: createdAt });
  await createDeployment(kv, sampleApproved({ id, account, createdAt }));
  return id;
}
const entriesIn = (kv: MemoryKv, key: string): { id: string; at: number }[] =>
  (JSON.parse(kv.stored.get(key) ?? '{"entries":[]}') as { entries: { id: string; at: number }[] })
    .entries;
const idsOf = async (kv: MemoryKv, limit: number): Promise<string[]> =>
  (await readDeployments(kv, limit)).deployments.map(({ id }) => id);

describe('what was noted of late', () => {
  it('is of its account and of the installation, newest first, each id once', async () => {
    const kv = new MemoryKv();
    await noteRecent(kv, ANN, { id: 'p-aaaa', at: NOW + 2 });
    await noteRecent(kv, ANN, { id: 'p-cccc', at: NOW + 1 });
    await noteRecent(kv, BOB, { id: 'p-dddd', at: NOW + 3 });
    await noteRecent(kv, ANN, { id: 'p-aaaa', at: NOW + 4 });
    const anns = [
      { id: 'p-aaaa', at: NOW + 4 },
      { id: 'p-cccc', at: NOW + 1 },
    ];
    expect(entriesIn(kv, keys.recent(ANN))).toEqual(anns);
    expect(entriesIn(kv, keys.recentOfAll)).toEqual([
      anns[0],
      { id: 'p-dddd', at: NOW + 3 },
      anns[1],
    ]);
    expect([...kv.lives.values()]).toEqual(['kept', 'kept', 'kept']);
  });

  it('is twenty at most, the oldest giving way', async () => {
    const kv = new MemoryKv();
    for (let n = 0; n < 21; n += 1)
      await noteRecent(kv, ANN, { id: drawPreviewId(8), at: NOW + n });
    for (const key of [keys.recent(ANN), keys.recentOfAll])
      expect(entriesIn(kv, key).map(({ at }) => at)).toEqual(
        Array.from({ length: 20 }, (_, n) => NOW + 20 - n),
      );
  });

  it('is made anew of the deployments where it cannot be read: of the account alone, newest first', async () => {
    const kv = new MemoryKv();
    for (let n = 0; n < 22; n += 1) await deployed(kv, ANN, NOW + n);
    await deployed(kv, BOB, NOW + 50, 'p-cccc');
    kv.stored.set('deployment:p-dddd', '{"v":9}');
    const before = [keys.recent(ANN), keys.recentOfAll].map((key) => entriesIn(kv, key));
    for (const key of [keys.recent(ANN), keys.recentOfAll]) kv.stored.set(key, '{"v":9}');
    const newest = before[0]?.[0];
    if (newest === undefined) throw new Error('nothing noted');
    await noteRecent(kv, ANN, newest);
    expect([keys.recent(ANN), keys.recentOfAll].map((key) => entriesIn(kv, key))).toEqual(before);
    kv.stored.set(keys.recent(ANN), '{"v":9}');
    expect((await latestDeploymentOf(kv, ANN))?.id).toBe(newest.id);
  });
});

it('what cannot be read is in no list that is made anew', async () => {
  const kv = new MemoryKv();
  await deployed(kv, ANN, NOW, 'p-aaaa');
  kv.stored.set('deployment:p-dddd', '{"v":9}');
  kv.stored.set(keys.recentOfAll, '{"v":9}');
  await noteRecent(kv, ANN, { id: 'p-cccc', at: NOW + 1 });
  expect(entriesIn(kv, keys.recentOfAll)).toEqual([
    { id: 'p-cccc', at: NOW + 1 },
    { id: 'p-aaaa', at: NOW },
  ]);
});

describe('the latest deployment', () => {
  it('is that of the account, or of all, and one that never came is passed over', async () => {
    const kv = new MemoryKv();
    expect(await latestDeployment(kv)).toBeNull();
    expect(await latestDeploymentOf(kv, ANN)).toBeNull();
    await deployed(kv, ANN, NOW, 'p-aaaa');
    await deployed(kv, BOB, NOW + 1, 'p-cccc');
    await noteRecent(kv, ANN, { id: 'p-dddd', at: NOW + 2 });
    expect((await latestDeployment(kv))?.id).toBe('p-cccc');
    expect((await latestDeploymentOf(kv, ANN))?.id).toBe('p-aaaa');
    expect(await latestDeploymentOf(kv, 'carl')).toBeNull();
  });
});

describe('the list of deployments', () => {
  it('is newest first, and as long as was asked for', async () => {
    const kv = new MemoryKv();
    const ids: string[] = [];
    for (const at of [3, 1, 4, 2]) ids[at] = await deployed(kv, ANN, NOW + at);
    const newestFirst = [ids[4], ids[3], ids[2], ids[1]];
    expect(await idsOf(kv, 9)).toEqual(newestFirst);
    expect(await idsOf(kv, 4)).toEqual(newestFirst);
    expect(await idsOf(kv, 2)).toEqual(newestFirst.slice(0, 2));
    expect(await readDeployments(kv, 0)).toEqual({ deployments: [], damaged: 0 });
  });

  it('has what was noted a moment ago, though queries do not show it yet', async () => {
    const kv = new MemoryKv({ stale: true });
    await deployed(kv, ANN, NOW, 'p-aaaa');
    kv.settle();
    await deployed(kv, ANN, NOW + 1, 'p-cccc');
    await noteRecent(kv, ANN, { id: 'p-dddd', at: NOW + 2 });
    expect(await readDeployments(kv, 9)).toMatchObject({
      deployments: [{ id: 'p-cccc' }, { id: 'p-aaaa' }],
      damaged: 0,
    });
  });

  it('counts one that cannot be read once, as the oldest', async () => {
    const kv = new MemoryKv();
    await deployed(kv, ANN, NOW, 'p-aaaa');
    await deployed(kv, ANN, NOW + 5, 'p-cccc');
    kv.stored.set('deployment:p-cccc', '{"v":9}');
    expect(await readDeployments(kv, 1)).toMatchObject({
      deployments: [{ id: 'p-aaaa' }],
      damaged: 0,
    });
    expect(await readDeployments(kv, 2)).toMatchObject({
      deployments: [{ id: 'p-aaaa' }],
      damaged: 1,
    });
  });

  it('is not a shorter one where the storage does not answer', async () => {
    const kv = new MemoryKv();
    await deployed(kv, ANN, NOW, 'p-aaaa');
    const silent = kv.through((operation) =>
      operation === 'get deployment:p-aaaa'
        ? Promise.reject(new Error('no answer'))
        : Promise.resolve(),
    );
    await expect(readDeployments(silent, 9)).rejects.toThrow('no answer');
  });
});

it('lists whose newest entry is old are told, but for that of all, and none that is damaged', async () => {
  const kv = new MemoryKv();
  await noteRecent(kv, ANN, { id: 'p-aaaa', at: NOW });
  await noteRecent(kv, BOB, { id: 'p-cccc', at: NOW });
  await noteRecent(kv, BOB, { id: 'p-dddd', at: NOW + 1 });
  kv.stored.set('recent:damaged', '{"v":9}');
  expect(await oldLists(kv, NOW - 1)).toEqual([]);
  expect(await oldLists(kv, NOW)).toEqual([keys.recent(ANN)]);
  expect((await oldLists(kv, NOW + 1)).sort()).toEqual([keys.recent(ANN), keys.recent(BOB)].sort());
});
