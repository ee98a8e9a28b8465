import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../simulator/memory-kv';
import { ANN, BOB, NOW, sampleApproved, samplePlan } from '../../test/support/storage-samples';
import { createDeployment } from '../storage/deployments';
import { cancelOpenPreview, openPreviewOf } from './cancel-preview';
import { issuePreview } from './issue';
import { PREVIEW_VALID_MS } from './rules';

const LATER = NOW + 10_000;

async function previewed() {
  const kv = new MemoryKv();
  const request = { account: ANN, plan: samplePlan(), setting: 'chat', origin: 'chat' } as const;
  const { preview } = await issuePreview(kv, { ...request, now: NOW });
  return { kv, preview };
}

describe('the preview that a person can still confirm', () => {
  it('is their latest, for its fifteen minutes', async () => {
    const { kv, preview } = await previewed();
    const ends = NOW + PREVIEW_VALID_MS;
    for (const now of [NOW, LATER, ends - 1])
      expect(await openPreviewOf(kv, ANN, now)).toEqual(preview);
    for (const now of [ends, ends + 1]) expect(await openPreviewOf(kv, ANN, now)).toBeNull();
  });

  it('is nobody else’s, not even where the record says otherwise', async () => {
    const { kv } = await previewed();
    expect(await openPreviewOf(kv, BOB, LATER)).toBeNull();
    const request = { account: BOB, plan: samplePlan(), setting: 'chat', origin: 'chat' } as const;
    await issuePreview(kv, { ...request, now: NOW });
    const [anns = '', bobs = ''] = [...kv.stored.keys()].filter((key) =>
      key.startsWith('latest-preview:'),
    );
    kv.stored.set(bobs, kv.stored.get(anns) ?? '');
    expect(await openPreviewOf(kv, BOB, LATER)).toBeNull();
  });

  it('is none where its record has erased itself', async () => {
    const { kv, preview } = await previewed();
    kv.stored.delete(`preview:${preview.id}`);
    expect(await openPreviewOf(kv, ANN, LATER)).toBeNull();
  });

  it('is none once it was confirmed, and cancelling it then says so', async () => {
    const { kv, preview } = await previewed();
    expect(await createDeployment(kv, sampleApproved({ id: preview.id }))).toBe(true);
    expect(await openPreviewOf(kv, ANN, LATER)).toBeNull();
    expect(await cancelOpenPreview(kv, preview, LATER)).toBe(false);
  });

  it('is none once it was cancelled', async () => {
    const { kv, preview } = await previewed();
    expect(await cancelOpenPreview(kv, preview, LATER)).toBe(true);
    expect(await openPreviewOf(kv, ANN, LATER)).toBeNull();
  });
});
