import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadTemplate, TEMPLATE_KEYS } from './catalogue';
import { aTemplate, aType } from './fixtures';
import { countAttributes, resolveTemplate } from './resolve';
import type { TemplateObjectType } from './template.generated';

/**
 * Forests of up to 30 object types: each number says which of the earlier types is the parent, or
 * that there is none.
 */
const forests = fc.array(fc.nat({ max: 29 }), { minLength: 1, maxLength: 30 }).map((parents) => {
  const roots: TemplateObjectType[] = [];
  const made: TemplateObjectType[] = [];
  parents.forEach((pick, index) => {
    const type = aType(`Type ${String(index)}`, [{ name: `Note ${String(index)}`, type: 'text' }]);
    const parent = made[pick % (made.length + 1)];
    if (parent === undefined) roots.push(type);
    else parent.children = [...(parent.children ?? []), type];
    made.push(type);
  });
  return roots;
});

describe('resolveTemplate', () => {
  it('lists each type once, parents first, in the order of the file', () => {
    fc.assert(
      fc.property(forests, (objectTypes) => {
        const { objectTypes: flat } = resolveTemplate(aTemplate({ objectTypes }));
        const seen = new Set<string>();
        for (const { path, parentPath, name } of flat) {
          expect(path.at(-1)).toBe(name);
          expect(path.slice(0, -1)).toEqual(parentPath ?? []);
          if (parentPath !== null) expect(seen).toContain(parentPath.join('/'));
          expect(seen).not.toContain(path.join('/'));
          seen.add(path.join('/'));
        }
        const inFile = [
          ...JSON.stringify(objectTypes).matchAll(/"purpose":"One (Type \d+)\."/gu),
        ].map((match) => match[1]);
        expect(flat.map(({ name }) => name)).toEqual(inFile);
      }),
    );
  });

  it('hands every attribute of the types above down, from the root on', () => {
    fc.assert(
      fc.property(forests, (objectTypes) => {
        const {
          objectTypes: flat,
          effective,
          byName,
        } = resolveTemplate(aTemplate({ objectTypes }));
        for (const type of flat) {
          const expected = type.path.flatMap((name) => byName.get(name)?.attributes ?? []);
          expect(effective.get(type.name)).toEqual(expected);
        }
      }),
    );
  });

  it('says of a type what a deployment needs', () => {
    const template = aTemplate({
      objectTypes: [
        aType('Thing', [], {
          abstract: true,
          group: 'Things',
          children: [
            aType('Small Thing', [], { highVolume: true }),
            aType('Odd Thing', [], { group: 'Odds' }),
          ],
        }),
      ],
    });
    const [thing, small, odd] = resolveTemplate(template).objectTypes;
    expect(thing).toEqual({
      path: ['Thing'],
      name: 'Thing',
      parentPath: null,
      purpose: 'One Thing.',
      brief: 'One Thing.',
      icon: 'box',
      abstract: true,
      group: 'Things',
      highVolume: false,
      nameRule: null,
      findBy: [],
      inherits: true,
      attributes: [],
    });
    expect(small).toMatchObject({
      path: ['Thing', 'Small Thing'],
      parentPath: ['Thing'],
      abstract: false,
      group: 'Things',
      highVolume: true,
      inherits: false,
    });
    expect(odd).toMatchObject({ group: 'Odds' });
  });

  it('keeps the tree', () => {
    const { tree } = resolveTemplate(aTemplate());
    expect(
      tree.map((node) => [node.type.name, node.children.map((child) => child.type.name)]),
    ).toEqual([['Thing', ['Small Thing']]]);
  });

  it('lists references to other templates, and whether they are optional', () => {
    const template = aTemplate({
      extends: ['CORE'],
      objectTypes: [
        aType('Thing', [
          { name: 'Owner', type: 'reference', to: 'CORE.Person', as: 'Owned By', required: true },
          { name: 'Rack', type: 'reference', to: 'NET.Rack', as: 'Located At' },
          { name: 'Whole', type: 'reference', to: 'Thing', as: 'Part Of' },
        ]),
      ],
    });
    expect(resolveTemplate(template).crossReferences).toEqual([
      {
        objectType: 'Thing',
        attribute: 'Owner',
        template: 'CORE',
        target: 'Person',
        role: null,
        required: true,
        optional: false,
      },
      {
        objectType: 'Thing',
        attribute: 'Rack',
        template: 'NET',
        target: 'Rack',
        role: null,
        required: false,
        optional: true,
      },
    ]);
  });

  it('leaves the template as it was', async () => {
    for (const key of TEMPLATE_KEYS) {
      const template = await loadTemplate(key);
      const before = JSON.stringify(template);
      const resolved = resolveTemplate(template);
      expect(JSON.stringify(template)).toBe(before);
      expect(countAttributes(resolved)).toBe(
        before.split('"name":').length -
          2 -
          resolved.objectTypes.length -
          Object.values(template.statusSets).flat().length,
      );
    }
  });
});
