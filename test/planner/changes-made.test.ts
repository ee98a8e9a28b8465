/** Each finding where people changed one thing of what was deployed. */
import { describe, expect, it } from 'vitest';
import { differencesOf, type Change, type Plan } from '../../src/planner/plan';
import { identitiesFrom } from '../support/identities';
import { removeFrom } from '../support/remove-from';
import {
  catalogue,
  key,
  kind,
  plan,
  serial,
  size,
  spare,
  state,
  statuses,
  type,
  whole,
} from '../support/something-of-everything';
import { catalogueOf, optionsFor, planFor, templateOf, typeNamed } from '../../simulator/templates';
import {
  addAttribute,
  addSchema,
  addType,
  attributeOf,
  changed,
  detailOf,
  typeOf,
  type Workspace,
} from '../../simulator/workspace';

describe('one change', () => {
  const before = whole();
  const identities = identitiesFrom(plan(before), 7);
  const since = (change: (workspace: Workspace) => void): Plan =>
    planFor(catalogue, changed(before, change), optionsFor(['AA'], { extend: ['AA'] }), {
      identities,
    });
  const changes = ({ findings }: Plan): unknown[] =>
    findings.filter((one): one is Change => 'element' in one && one.kind !== 'keep');
  const keeps = ({ findings }: Plan): unknown[] =>
    findings.flatMap((one): unknown[] =>
      one.kind === 'keep' ? [[one.element, one.field, one.wanted, one.found]] : [],
    );

  it.each<[string, (w: Workspace) => void, unknown[]]>([
    [
      'object type, renamed',
      (w) => (typeOf(w, 'AA', 'Laptop').name = 'Notebook'),
      [{ kind: 'renamed', element: type('Device', 'Laptop'), wanted: 'Laptop', found: 'Notebook' }],
    ],
    [
      'object type, moved',
      (w) => (typeOf(w, 'AA', 'Laptop').parentId = null),
      [
        // What it no longer inherits is no longer there on it.
        {
          kind: 'moved',
          element: type('Device', 'Laptop'),
          wanted: 'Device › Laptop',
          found: 'Laptop',
        },
      ],
    ],
    [
      'object type, below another',
      (w) => (typeOf(w, 'AA', 'Device').parentId = addType(w, 'AA', { name: 'Top' }).id),
      [{ kind: 'moved', element: type('Device'), wanted: 'Device', found: 'Top › Device' }],
    ],
    [
      'object type, whose parent was deleted',
      (w) => {
        typeOf(w, 'AA', 'Laptop').parentId = null;
        removeFrom(w, 'AA', 'Device');
      },
      [
        { kind: 'deleted', element: type('Device'), lastSeen: 7 },
        {
          kind: 'moved',
          element: type('Device', 'Laptop'),
          wanted: 'Device › Laptop',
          found: 'Laptop',
        },
        {
          kind: 'retargeted',
          element: spare,
          wanted: 'Device (AA)',
          found: 'something that was deleted',
          gone: true,
        },
      ],
    ],
    [
      'attribute, renamed',
      (w) => (attributeOf(w, 'AA', 'Laptop', 'Size').name = 'Storage'),
      [{ kind: 'renamed', element: size, wanted: 'Size', found: 'Storage' }],
    ],
    [
      'attribute, moved to another',
      (w) => (attributeOf(w, 'AA', 'Device', 'Kind').objectTypeId = typeOf(w, 'AA', 'Laptop').id),
      [{ kind: 'moved', element: kind, wanted: 'Device', found: 'Device › Laptop' }],
    ],
    [
      'attribute, moved to what it inherits from',
      (w) => (attributeOf(w, 'AA', 'Laptop', 'Size').objectTypeId = typeOf(w, 'AA', 'Device').id),
      [],
    ],
    [
      'attribute, moved to what is not seen',
      (w) => (attributeOf(w, 'AA', 'Laptop', 'Size').objectTypeId = '1'),
      [{ kind: 'moved', element: size, wanted: 'Laptop', found: '' }],
    ],
    [
      'attribute, deleted',
      (w) => {
        removeFrom(w, 'AA', 'Laptop', 'Size');
      },
      [{ kind: 'deleted', element: size, lastSeen: 7 }],
    ],
    [
      'object type, deleted',
      (w) => {
        removeFrom(w, 'AA', 'Laptop');
      },
      [{ kind: 'deleted', element: type('Device', 'Laptop'), lastSeen: 7 }],
    ],
    [
      'status, renamed',
      (w) =>
        ((detailOf(w, 'AA').statuses.find(({ name }) => name === 'Old') as { name: string }).name =
          'Gone'),
      [{ kind: 'renamed', element: statuses[1], wanted: 'Old', found: 'Gone' }],
    ],
    [
      'status, deleted',
      (w) => (detailOf(w, 'AA').statuses = detailOf(w, 'AA').statuses.slice(0, 1)),
      [{ kind: 'deleted', element: statuses[1], lastSeen: 7 }],
    ],
    [
      'reference type, renamed',
      (w) => ((detailOf(w, 'AA').referenceTypes[0] as { name: string }).name = 'Held By'),
      [
        {
          kind: 'renamed',
          element: key('reference-type', 'AA', 'Owned By'),
          wanted: 'Owned By',
          found: 'Held By',
        },
      ],
    ],
    [
      'reference type, deleted',
      (w) => (detailOf(w, 'AA').referenceTypes = detailOf(w, 'AA').referenceTypes.slice(1)),
      [{ kind: 'deleted', element: key('reference-type', 'AA', 'Owned By'), lastSeen: 7 }],
    ],
    ['spelling alone', (w) => (typeOf(w, 'AA', 'Laptop').name = 'LAPTOP'), []],
  ])('%s', (what, change, expected) => {
    const found = since(change);
    expect(changes(found)).toEqual(expected);
    // What is called otherwise, or is elsewhere, is no difference besides, and nobody's own.
    const own = found.findings.flatMap((one) => (one.kind === 'extra' ? one.path : []));
    expect(own).toEqual(typeof own[0] === 'string' ? ['Top'] : []);
    if (what.endsWith('renamed')) expect(keeps(found)).toEqual([]);
  });

  const serialOf = (w: Workspace) => attributeOf(w, 'AA', 'Device', 'Serial');
  const kindOf = (w: Workspace) => attributeOf(w, 'AA', 'Device', 'Kind');
  const spareOf = (w: Workspace) => attributeOf(w, 'AA', 'Laptop', 'Spare');
  const set =
    (of: (w: Workspace) => object, values: object) =>
    (w: Workspace): void => {
      Object.assign(of(w), values);
    };
  it.each<[string, (w: Workspace) => void, [string | undefined, ...string[]][]]>([
    ['name', set(serialOf, { name: 'SERIAL' }), [[serial, 'name', 'Serial', 'SERIAL']]],
    ['kind', set(serialOf, { kind: 'float', minimum: 0 }), [[serial, 'type', 'text', 'float']]],
    ['required', set(serialOf, { minimum: 0 }), [[serial, 'required', 'true', 'false']]],
    ['cardinality', set(kindOf, { maximum: -1 }), [[kind, 'maximum', '2', '-1']]],
    ['cardinality of what has none', set(serialOf, { maximum: 5 }), []],
    ['unique', set(serialOf, { unique: false }), [[serial, 'unique', 'true', 'false']]],
    ['regex', set(serialOf, { regex: '' }), [[serial, 'regex', '^S', 'none']]],
    [
      'suffix',
      set((w) => attributeOf(w, 'AA', 'Laptop', 'Size'), { suffix: 'TB' }),
      [[size, 'suffix', 'GB', 'TB']],
    ],
    ['options', set(kindOf, { options: ['Two'] }), [[kind, 'options', 'One, Two', 'Two']]],
    ['order of options', set(kindOf, { options: ['Two', 'One'] }), []],
    ['statuses of what has none', set(serialOf, { statusIds: ['1'] }), []],
    [
      'kind, into a reference',
      set(serialOf, {
        kind: 'reference',
        minimum: 0,
        reference: { objectTypeId: '1', referenceTypeId: '2', subtypes: false },
      }),
      [[serial, 'type', 'text', 'reference']],
    ],
    ['words', set(serialOf, { description: 'Ours.' }), []],
    [
      'statuses',
      (w) => attributeOf(w, 'AA', 'Device', 'State').statusIds.push('1', '404'),
      [[state, 'statuses', 'new, old', '404, active, new, old']],
    ],
    [
      'statuses the other way round',
      (w) => attributeOf(w, 'AA', 'Device', 'State').statusIds.reverse(),
      [],
    ],
    [
      'category',
      (w) => ((detailOf(w, 'AA').statuses[0] as { category: string }).category = 'active'),
      [[statuses[0], 'category', 'pending', 'active']],
    ],
    [
      'reference type',
      (w) => {
        const { reference } = spareOf(w);
        if (reference !== null) reference.referenceTypeId = '3';
      },
      [[spare, 'reference type', 'Spare Of', 'Depends On']],
    ],
    [
      'reference type of the same name',
      (w) => {
        w.globals.referenceTypes.push({ id: '77', name: 'spare of' });
        const { reference } = spareOf(w);
        if (reference !== null) reference.referenceTypeId = '77';
      },
      [],
    ],
    [
      'reference type that is not seen',
      (w) => {
        const { reference } = spareOf(w);
        if (reference !== null) reference.referenceTypeId = '404';
      },
      [[spare, 'reference type', 'Spare Of', 'none']],
    ],
    [
      'subtypes',
      (w) => {
        const { reference } = spareOf(w);
        if (reference !== null) reference.subtypes = false;
      },
      [[spare, 'subtypes', 'true', 'false']],
    ],
    ['a reference that tells nothing', set(spareOf, { reference: null }), []],
    [
      'abstract',
      (w) => (typeOf(w, 'AA', 'Device').abstract = false),
      [[type('Device'), 'abstract', 'true', 'false']],
    ],
    [
      'inheritance',
      (w) => (typeOf(w, 'AA', 'Device').inherited = false),
      [[type('Device'), 'inheritance', 'children inherit its attributes', 'they do not']],
    ],
    ['inheritance that is not needed', (w) => (typeOf(w, 'AA', 'Laptop').inherited = true), []],
    [
      'name of an object type',
      (w) => (typeOf(w, 'AA', 'Laptop').name = 'laptop'),
      [[type('Device', 'Laptop'), 'name', 'Laptop', 'laptop']],
    ],
  ])('%s', (_, change, expected) => {
    const found = since(change);
    expect(keeps(found)).toEqual(expected);
    expect(found.steps).toEqual([]);
  });

  const target =
    (id: string) =>
    (w: Workspace): void => {
      const { reference } = spareOf(w);
      if (reference !== null) reference.objectTypeId = id;
    };
  it.each<[string, (w: Workspace) => void, object[]]>([
    [
      'elsewhere',
      (w) => target(typeOf(w, 'AA', 'Laptop').id)(w),
      [{ found: '"Laptop" (AA)', gone: false }],
    ],
    [
      'at what is not seen, as an object schema that is not looked into may hold it',
      (w) => {
        addSchema(w, 'HR', 'Human Resources');
        target('404')(w);
      },
      [
        {
          found: 'an object type that is not in the object schemas of this plan (id 404)',
          gone: false,
        },
      ],
    ],
    [
      'at what bears the number of an attribute that was deleted',
      (w) => {
        const { id } = attributeOf(w, 'AA', 'Laptop', 'Size');
        target(id)(w);
      },
      [{ found: expect.stringContaining('an object type that is not in the'), gone: false }],
    ],
    ['at nothing', target(''), [{ found: 'something that was deleted', gone: true }]],
    ['at what tells nothing', set(spareOf, { reference: null }), [{ found: 'none', gone: false }]],
  ])('a reference that points %s', (_, change, expected) => {
    const found = since(change);
    expect(differencesOf(found)).toMatchObject([
      { element: spare, field: 'target', ...expected[0] },
    ]);
    expect(changes(found)).toEqual(
      expected.map((one) => ({
        kind: 'retargeted',
        element: spare,
        wanted: 'Device (AA)',
        ...one,
      })),
    );
  });

  it('a reference that points at what was deleted: where it is wanted, that is made anew', () => {
    const found = since((w) => {
      const { id } = typeOf(w, 'AA', 'Laptop');
      target(id)(w);
      spareOf(w).objectTypeId = typeOf(w, 'AA', 'Device').id;
      removeFrom(w, 'AA', 'Laptop');
    });
    expect(changes(found)).toContainEqual(
      expect.objectContaining({
        kind: 'retargeted',
        found: 'something that was deleted',
        gone: true,
      }),
    );
  });

  it('of a place, an option or a status is one that whoever confirmed did not see', () => {
    const digest = (change: (w: Workspace) => void): string => since(change).digest;
    const under =
      (name: string) =>
      (w: Workspace): void => {
        for (const one of ['Top', 'Side']) addType(w, 'AA', { name: one });
        typeOf(w, 'AA', 'Laptop').parentId = typeOf(w, 'AA', name).id;
      };
    expect(digest(under('Top'))).not.toBe(digest(under('Side')));
    const one = digest(set(kindOf, { options: ['One'] }));
    expect(digest(set(kindOf, { options: ['Two'] }))).not.toBe(one);
    const same = digest(() => undefined);
    expect(digest(set(kindOf, { options: ['Two', 'One'] }))).toBe(same);
    const stateOf = (w: Workspace) => attributeOf(w, 'AA', 'Device', 'State');
    expect(digest((w) => stateOf(w).statusIds.reverse())).toBe(same);
    expect(digest((w) => stateOf(w).statusIds.pop())).not.toBe(same);
    for (const list of ['statuses', 'referenceTypes'] as const)
      expect(digest(set((w) => detailOf(w, 'AA')[list][0] ?? {}, { id: '900' }))).not.toBe(same);
  });

  it('what people added is theirs; what was made here earlier is told apart', () => {
    const extras = ({ findings }: Plan): unknown[] =>
      findings.flatMap((one) =>
        one.kind === 'extra' ? [[one.what, one.path, one.earlier, one.schema]] : [],
      );
    const change = (w: Workspace): void => {
      const own = addType(w, 'AA', { name: 'Own', parentId: typeOf(w, 'AA', 'Device').id });
      addAttribute(w, 'AA', own, { name: 'Not told' });
      addAttribute(w, 'AA', typeOf(w, 'AA', 'Laptop'), { name: 'Colour' });
      detailOf(w, 'AA').statuses.push({ id: '900', name: 'Lost', category: 'active' });
      detailOf(w, 'AA').referenceTypes.push({ id: '901', name: 'Near' });
    };
    const mine = [
      ['object-type', 'Device › Own', false, 'AA'],
      ['attribute', 'Device › Laptop › Colour', false, 'AA'],
      ['status', 'Lost', false, 'AA'],
      ['reference-type', 'Near', false, 'AA'],
    ];
    expect(extras(since(change))).toEqual(mine);
    // What the request leaves out is still the template’s, and Name is Assets’ own.
    const here = changed(before, (w) => {
      change(w);
      attributeOf(w, 'AA', 'Laptop', 'Name').label = false;
    });
    const asked = (some: object): unknown[] =>
      extras(planFor(catalogue, here, optionsFor(['AA'], some)));
    expect(asked({ variant: 'lean' })).toEqual(mine);
    expect(asked({ leaveOut: ['Laptop'] })).toEqual(
      mine.filter(([, path]) => path !== mine[1]?.[1]),
    );
    expect(differencesOf(since(change))).toEqual([]);
    const none = mine.filter(([what]) => what !== 'attribute');
    expect(asked({ leaveOut: ['Device'] })).toEqual(none);
    const smaller = catalogueOf([templateOf('AA', [typeNamed('Device')])]);
    const options = optionsFor(['AA']);
    const earlier = extras(planFor(smaller, before, options, { identities }));
    expect(earlier).toEqual([
      ['object-type', 'Device › Laptop', true, 'AA'],
      ['attribute', 'Device › Serial', true, 'AA'],
      ['attribute', 'Device › State', true, 'AA'],
      ['attribute', 'Device › Kind', true, 'AA'],
      ['status', 'New', true, 'AA'],
      ['status', 'Old', true, 'AA'],
      ['reference-type', 'Owned By', true, 'AA'],
      ['reference-type', 'Spare Of', true, 'AA'],
    ]);
  });
});
