import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { readable, type OddMember } from './members';
import { normaliseAttribute, normaliseStatus } from './normalise';
import {
  WireAttributes,
  WireIcons,
  WireObjectTypes,
  WireReferenceTypes,
  WireSchemaPage,
  WireStatuses,
} from './wire';

describe('lists as they were seen on Cloud', () => {
  it.each([
    ['bare', (list: unknown) => list],
    ['wrapped as the reference page shows it', (Icons: unknown) => ({ Icons })],
  ])('takes icons %s, one without a name too', (_what, wrap) => {
    const icons = wrap([
      { id: 13, name: 'Building' },
      { id: '14', name: null },
    ]);
    expect(z.parse(WireIcons, icons).map(({ value }) => value)).toEqual([
      { id: '13', name: 'Building' },
      { id: '14', name: '' },
    ]);
  });

  it('takes the UUIDs of reference types that were created', () => {
    const id = 'f5b9b2a0-54a1-4a5c-9b7e-6f5a0c1d2e3f';
    expect(z.parse(WireReferenceTypes, [{ id, name: 'Runs on' }])[0]?.value?.id).toBe(id);
    const reference = { id: '1', name: 'R', type: 1, typeValue: '9', additionalValue: id };
    const attributes = readable(z.parse(WireAttributes, [reference]));
    expect(
      attributes.map((one) => normaliseAttribute(one, '1').reference?.referenceTypeId),
    ).toEqual([id]);
  });
});

describe('an odd member of a list', () => {
  const LISTS = {
    'object types': { shape: WireObjectTypes, whole: { id: '1', name: 'A' } },
    attributes: { shape: WireAttributes, whole: { id: '1', name: 'A', type: 0 } },
    statuses: { shape: WireStatuses, whole: { id: '1', name: 'A', category: 1 } },
    'reference types': { shape: WireReferenceTypes, whole: { id: '1', name: 'A' } },
    icons: { shape: WireIcons, whole: { id: '1', name: 'A' } },
    'object schemas': {
      shape: z.pipe(
        WireSchemaPage,
        z.transform(({ values }) => values),
      ),
      whole: { id: '1', name: 'A', objectSchemaKey: 'A' },
    },
  } as const;
  type Reading = { value: { id: string } | null; odd: OddMember | null }[];
  const read = (list: keyof typeof LISTS, members: unknown[]): Reading =>
    z.parse(LISTS[list].shape, members);
  const damage = fc.constantFrom<unknown>(undefined, null, {}, [], 'no number', -7.5, 'a/b');
  const list = fc.constantFrom(...(Object.keys(LISTS) as (keyof typeof LISTS)[]));

  it('never keeps the others from being read, and is told where it is not as it should be', () => {
    fc.assert(
      fc.property(list, fc.nat(), damage, fc.nat({ max: 3 }), (name, which, value, place) => {
        const { whole } = LISTS[name];
        const fields = [...Object.keys(whole), 'parentObjectTypeId', 'objectSchemaId', 'suffix'];
        const field = fields[which % fields.length] ?? '';
        const members: unknown[] = ['1', '2', '3'].map((id) => ({ ...whole, id }));
        members.splice(place, 0, { ...whole, id: '99', [field]: value });
        const found = read(name, members);
        const ids = found.flatMap(({ value: one }) => one?.id ?? []);
        expect(ids.filter((id) => ['1', '2', '3'].includes(id))).toEqual(['1', '2', '3']);
        expect(found.every(({ value: one, odd }) => one !== null || odd !== null)).toBe(true);
        expect(found.filter(({ odd }) => odd !== null).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([
    ['attributes', { id: '5', name: 'Serial', type: 'banana' }, 'type is not as expected'],
    ['attributes', { id: '5', name: 'Serial', suffix: 7 }, 'suffix is not as expected'],
    ['object types', { id: '5', name: 'Host', objectCount: {} }, 'objectCount is not as expected'],
    ['statuses', { id: '5', name: 'In use' }, 'category is not as expected'],
    ['statuses', { id: '5', name: 'In use', category: 9 }, 'category is not as expected'],
    [
      'object schemas',
      { id: '5', name: 'HR', objectSchemaKey: 'HR', objectCount: 'many' },
      'objectCount is not as expected',
    ],
  ] as const)('of %s is kept by its name: %o', (name, member, detail) => {
    const [found] = read(name, [member]);
    expect(found?.value).toMatchObject({ id: '5', name: member.name });
    expect(found?.odd).toEqual({ id: '5', name: member.name, detail, kept: true });
  });

  it.each([
    ['attributes', { id: '5', type: 0 }],
    ['reference types', { id: '5', name: null }],
    ['object schemas', { id: '5', name: 'HR' }],
    ['icons', { name: 'Server' }],
  ] as const)('of %s is left aside without what it goes by: %o', (name, member) => {
    const found = read(name, [member, LISTS[name].whole]);
    expect(found.map(({ value }) => value === null)).toEqual([true, false]);
    expect(found[0]?.odd).toMatchObject({ kept: false });
  });

  it.each(Object.keys(LISTS) as (keyof typeof LISTS)[])(
    'is not all there may be: %s of which none can be read are an answer of another shape',
    (name) => {
      expect(() =>
        read(
          name,
          [{ id: '1' }, { id: '2' }].map(() => ({ title: 'A' })),
        ),
      ).toThrow();
      expect(() => read(name, ['text'])).toThrow();
      expect(read(name, [])).toEqual([]);
    },
  );

  it('is left aside alone where it has an id, and goes by no name that is none', () => {
    expect(read('icons', [{ id: 5 }])).toEqual([{ value: { id: '5', name: '' }, odd: null }]);
    expect(read('attributes', [{ id: 5, name: 7 }])).toEqual([
      { value: null, odd: { id: '5', name: '', detail: 'name is not as expected', kept: false } },
    ]);
    const icons = [{ name: 'Odd' }, { id: 1, name: 'Server' }];
    expect(readable(z.parse(WireIcons, icons))).toEqual([{ id: '1', name: 'Server' }]);
    expect(z.safeParse(WireAttributes, [{ id: true }]).success).toBe(false);
  });

  it('has no kind that the app makes, so that it is never taken for the same', () => {
    const attributes = readable(z.parse(WireAttributes, [{ id: '5', name: 'S', type: 'banana' }]));
    expect(attributes.map((one) => normaliseAttribute(one, '1').kind)).toEqual(['other']);
    const statuses = readable(z.parse(WireStatuses, [{ id: '5', name: 'In use' }]));
    expect(statuses.map((one) => normaliseStatus(one).category)).toEqual(['unknown']);
  });
});
