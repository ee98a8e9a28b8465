/** How far a deployment is, reported to storage at most once a second, with a heartbeat. */
import type { NaturalKey } from '../../planner/natural-key';
import { objectTypeKeyOf, parseKey } from '../../planner/natural-key';
import type { Step } from '../../planner/plan';
import type { Deployment, Run } from '../../storage/deployment-record';
import { reportRun } from '../../storage/deployments';
import type { Kv } from '../../storage/kv/kv';
import { hashKey } from '../../storage/baseline';
import { countSteps, totalOf, type StepCounts } from '../../storage/shapes';
import type { Announcer } from './announcer';
import type { Clock } from '../run/clock';
import { LONGEST_LAG_MS, settledAt, unsettledMs } from '../run/lag';
import { ProgressLog } from './progress-log';

const EVERY_MS = 1_000;
/** While a long read goes on; below the age at which a heartbeat counts as none. */
const PULSE_MS = 10_000;

type State = 'running' | 'verifying';
type OnRecord = Pick<Run, 'settled' | 'inDoubt'>;

export class ProgressReport {
  private done: StepCounts;
  private current: NaturalKey | null = null;
  private reportedAt = Number.NEGATIVE_INFINITY;
  private begun: boolean;
  /** The workspace was read in this turn, at a time when lists show all that earlier turns made. */
  private isCertain: boolean;
  private madeCount = 0;
  private madeAt: number | undefined;
  /** Of what was approved, what somebody else made, as far as it is known (`notOurs`). */
  theirs: readonly NaturalKey[] = [];
  /** Of what was approved, what nothing needs any more and is not made, likewise. */
  unneeded: readonly NaturalKey[] = [];
  /** Most elements known to have been made. */
  private peak: number;
  private readonly log: ProgressLog;
  /** Sent, without it being certain whether they were made: they are not found, but a list may lag. */
  private readonly inDoubt = new Set<NaturalKey>();
  /** What earlier turns left on record, which holds until this one writes. */
  private before: OnRecord;

  constructor(
    private readonly where: {
      kv: Kv;
      clock: Clock;
      announcer: Announcer;
      deployment: Deployment;
      generation: number;
      epoch: number;
    },
  ) {
    this.done = { ...where.deployment.written };
    this.log = new ProgressLog(where);
    this.peak = totalOf(this.done);
    this.begun = where.deployment.startedAt !== null;
    this.isCertain = !this.begun;
    this.madeAt = where.deployment.madeAt;
    const { settled, inDoubt } = where.deployment;
    this.before = { settled, inDoubt };
  }

  /** Something may have been written: nothing is, in any turn, before the first report. */
  get hasBegun(): boolean {
    return this.begun;
  }

  /** Elements that this turn has made. */
  get madeNow(): number {
    return this.madeCount;
  }

  /** What this deployment has created so far, by kind. */
  get written(): StepCounts {
    const notMade = countSteps([...this.theirs, ...this.unneeded].map(parseKey));
    return mapCounts(this.done, (count, kind) => Math.max(0, count - notMade[kind]));
  }

  /** Of what was approved, somebody else made these, and these nothing needs any more. */
  notOurs(elements: readonly NaturalKey[], unneeded: readonly NaturalKey[]): void {
    this.theirs = elements;
    this.unneeded = unneeded;
  }

  /**
   * False where `written` may be less than what exists: nothing was read yet, or a list may lag,
   * or shows less than was made.
   */
  get isExact(): boolean {
    return this.isCertain && this.inDoubt.size === 0 && totalOf(this.done) >= this.peak;
  }

  /** Milliseconds until lists show all that earlier turns may have made. */
  get unsettledMs(): number {
    return unsettledMs(this.where.deployment, this.where.clock.now());
  }

  /** The workspace was read: everything approved exists but these. */
  begin(remaining: readonly Step[]): void {
    const { deployment, clock } = this.where;
    const open = countSteps(remaining);
    this.done = mapCounts(deployment.approved, (total, kind) => Math.max(0, total - open[kind]));
    this.peak = Math.max(this.peak, totalOf(this.done));
    this.isCertain ||= unsettledMs(deployment, clock.now()) === 0;
    const missing = new Set(remaining.map(({ key }) => key));
    for (const key of this.inDoubt) if (!missing.has(key)) this.inDoubt.delete(key);
  }

  /** From now on something may be sent: to be called before the report that goes before it. */
  willWrite(): void {
    this.before = {};
  }

  started(step: Step): void {
    if (step.kind === 'attribute' || step.kind === 'object-type')
      this.current = objectTypeKeyOf(step.schema, step.path);
  }

  doubted(step: Step): void {
    this.inDoubt.add(step.key);
  }

  made(step: Step): void {
    this.madeCount += 1;
    this.madeAt = this.where.clock.now();
    this.there(step, false);
  }

  /** It exists now. @param isTheirs somebody else made it */
  there(step: Step, isTheirs: boolean): void {
    if (isTheirs) this.theirs = [...this.theirs, step.key];
    this.inDoubt.delete(step.key);
    this.done[step.kind] = Math.min(
      this.where.deployment.approved[step.kind],
      this.done[step.kind] + 1,
    );
    this.peak = Math.max(this.peak, totalOf(this.done));
  }

  /**
   * @param settled nothing is on its way but what is in doubt, and what was made is written down
   * @returns false when a later turn has taken over
   */
  async report(state: State, force = false, settled = false): Promise<boolean> {
    const { kv, clock, announcer, deployment, generation, epoch } = this.where;
    const ticks = clock.ticks();
    if (!force && ticks - this.reportedAt < EVERY_MS) return true;
    this.reportedAt = ticks;
    this.begun = true;
    const isOurs = await reportRun(kv, deployment.id, {
      generation,
      epoch,
      state,
      heartbeatAt: clock.now(),
      ...this.doubt(clock.now()),
      ...(this.madeAt === undefined ? {} : { madeAt: this.madeAt }),
      ...(settled ? this.onRecord() : this.before),
      progress: { done: { ...this.done }, total: deployment.approved, current: this.current },
      written: this.written,
    });
    if (isOurs) {
      announcer.changed();
      await this.log.note(this.done, clock.now());
    }
    return isOurs;
  }

  /** Once all that was made is written down: what may be there besides. */
  private onRecord(): OnRecord {
    return this.inDoubt.size === 0
      ? { settled: true }
      : { inDoubt: [...this.inDoubt].map(hashKey) };
  }

  /** Who takes the next turn must not believe a list before then: what this turn left in doubt, or earlier ones did. */
  private doubt(now: number): { doubtAt?: number } {
    if (this.inDoubt.size > 0) return { doubtAt: now };
    const { deployment } = this.where;
    const at = settledAt(deployment);
    return at === null || unsettledMs(deployment, now) === 0
      ? {}
      : // Later than now: the clock was set back, and what is waited for once is enough.
        { doubtAt: Math.min(now, at - LONGEST_LAG_MS) };
  }

  /** Keeps the heartbeat going while `work` does; a pulse that fails is left out. */
  async alive<T>(state: State, work: Promise<T>): Promise<T> {
    let isOver = false;
    const end = (): void => {
      isOver = true;
    };
    const over = work.then(end, end);
    for (;;) {
      await this.where.clock.sleep(PULSE_MS, over);
      if (isOver) return work;
      await this.report(state, true).catch(() => undefined);
    }
  }
}

const mapCounts = (
  counts: StepCounts,
  change: (count: number, kind: keyof StepCounts) => number,
): StepCounts =>
  Object.fromEntries(
    Object.entries(counts).map(([kind, count]) => [kind, change(count, kind as keyof StepCounts)]),
  ) as StepCounts;
