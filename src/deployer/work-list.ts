/** The steps still to do, handed out critical path first and never before what they depend on. No layers, no barriers. */
import type { NaturalKey } from '../planner/natural-key';
import type { Step } from '../planner/plan';

export class WorkList {
  private readonly steps = new Map<NaturalKey, Step>();
  private readonly waiting = new Map<NaturalKey, number>();
  private readonly dependants = new Map<NaturalKey, Step[]>();
  private readonly height = new Map<NaturalKey, number>();
  /** Ready steps by the length of the longest chain that hangs on them; buckets keep taking one cheap. */
  private readonly ready: Step[][] = [];
  private readyCount = 0;
  private openCount: number;

  constructor(steps: readonly Step[]) {
    for (const step of steps) this.steps.set(step.key, step);
    for (const step of steps) {
      const open = step.after.filter((key) => this.steps.has(key));
      this.waiting.set(step.key, open.length);
      for (const key of open) this.addDependant(key, step);
    }
    for (const step of this.bottomUp(steps)) this.height.set(step.key, 1 + this.tallestBelow(step));
    for (const step of steps) if (this.waiting.get(step.key) === 0) this.offer(step);
    this.openCount = steps.length;
  }

  /** Steps neither done nor dropped. */
  get open(): number {
    return this.openCount;
  }

  get hasReady(): boolean {
    return this.readyCount > 0;
  }

  /**
   * The ready step with the longest chain behind it, among those `allowed`; undefined where none is.
   * It is out of the list until `done`, `putBack` or `drop`.
   */
  take(allowed: (step: Step) => boolean = () => true): Step | undefined {
    for (let height = this.ready.length - 1; height >= 0; height -= 1) {
      const bucket = this.ready[height] ?? [];
      const at = bucket.findIndex(allowed);
      if (at < 0) continue;
      this.readyCount -= 1;
      return bucket.splice(at, 1)[0];
    }
    return undefined;
  }

  putBack(step: Step): void {
    this.offer(step);
  }

  done(step: Step): void {
    this.openCount -= 1;
    for (const next of this.below(step)) {
      const left = (this.waiting.get(next.key) ?? 1) - 1;
      this.waiting.set(next.key, left);
      if (left === 0) this.offer(next);
    }
  }

  /** Gives a step up with everything that depends on it; returns what was given up, the step first. */
  drop(step: Step): Step[] {
    const gone = new Map<NaturalKey, Step>();
    const queue = [step];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (gone.has(next.key)) continue;
      gone.set(next.key, next);
      queue.push(...this.below(next));
    }
    this.openCount -= gone.size;
    return [...gone.values()];
  }

  private addDependant(key: NaturalKey, step: Step): void {
    const list = this.dependants.get(key);
    if (list === undefined) this.dependants.set(key, [step]);
    else list.push(step);
  }

  private below(step: Step): readonly Step[] {
    return this.dependants.get(step.key) ?? [];
  }

  private tallestBelow(step: Step): number {
    return this.below(step).reduce((tallest, next) => Math.max(tallest, this.height.get(next.key) ?? 0), 0);
  }

  private offer(step: Step): void {
    const height = this.height.get(step.key) ?? 1;
    while (this.ready.length <= height) this.ready.push([]);
    this.ready[height]?.push(step);
    this.readyCount += 1;
  }

  /** Every step after all that depend on it (reverse topological order, without recursion: chains may be long). */
  private bottomUp(steps: readonly Step[]): Step[] {
    const left = new Map(steps.map((step) => [step.key, this.waiting.get(step.key) ?? 0]));
    const order = steps.filter((step) => left.get(step.key) === 0);
    for (let at = 0; at < order.length; at += 1) {
      const step = order[at];
      if (step === undefined) break;
      for (const next of this.below(step)) {
        const count = (left.get(next.key) ?? 1) - 1;
        left.set(next.key, count);
        if (count === 0) order.push(next);
      }
    }
    if (order.length !== steps.length) throw new Error(`The plan has a cycle: ${steps.length - order.length} steps wait for each other.`);
    return order.reverse();
  }
}
