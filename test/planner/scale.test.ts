import { describe, expect, it } from 'vitest';
import { createPlan } from '../../src/planner/create-plan';
import type { TemplateAttribute, TemplateObjectType } from '../../src/templates/template.generated';
import { catalogueOf, optionsFor, templateOf, typeNamed } from '../../simulator/templates';
import { applyPlan, changed, emptyWorkspace, observationOf } from '../../simulator/workspace';

/** A tree of types, ten below each, with twenty attributes each; every fourth refers to another type. */
function large(count: number): ReturnType<typeof catalogueOf> {
  const attributes = (index: number): TemplateAttribute[] =>
    Array.from({ length: 20 }, (_, at): TemplateAttribute =>
      at % 4 === 0
        ? {
            name: `A${index} ${at}`,
            type: 'reference',
            to: `T${(index * 7 + at) % count}`,
            as: `R${at}`,
          }
        : { name: `A${index} ${at}`, type: 'text' },
    );
  const make = (index: number): TemplateObjectType => {
    const children = Array.from({ length: 10 }, (_, child) => index * 10 + child + 1).filter(
      (child) => child < count,
    );
    return typeNamed(
      `T${index}`,
      attributes(index),
      children.length === 0 ? {} : { children: children.map(make) },
    );
  };
  return catalogueOf([templateOf('BIG', [make(0)])]);
}

/**
 * How often planning looks at parts of the observation: what grows faster than the workspace
 * shows here, on any machine.
 */
function looksOf(count: number, keep: (index: number) => boolean): number {
  const catalogue = large(count);
  const input = {
    ...catalogue,
    options: { ...optionsFor(['BIG']), extend: ['BIG'] },
    known: [],
    pins: [],
    made: new Set<string>(),
  };
  const full = applyPlan(
    emptyWorkspace(),
    createPlan({
      ...input,
      options: optionsFor(['BIG']),
      observation: observationOf(emptyWorkspace()),
    }),
  ).workspace;
  const partial = changed(full, (copy) => {
    for (const detail of Object.values(copy.details))
      detail.attributes = detail.attributes.filter((_, index) => keep(index));
  });
  const observation = observationOf(partial);
  let looks = 0;
  for (const detail of Object.values(observation.details)) {
    detail.attributes = detail.attributes.map(
      (one) =>
        new Proxy(one, {
          get: (target, name) => {
            looks += 1;
            return Reflect.get(target, name);
          },
        }),
    );
    detail.objectTypes = detail.objectTypes.map(
      (one) =>
        new Proxy(one, {
          get: (target, name) => {
            looks += 1;
            return Reflect.get(target, name);
          },
        }),
    );
  }
  const plan = createPlan({ ...input, observation });
  expect(plan.ids).not.toEqual({});
  return looks;
}

describe('planning a large schema', () => {
  it.each([
    ['that is complete', () => true],
    ['of which half exists', (index: number) => index % 2 === 0],
  ])('%s takes work in proportion to its size', (_, keep) => {
    expect(looksOf(160, keep) / looksOf(40, keep)).toBeLessThan(8);
  });
});
