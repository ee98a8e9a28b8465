import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../../simulator/memory-kv';
import { NOW, sampleApproved } from '../../../test/support/storage-samples';
import { AppError } from '../../errors';
import { defaultOptions } from '../../planner/options';
import { listActivity } from '../../storage/activity';
import { createDeployment, loadDeployment, reportRun } from '../../storage/deployments';
import { countSteps, type StepCounts } from '../../storage/shapes';
import { ProgressLog } from './progress-log';

const counts = (attribute: number): StepCounts => ({ ...countSteps([]), attribute });

async function opened(
  kv: MemoryKv,
  doneBefore: number | null = null,
  templates: string[] = ['basic'],
): Promise<ProgressLog> {
  const approved = sampleApproved({ approved: counts(100), options: defaultOptions(templates) });
  await createDeployment(kv, approved);
  if (doneBefore !== null) {
    await reportRun(kv, 'p-aaaa', {
      generation: 1,
      epoch: 1,
      state: 'running',
      heartbeatAt: NOW,
      progress: { done: counts(doneBefore), total: counts(100), current: null },
      written: counts(doneBefore),
    });
  }
  const deployment = await loadDeployment(kv, 'p-aaaa');
  if (deployment === null) throw new Error('It is gone.');
  return new ProgressLog({ kv, deployment, epoch: 2 });
}

async function linesOf(kv: MemoryKv): Promise<unknown[]> {
  return (await listActivity(kv, { from: 0, to: NOW + 1_000, now: NOW + 1_000 }))
    .reverse()
    .map(({ kind, facts }) => [kind, facts['done'] ?? facts['total']]);
}

describe('the lines of a deployment under way', () => {
  it('are its start, and each quarter once, however often progress is reported', async () => {
    const kv = new MemoryKv();
    const log = await opened(kv);
    for (let done = 0; done <= 100; done += 1) await log.note(counts(done), NOW + done);
    expect(await linesOf(kv)).toEqual([
      ['deployment-started', 100],
      ['deployment-progress', 25],
      ['deployment-progress', 50],
      ['deployment-progress', 75],
    ]);
  });

  it('begin neither again, nor repeat what an earlier turn told', async () => {
    const kv = new MemoryKv();
    const log = await opened(kv, 60);
    for (const done of [60, 61, 80, 90]) await log.note(counts(done), NOW + done);
    expect(await linesOf(kv)).toEqual([['deployment-progress', 80]]);
  });

  it('are left out where they cannot be written: the deployment goes on', async () => {
    const kv = new MemoryKv();
    const log = await opened(kv);
    kv.create = () =>
      Promise.reject(new AppError('storage-unavailable', 'No.', { remedy: 'Later.' }));
    await log.note(counts(10), NOW);
    expect(await linesOf(kv)).toEqual([]);
    kv.create = () => Promise.reject(new Error('a defect'));
    await expect(log.note(counts(50), NOW)).rejects.toThrow('a defect');
  });

  it('name the templates, as far as a line holds them, and the turn', async () => {
    const kv = new MemoryKv();
    const log = await opened(
      kv,
      null,
      Array.from({ length: 99 }, (_, at) => `template-${at}`),
    );
    await log.note(counts(1), NOW);
    const [line] = await listActivity(kv, { from: 0, to: NOW + 1_000, now: NOW + 1_000 });
    expect(line?.facts).toMatchObject({ total: 100, turn: 2 });
    expect(line?.facts['templates']).toMatch(/^template-0, template-1, .{270,}$/u);
    expect(line?.facts['templates']).toHaveLength(300);
  });
});
