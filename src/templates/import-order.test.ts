import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadTemplate } from './catalogue';
import { groupCycles } from './cycles';
import { aTemplate, aType } from './fixtures';
import { importOrder } from './import-order';
import { resolveTemplate } from './resolve';
import type { TemplateAttribute, TemplateObjectType } from './template.generated';

const link = (name: string, to: string, more: object = {}): TemplateAttribute => ({
  name,
  type: 'reference',
  to,
  as: 'Part Of',
  ...more,
});
const orderOf = (objectTypes: TemplateObjectType[]): string[] =>
  importOrder([resolveTemplate(aTemplate({ objectTypes }))]).map(({ objectType, later }) =>
    [objectType, ...later].join(' / '),
  );

describe('importOrder', () => {
  it('puts what is referred to first and keeps the order of the file otherwise', () => {
    expect(orderOf([aType('A', [link('To C', 'C')]), aType('B'), aType('C')])).toEqual([
      'C',
      'A',
      'B',
    ]);
  });

  it('leaves abstract types out and lets a child inherit what it needs', () => {
    const parent = aType('Parent', [link('To Other', 'Other')], {
      abstract: true,
      children: [aType('Child')],
    });
    expect(orderOf([parent, aType('Other')])).toEqual(['Other', 'Child']);
  });

  it('waits for every type that a reference with subtypes accepts', () => {
    const parent = aType('Parent', [], {
      abstract: true,
      children: [aType('First'), aType('Second')],
    });
    expect(orderOf([aType('A', [link('To', 'Parent', { subtypes: true })]), parent])).toEqual([
      'First',
      'Second',
      'A',
    ]);
  });

  it('breaks a cycle at the optional reference and says what is left for later', () => {
    const head = aType('Head', [link('Body', 'Body')]);
    expect(orderOf([aType('Body', [link('Head', 'Head', { required: true })]), head])).toEqual([
      'Head / Body',
      'Body',
    ]);
  });

  it('does not wait for itself, nor for a template that is not given', () => {
    expect(orderOf([aType('A', [link('Parent A', 'A'), link('Owner', 'CORE.Person')])])).toEqual([
      'A',
    ]);
  });

  it('ends where required references form a cycle', () => {
    const needs = { required: true };
    expect(
      orderOf([aType('A', [link('B', 'B', needs)]), aType('B', [link('A', 'A', needs)])]),
    ).toEqual(['A / B', 'B']);
  });

  it('of CORE and ITAM begins with Country and Location and leaves no required reference for later', async () => {
    const templates = [
      resolveTemplate(await loadTemplate('CORE')),
      resolveTemplate(await loadTemplate('ITAM')),
    ];
    const steps = importOrder(templates);
    expect(steps.slice(0, 2).map((step) => step.objectType)).toEqual(['Country', 'Location']);
    expect(steps.map(({ template, objectType }) => `${template}.${objectType}`).sort()).toEqual(
      templates
        .flatMap(({ key, objectTypes }) =>
          objectTypes.filter((type) => !type.abstract).map((type) => `${key}.${type.name}`),
        )
        .sort(),
    );
    for (const { template, objectType, later } of steps) {
      const attributes =
        templates.find(({ key }) => key === template)?.effective.get(objectType) ?? [];
      expect(
        attributes.filter(({ name, required }) => required === true && later.includes(name)),
      ).toEqual([]);
    }
  });
});

describe('groupCycles', () => {
  const graphs = fc.integer({ min: 1, max: 12 }).chain((size) =>
    fc.array(fc.array(fc.nat({ max: size - 1 }), { maxLength: 4 }), {
      minLength: size,
      maxLength: size,
    }),
  );

  /** All that can be reached from a node, by brute force. */
  const reach = (graph: readonly number[][], from: number): Set<number> => {
    const seen = new Set<number>();
    const todo = [from];
    for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
      for (const next of graph[node] ?? [])
        if (!seen.has(next)) {
          seen.add(next);
          todo.push(next);
        }
    }
    return seen;
  };

  it('groups exactly the nodes that reach one another, after the groups they need', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const nodes = graph.map((_, index) => index);
        const groups = groupCycles(nodes, (node) => graph[node] ?? []);
        const place = new Map(
          groups.flatMap((group, index) => group.map((node) => [node, index] as const)),
        );
        expect([...place.keys()].sort((a, b) => a - b)).toEqual(nodes);
        for (const a of nodes) {
          for (const b of nodes) {
            if (a === b) continue;
            const there = reach(graph, a).has(b);
            expect(place.get(a) === place.get(b)).toBe(there && reach(graph, b).has(a));
            if (there) expect(place.get(b)).toBeLessThanOrEqual(place.get(a) ?? -1);
          }
        }
      }),
    );
  });
});
