import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../simulator/memory-kv';
import { ANN, BOB, NOW, sampleApproved, samplePlan } from '../../test/support/storage-samples';
import { listActivity } from '../storage/activity';
import { createDeployment } from '../storage/deployments';
import { latestPreviewId, readPreview, savePreview } from '../storage/previews';
import { samplePreview } from '../../test/support/storage-samples';
import { issuePreview } from './issue';

const issue = (kv: MemoryKv, change: Partial<Parameters<typeof issuePreview>[1]> = {}) =>
  issuePreview(kv, {
    account: ANN,
    plan: samplePlan(),
    origin: 'chat',
    setting: 'chat',
    now: NOW,
    ...change,
  });

describe('a preview', () => {
  it('is stored with what it binds, for 15 minutes, and its code in no form that can be read', async () => {
    const kv = new MemoryKv();
    const { preview, confirmationCode } = await issue(kv);
    expect(await readPreview(kv, preview.id)).toEqual(preview);
    expect(preview).toMatchObject({
      account: ANN,
      workspaceId: 'workspace-1',
      digest: samplePlan().digest,
      createdAt: NOW,
      expiresAt: NOW + 15 * 60_000,
      setting: 'chat',
      origin: 'chat',
    });
    expect(preview.counts).toMatchObject({ schema: 1, attribute: 0 });
    const stored = JSON.stringify([...kv.stored]);
    expect(confirmationCode).not.toBeNull();
    expect(stored).not.toContain(confirmationCode);
    expect(stored).not.toContain(confirmationCode?.replace('-', ''));
    expect(await listActivity(kv, { from: 0, to: NOW, now: NOW })).toMatchObject([
      { kind: 'preview-issued', account: ANN, facts: { preview: preview.id } },
    ]);
  });

  it('keeps no name that was found in the workspace', async () => {
    const kv = new MemoryKv();
    await issue(kv);
    expect(JSON.stringify([...kv.stored])).not.toContain('Secret Name');
    expect(JSON.stringify([...kv.stored])).toContain('Basic CMDB');
  });

  it.each([
    ['page', 'chat'],
    ['page', 'page'],
    ['page', 'agent'],
    ['off', 'chat'],
    ['chat', 'agent'],
    ['chat', 'page'],
  ] as const)(
    'has no code at all under the setting %s, asked for from %s',
    async (setting, origin) => {
      const kv = new MemoryKv();
      const { preview, confirmationCode } = await issue(kv, { setting, origin });
      expect([confirmationCode, preview.code]).toEqual([null, { kind: 'none' }]);
    },
  );

  it('replaces the older one of the same person, and of nobody else', async () => {
    const kv = new MemoryKv();
    const [, second, others] = [
      await issue(kv),
      await issue(kv),
      await issue(kv, { account: BOB }),
    ];
    expect(await latestPreviewId(kv, ANN)).toBe(second.preview.id);
    expect(await latestPreviewId(kv, BOB)).toBe(others.preview.id);
  });

  it('is not issued for a plan that something blocks', async () => {
    const kv = new MemoryKv();
    const plan = samplePlan({
      findings: [
        {
          kind: 'block',
          code: 'key-taken',
          sentence: 'The key BASIC is taken.',
          remedy: 'Choose another key.',
        },
      ],
    });
    await expect(issue(kv, { plan })).rejects.toMatchObject({
      code: 'plan-blocked',
      remedy: 'Choose another key.',
    });
    expect(kv.stored.size).toBe(0);
  });

  it('is issued ten times an hour to one person, also when they ask all at once', async () => {
    const kv = new MemoryKv();
    const answers = await Promise.allSettled(Array.from({ length: 15 }, () => issue(kv)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    await expect(issue(kv)).rejects.toMatchObject({
      code: 'too-many-previews',
      retryAfterMs: 30 * 60_000,
    });
    expect((await issue(kv, { account: BOB })).preview.account).toBe(BOB);
    expect((await issue(kv, { now: NOW + 30 * 60_000 })).preview.account).toBe(ANN);
  });

  it('never has the id of a deployment, nor of another preview', async () => {
    const kv = new MemoryKv();
    await createDeployment(kv, sampleApproved({ id: 'p-aaaa' }));
    const ids = ['p-aaaa', 'p-aaac', 'p-aaac', 'p-aaad'];
    const draw = () => ids.shift() ?? '';
    expect((await savePreview(kv, samplePreview(), draw)).id).toBe('p-aaac');
    expect((await savePreview(kv, samplePreview(), draw)).id).toBe('p-aaad');
    expect(await readPreview(kv, 'p-aaaa')).toBeNull();
  });

  it('erases itself some time after it has expired', async () => {
    const kv = new MemoryKv();
    await issue(kv);
    for (const [key, life] of kv.lives)
      expect([key, life]).toEqual([key, { ttlMs: expect.any(Number) as number }]);
  });
});
