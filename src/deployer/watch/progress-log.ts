/**
 * The lines of the log between an approval and its end: one when writing begins, and one for each
 * quarter that is done.
 */
import { AppError } from '../../errors';
import { appendActivity, type Facts } from '../../storage/activity';
import type { Deployment } from '../../storage/deployment-record';
import type { Kv } from '../../storage/kv/kv';
import { countSteps, totalOf, type StepCounts } from '../../storage/shapes';

/**
 * At most four lines of a deployment, and one more for each turn that was killed: a log is
 * written for people, and each line is a write.
 */
const QUARTERS = 4;

export class ProgressLog {
  private logged: number;
  private begun: boolean;

  constructor(private readonly where: { kv: Kv; deployment: Deployment; epoch: number }) {
    this.begun = where.deployment.startedAt !== null;
    this.logged = this.quarterOf(where.deployment.progress?.done ?? countSteps([]));
  }

  /**
   * To be called after a report of progress was stored. A line that cannot be written is left
   * out: the deployment matters more.
   */
  async note(done: StepCounts, now: number): Promise<void> {
    const quarter = this.quarterOf(done);
    const [isFirst, isFurther] = [!this.begun, quarter > this.logged && quarter < QUARTERS];
    this.begun = true;
    this.logged = Math.max(this.logged, quarter);
    if (isFirst)
      await this.append('deployment-started', now, {
        templates: this.where.deployment.options.templates.join(', ').slice(0, 300),
        total: this.total,
      });
    else if (isFurther)
      await this.append('deployment-progress', now, { done: totalOf(done), total: this.total });
  }

  private async append(
    kind: 'deployment-started' | 'deployment-progress',
    at: number,
    facts: Facts,
  ): Promise<void> {
    const { kv, deployment, epoch } = this.where;
    try {
      await appendActivity(kv, {
        at,
        account: deployment.account,
        kind,
        deploymentId: deployment.id,
        facts: { ...facts, turn: epoch },
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }

  private get total(): number {
    return totalOf(this.where.deployment.approved);
  }

  private quarterOf(done: StepCounts): number {
    return Math.floor((QUARTERS * totalOf(done)) / this.total);
  }
}
