/**
 * The steps still to do, handed out critical path first and never before what they depend on. No
 * layers, no barriers. Object types of one parent go one after another in the order of the plan,
 * because Assets shows them in the order in which they were made; what hangs on those that are
 * there fills the time meanwhile.
 */
import type { NaturalKey } from '../../planner/natural-key';
import type { Step } from '../../planner/plan';
import { heightsOf } from './heights';
import { siblingsInOrder } from './siblings';

export class WorkList {
  private readonly waiting = new Map<NaturalKey, number>();
  private readonly dependants = new Map<NaturalKey, Step[]>();
  /** The next among the siblings: it waits for its turn, and builds on nothing of the one before it. */
  private readonly next: Map<NaturalKey, Step>;
  private readonly heights: ReadonlyMap<NaturalKey, number>;
  private readonly dropped = new Set<NaturalKey>();
  /** Ready steps by the length of the longest chain that hangs on them; buckets keep taking one cheap. */
  private readonly ready: Step[][] = [];
  private readonly readyOf = new Map<Step['kind'], number>();
  private openCount: number;

  /** Throws where steps wait for each other: that is a bug of the plan. */
  constructor(steps: readonly Step[]) {
    const keys = new Set(steps.map((step) => step.key));
    if (keys.size !== steps.length) throw new Error('The plan has a step twice.');
    for (const step of steps) {
      const before = new Set(step.after.filter((key) => keys.has(key)));
      this.waiting.set(step.key, before.size);
      for (const key of before) this.addDependant(key, step);
    }
    this.next = siblingsInOrder(steps);
    for (const { key } of this.next.values())
      this.waiting.set(key, (this.waiting.get(key) ?? 0) + 1);
    this.heights = heightsOf(steps, this.waiting, (step) => this.behind(step));
    for (const step of steps) if (this.waiting.get(step.key) === 0) this.offer(step);
    this.openCount = steps.length;
  }

  /** Steps neither done nor dropped. */
  get open(): number {
    return this.openCount;
  }

  /** Kinds of the steps that could start now. */
  readyKinds(): Step['kind'][] {
    return [...this.readyOf].filter(([, count]) => count > 0).map(([kind]) => kind);
  }

  /**
   * The ready step with the longest chain behind it, of a kind that is `allowed`; undefined where none is.
   * It is out of the list until `done`, `putBack` or `drop`.
   */
  take(allowed: (kind: Step['kind']) => boolean = () => true): Step | undefined {
    const kinds = new Set(this.readyKinds().filter(allowed));
    if (kinds.size === 0) return undefined;
    for (let height = this.ready.length - 1; height >= 0; height -= 1) {
      const bucket = this.ready[height] ?? [];
      const at = bucket.findIndex((step) => kinds.has(step.kind));
      if (at < 0) continue;
      const [step] = bucket.splice(at, 1);
      if (step !== undefined) this.count(step, -1);
      return step;
    }
    return undefined;
  }

  putBack(step: Step): void {
    this.offer(step);
  }

  done(step: Step): void {
    this.openCount -= 1;
    for (const next of this.behind(step)) this.release(next);
  }

  /**
   * The next sibling of a taken step no longer waits for it: it was refused, and whether it is
   * there takes a while to be seen.
   */
  letPass(step: Step): void {
    const sibling = this.next.get(step.key);
    if (sibling === undefined) return;
    this.next.delete(step.key);
    this.release(sibling);
  }

  /**
   * Gives a taken step up with everything that depends on it; returns what was given up by this
   * call, the step first. A sibling that only waited for its turn goes on.
   */
  drop(step: Step): Step[] {
    const gone: Step[] = [];
    const queue = [step];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (this.dropped.has(next.key)) continue;
      this.dropped.add(next.key);
      gone.push(next);
      queue.push(...this.below(next));
    }
    this.openCount -= gone.length;
    for (const { key } of gone) {
      const sibling = this.next.get(key);
      if (sibling !== undefined) this.release(sibling);
    }
    return gone;
  }

  private release(step: Step): void {
    const left = (this.waiting.get(step.key) ?? 1) - 1;
    this.waiting.set(step.key, left);
    if (left === 0 && !this.dropped.has(step.key)) this.offer(step);
  }

  private addDependant(key: NaturalKey, step: Step): void {
    const list = this.dependants.get(key);
    if (list === undefined) this.dependants.set(key, [step]);
    else list.push(step);
  }

  private below(step: Step): readonly Step[] {
    return this.dependants.get(step.key) ?? [];
  }

  private behind(step: Step): readonly Step[] {
    const sibling = this.next.get(step.key);
    return sibling === undefined ? this.below(step) : [...this.below(step), sibling];
  }

  private offer(step: Step): void {
    const height = this.heights.get(step.key) ?? 1;
    while (this.ready.length <= height) this.ready.push([]);
    this.ready[height]?.push(step);
    this.count(step, 1);
  }

  private count({ kind }: Step, by: 1 | -1): void {
    this.readyOf.set(kind, (this.readyOf.get(kind) ?? 0) + by);
  }
}
