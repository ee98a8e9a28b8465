/** How far a deployment is, reported to storage at most once a second, with a heartbeat. */
import type { NaturalKey } from '../planner/natural-key';
import { objectTypeKeyOf } from '../planner/natural-key';
import type { Step } from '../planner/plan';
import { reportRun } from '../storage/deployments';
import { countSteps, type StepCounts } from '../storage/shapes';
import type { Job } from './job';

const EVERY_MS = 1_000;

export class ProgressReport {
  private readonly done: StepCounts;
  private current: NaturalKey | null = null;
  private reportedAt = Number.NEGATIVE_INFINITY;

  /** @param remaining steps still to do when this turn began */
  constructor(private readonly job: Job, remaining: readonly Step[]) {
    const open = countSteps(remaining);
    this.done = mapCounts(job.deployment.approved, (total, kind) => Math.max(0, total - open[kind]));
  }

  get written(): StepCounts {
    return { ...this.done };
  }

  started(step: Step): void {
    if (step.kind === 'attribute' || step.kind === 'object-type') this.current = objectTypeKeyOf(step.schema, step.path);
  }

  made(step: Step): void {
    this.done[step.kind] = Math.min(this.job.deployment.approved[step.kind], this.done[step.kind] + 1);
  }

  /** @returns false when a later turn has taken over */
  async report(state: 'running' | 'verifying', force = false): Promise<boolean> {
    const now = this.job.clock.now();
    if (!force && now - this.reportedAt < EVERY_MS) return true;
    this.reportedAt = now;
    return reportRun(this.job.kv, this.job.deployment.id, {
      generation: this.job.generation, epoch: this.job.epoch, state, heartbeatAt: now,
      progress: { done: { ...this.done }, total: this.job.deployment.approved, current: this.current }, written: { ...this.done },
    });
  }
}

const mapCounts = (counts: StepCounts, change: (count: number, kind: keyof StepCounts) => number): StepCounts =>
  Object.fromEntries(Object.entries(counts).map(([kind, count]) => [kind, change(count, kind as keyof StepCounts)])) as StepCounts;
