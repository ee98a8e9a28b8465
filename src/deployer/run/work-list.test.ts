import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributeStep, schemaStep, stepsOf, typeStep } from '../../../test/support/steps';
import type { Step } from '../../planner/plan';
import { WorkList } from './work-list';

const names = (steps: readonly Step[]): string[] =>
  steps.map((step) => step.key.split('\u001f').at(-1) ?? '');

function takeAll(work: WorkList): Step[] {
  const taken: Step[] = [];
  for (let step = work.take(); step !== undefined; step = work.take()) {
    taken.push(step);
    work.done(step);
  }
  return taken;
}

/** A plan in which every step waits for some of the earlier ones, in any order of the list. */
const plans: fc.Arbitrary<Step[]> = fc
  .array(fc.array(fc.nat(), { maxLength: 4 }), { minLength: 1, maxLength: 40 })
  .chain((links) => {
    const keys = links.map((_, at) => `k${at}`);
    const steps = links.map((after, at): Step => ({
      ...schemaStep(),
      key: keys[at] ?? '',
      after: at === 0 ? [] : after.map((n) => keys[n % at] ?? ''),
    }));
    return fc.shuffledSubarray(steps, { minLength: steps.length, maxLength: steps.length });
  });

describe('the list of work', () => {
  it('hands every step out once, and none before what it waits for, whatever the plan', () => {
    fc.assert(
      fc.property(plans, (steps) => {
        const order = takeAll(new WorkList(steps)).map((step) => step.key);
        expect([...order].sort()).toEqual(steps.map((step) => step.key).sort());
        for (const step of steps)
          for (const key of step.after)
            expect(order.indexOf(key)).toBeLessThan(order.indexOf(step.key));
      }),
    );
  });

  it('takes the longest chain first', () => {
    const chain = [
      typeStep(['Long']),
      attributeStep(['Long'], 'a'),
      attributeStep(['Long'], 'b', [attributeStep(['Long'], 'a').key]),
    ];
    const others = { ...typeStep(['Short'], 'S2'), after: [schemaStep().key] };
    const work = new WorkList([schemaStep(), others, ...chain]);
    const [schema] = [work.take()];
    if (schema !== undefined) work.done(schema);
    expect(names([work.take(), work.take()].filter((step) => step !== undefined))).toEqual([
      'Long',
      'Short',
    ]);
  });

  it('lets the next sibling of one that is refused go on, and gives it out once', () => {
    const work = new WorkList([typeStep(['A']), typeStep(['B']), typeStep(['C'])]);
    const first = work.take();
    expect(work.take()).toBeUndefined();
    if (first !== undefined) work.letPass(first);
    const second = work.take();
    expect(names([second].filter((step) => step !== undefined))).toEqual(['B']);
    if (first !== undefined) work.drop(first);
    expect(work.take()).toBeUndefined();
  });

  it('skips kinds that are not allowed, and knows which are ready', () => {
    const work = new WorkList([typeStep(['T']), { ...attributeStep(['X'], 'a'), after: [] }]);
    expect(work.readyKinds().sort()).toEqual(['attribute', 'object-type']);
    expect(work.take((kind) => kind === 'attribute')?.kind).toBe('attribute');
    expect(work.readyKinds()).toEqual(['object-type']);
    expect(work.take((kind) => kind === 'status')).toBeUndefined();
  });

  it('counts a dependency named twice, or one that is not in the plan, as nothing to wait for twice or at all', () => {
    const twice = { ...typeStep(['T']), after: [schemaStep().key, schemaStep().key, 'elsewhere'] };
    expect(names(takeAll(new WorkList([twice, schemaStep()])))).toEqual(['S', 'T']);
  });

  it('refuses a cycle and a step that occurs twice', () => {
    const [a, b] = [typeStep(['A']), typeStep(['B'])];
    expect(
      () => new WorkList([schemaStep(), { ...a, after: [b.key] }, { ...b, after: [a.key] }]),
    ).toThrow(/cycle: 2 steps/);
    expect(() => new WorkList([a, a])).toThrow(/twice/);
  });

  it('drops a step with all that hangs on it, each once, although two of its parents are dropped', () => {
    const [a, b] = [typeStep(['A']), typeStep(['B'], 'S2')];
    const both = { ...attributeStep(['A'], 'both'), after: [a.key, b.key] };
    const work = new WorkList([a, b, both, typeStep(['C'])]);
    const [first, second] = [work.take(), work.take()];
    expect(
      [first, second].flatMap((step) => (step === undefined ? [] : names(work.drop(step)))),
    ).toEqual(['A', 'both', 'B']);
    expect(work.open).toBe(1);
    expect(names(takeAll(work))).toEqual(['C']);
    expect(work.open).toBe(0);
  });

  it('hands siblings out one after another in the order of the plan, however short the chain behind the first', () => {
    const [a, b, c] = [typeStep(['A']), typeStep(['B']), typeStep(['C'])];
    const deep = [typeStep(['C', 'D']), attributeStep(['C', 'D'], 'x')];
    const work = new WorkList([a, b, ...deep, c]);
    const order: string[] = [];
    for (let step = work.take(); step !== undefined; step = work.take()) {
      if (step.kind === 'object-type' && step.parent === null)
        expect(names([work.take()].filter((other) => other !== undefined))).not.toContain('B');
      order.push(...names([step]));
      work.done(step);
    }
    expect(order.filter((name) => name.length === 1 && name < 'D')).toEqual(['A', 'B', 'C']);
  });

  it('lets the next sibling have its turn where the one before it is dropped', () => {
    const work = new WorkList([
      typeStep(['A']),
      attributeStep(['A'], 'x'),
      typeStep(['B']),
      typeStep(['C']),
    ]);
    const first = work.take();
    expect(first === undefined ? [] : names(work.drop(first))).toEqual(['A', 'x']);
    expect(names(takeAll(work))).toEqual(['B', 'C']);
    expect(work.open).toBe(0);
  });

  it('gives a step back to be taken again', () => {
    const work = new WorkList(stepsOf(1, 1));
    const step = work.take();
    if (step !== undefined) work.putBack(step);
    expect(names(takeAll(work))).toEqual(['S', 'T0', 'a0']);
  });
});
