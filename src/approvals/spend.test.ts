import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../simulator/memory-kv';
import { ANN, BOB, ELEMENTS, NOW, samplePlan } from '../../test/support/storage-samples';
import { defaultOptions } from '../planner/options';
import { listActivity } from '../storage/activity';
import { hashKey, loadBaseline } from '../storage/baseline';
import { loadDeployment } from '../storage/deployments';
import { latestDeploymentOf } from '../storage/recent';
import type { Approval } from './approval';
import { checkConfirmation } from './check';
import { isCancelled } from '../storage/cancel';
import { cancelOpenPreview } from './cancel-preview';
import { issuePreview } from './issue';
import { spendApproval } from './spend';

const facts = {
  plan: samplePlan(),
  executor: 'background' as const,
  appVersion: '1.0.0',
  now: NOW + 10_000,
};

async function approved(kv: MemoryKv, plan = facts.plan): Promise<Approval> {
  const { preview, confirmationCode } = await issuePreview(kv, {
    account: ANN,
    plan,
    origin: 'chat',
    setting: 'chat',
    now: NOW,
  });
  const checked = await checkConfirmation(kv, {
    previewId: preview.id,
    given: { origin: 'chat', message: confirmationCode ?? '' },
    account: ANN,
    workspaceId: 'workspace-1',
    setting: 'chat',
    now: NOW + 9_000,
  });
  if (checked.kind !== 'approved') throw new Error(checked.kind);
  return checked.approval;
}

describe('spending', () => {
  it('starts one queued deployment with what was approved, and its baseline', async () => {
    const kv = new MemoryKv({ stale: true });
    const approval = await approved(kv);
    const { kind, deployment } = await spendApproval(kv, approval, facts);
    expect(kind).toBe('spent');
    expect(deployment).toMatchObject({
      id: approval.preview.id,
      account: ANN,
      state: 'queued',
      digest: samplePlan().digest,
      executor: 'background',
      origin: 'chat',
      setting: 'chat',
    });
    expect(await loadBaseline(kv, deployment.id, deployment.baselineChunks)).toEqual(
      new Set(ELEMENTS.slice(1).map(hashKey)),
    );
    expect((await latestDeploymentOf(kv, ANN))?.id).toBe(deployment.id);
    kv.settle();
    expect(await listActivity(kv, { from: 0, to: facts.now, now: facts.now })).toMatchObject([
      {
        kind: 'approved',
        account: ANN,
        deploymentId: deployment.id,
        facts: { digest: samplePlan().digest, origin: 'chat', setting: 'chat' },
      },
      { kind: 'preview-issued' },
    ]);
    expect(JSON.stringify([...kv.stored])).not.toContain('Secret Name');
  });

  it('of any number of templates notes as many of them as a line of the log holds', async () => {
    const kv = new MemoryKv();
    const templates = Array.from({ length: 40 }, (_, at) => `template-of-a-department-${at}`);
    const plan = samplePlan({ options: defaultOptions(templates) });
    await spendApproval(kv, await approved(kv, plan), { ...facts, plan });
    const noted = templates.join(', ').slice(0, 300);
    expect(await listActivity(kv, { from: 0, to: facts.now, now: facts.now })).toMatchObject([
      { kind: 'approved', facts: { templates: noted } },
      { kind: 'preview-issued', facts: { templates: noted } },
    ]);
  });

  it.each([
    ['the digest', { plan: samplePlan({ digest: 'other' }) }, 'plan-changed'],
    [
      'the workspace',
      { plan: samplePlan({ workspaceId: 'workspace-2' }) },
      'preview-other-workspace',
    ],
    ['the time', { now: NOW + 15 * 60_000 }, 'preview-expired'],
  ])('looks again at %s, and then burns nothing', async (_, change, code) => {
    const kv = new MemoryKv();
    const approval = await approved(kv);
    await expect(spendApproval(kv, approval, { ...facts, ...change })).rejects.toMatchObject({
      code,
      remedy: expect.stringContaining('new preview') as string,
    });
    expect(await loadDeployment(kv, approval.preview.id)).toBeNull();
    expect((await spendApproval(kv, approval, facts)).kind).toBe('spent');
  });

  it('looks again whether its preview was cancelled', async () => {
    const kv = new MemoryKv();
    const approval = await approved(kv);
    await cancelOpenPreview(kv, approval.preview, NOW + 9_500);
    await expect(spendApproval(kv, approval, facts)).rejects.toMatchObject({
      code: 'preview-cancelled',
    });
    expect(await loadDeployment(kv, approval.preview.id)).toBeNull();
  });

  it('once done stays done, also where the workspace or the time is another by now', async () => {
    const kv = new MemoryKv();
    const approval = await approved(kv);
    const { deployment } = await spendApproval(kv, approval, facts);
    for (const change of [{ plan: samplePlan({ digest: 'other' }) }, { now: NOW + 3_600_000 }])
      expect(await spendApproval(kv, approval, { ...facts, ...change })).toEqual({
        kind: 'already',
        deployment,
      });
  });

  it('looks again whether a newer preview has replaced this one', async () => {
    const kv = new MemoryKv();
    const approval = await approved(kv);
    await issuePreview(kv, {
      account: BOB,
      plan: samplePlan(),
      origin: 'chat',
      setting: 'chat',
      now: NOW,
    });
    const newer = await approved(kv);
    await expect(spendApproval(kv, approval, facts)).rejects.toMatchObject({
      code: 'preview-replaced',
    });
    expect((await spendApproval(kv, newer, facts)).kind).toBe('spent');
  });

  it('is done by one of any number of callers, and the others are told of the same deployment', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 2, max: 4 }),
        async (scheduler, callers) => {
          const kv = new MemoryKv();
          const approval = await approved(kv);
          const gated = kv.through((operation) => scheduler.schedule(Promise.resolve(), operation));
          const answers = await scheduler.waitFor(
            Promise.all(
              Array.from({ length: callers }, () => spendApproval(gated, approval, facts)),
            ),
          );
          expect(answers.filter(({ kind }) => kind === 'spent')).toHaveLength(1);
          expect(new Set(answers.map(({ deployment }) => deployment.id)).size).toBe(1);
          expect(
            (await listActivity(kv, { from: 0, to: facts.now, now: facts.now })).filter(
              ({ kind }) => kind === 'approved',
            ),
          ).toHaveLength(1);
        },
      ),
      { numRuns: 60 },
    );
  });

  it(
    'at the moment at which its preview is cancelled: nothing is spent, or what is ' +
      'spent is to be cancelled',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.scheduler(), async (scheduler) => {
          const kv = new MemoryKv();
          const approval = await approved(kv);
          const gated = kv.through((operation) => scheduler.schedule(Promise.resolve(), operation));
          const [cancelled] = await scheduler.waitFor(
            Promise.all([
              cancelOpenPreview(gated, approval.preview, facts.now),
              spendApproval(gated, approval, facts).catch((error: unknown) => error),
            ]),
          );
          const deployment = await loadDeployment(kv, approval.preview.id);
          expect(await isCancelled(kv, approval.preview.id)).toBe(true);
          if (deployment === null) expect(cancelled).toBe(true);
        }),
        { numRuns: 60 },
      );
    },
  );

  it('killed at any moment leaves nothing spent, or a deployment that is whole', async () => {
    for (let alive = 0; ; alive += 1) {
      const kv = new MemoryKv();
      const approval = await approved(kv);
      let left = alive;
      const dying = kv.through(async () => {
        if (left-- <= 0) throw new Error('killed');
      });
      const outcome = await spendApproval(dying, approval, facts).then(
        () => 'done',
        () => 'killed',
      );
      const deployment = await loadDeployment(kv, approval.preview.id);
      if (deployment !== null) {
        expect(await loadBaseline(kv, deployment.id, deployment.baselineChunks)).toEqual(
          new Set(ELEMENTS.slice(1).map(hashKey)),
        );
        expect((await latestDeploymentOf(kv, ANN))?.id).toBe(deployment.id);
      }
      expect((await spendApproval(kv, approval, facts)).kind).toBe(
        deployment === null ? 'spent' : 'already',
      );
      if (outcome === 'done') break;
    }
  });
});
