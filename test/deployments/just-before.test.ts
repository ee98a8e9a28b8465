/** Somebody makes by hand what a deployment is about to make, after it looked and before its request arrives. */
import { describe, expect, it } from 'vitest';
import type { SchemaRow } from '../../local/assets-emulator/model';
import type { Store } from '../../local/assets-emulator/store';
import type { Switches } from '../../local/assets-emulator/switches';
import { begin, finish, type Ended } from '../../simulator/sweep';
import { catalogueOf, optionsFor, templateOf, typeNamed } from '../../simulator/templates';
import { inTime, VirtualTime } from '../../simulator/virtual-time';
import { World, type WorldOptions } from '../../simulator/world';

const CLOSURE = catalogueOf([
  templateOf(
    'THG',
    [
      typeNamed('Thing', [
        { name: 'Note', type: 'text', unique: true },
        { name: 'Size', type: 'integer' },
        { name: 'State', type: 'status', statuses: 'LIFE' },
        { name: 'Part Of', type: 'reference', to: 'Thing', as: 'Holds' },
      ]),
    ],
    { statusSets: { LIFE: [{ name: 'Active', category: 'active' }] } },
  ),
]);

type Body = Readonly<Record<string, unknown>>;
interface Case {
  path: RegExp;
  name: string;
  make(store: Store, body: Body): unknown;
}

const schemaOf = (store: Store): SchemaRow =>
  store.tables.schemas.all().find(({ key }) => key === 'THG') as SchemaRow;

/** An attribute that somebody makes as text, as soon as its object type is there. */
const asText = (attribute: string): Case => ({
  path: /objecttypeattribute\/\d+$/u,
  name: 'Note',
  make(store) {
    const [name] = store.tables.attributes.all().filter((row) => row.name === 'Name');
    const id = store.newId('attributes');
    if (name !== undefined)
      store.put('attributes', { ...name, id, name: attribute, label: false, removable: true });
  },
});

const CASES: Readonly<Record<'attribute' | 'object-type' | 'status' | 'reference-type', Case>> = {
  attribute: asText('Note'),
  'object-type': {
    path: /objecttype\/create$/u,
    name: 'Thing',
    make: (store) =>
      store.put('types', {
        id: store.newId('types'),
        schemaId: schemaOf(store).id,
        parentId: '',
        name: 'Thing',
        description: 'Ours.',
        iconId: '1',
        position: 0,
        abstract: false,
        inherited: false,
        created: new Date().toISOString(),
        updated: new Date().toISOString(),
      }),
  },
  status: {
    path: /statustype$/u,
    name: 'Active',
    make: (store) =>
      store.put('statuses', {
        id: store.newId('statuses'),
        name: 'Active',
        category: 1,
        description: '',
        schemaId: schemaOf(store).id,
      }),
  },
  'reference-type': {
    path: /referencetype$/u,
    name: 'Holds',
    make: (store) =>
      store.put('referenceTypes', {
        id: store.newId('referenceTypes'),
        name: 'Holds',
        description: '',
        color: '000000',
        removable: true,
        schemaId: schemaOf(store).id,
      }),
  },
};

const isNamed = (body: Body, name: string): boolean =>
  body['name'] === name || body['objectSchemaKey'] === name;

/** Just before the first request that would make it. */
async function anticipated(
  { path, name, make }: Case,
  fault?: string,
  more: Partial<WorldOptions> = {},
  switches: Partial<Switches> = { duplicateAttributes: 'refused' },
): Promise<Ended> {
  const time = new VirtualTime();
  return inTime(time, async () => {
    const world = new World(time, { closure: CLOSURE, latencyMs: 20, ...more });
    world.site.set(switches);
    if (fault !== undefined) world.site.addFault(fault);
    const begun = await begin(world, optionsFor(['THG']));
    const { store } = world.site;
    const sendAs = world.site.sendAs.bind(world.site);
    let isMade = false;
    world.site.sendAs = (...who) => {
      const send = sendAs(...who);
      return (request) => {
        const body = (request.body ?? {}) as Body;
        if (request.method === 'POST' && path.test(request.path) && isNamed(body, name)) {
          if (!isMade) make(store, body);
          isMade = true;
        }
        return send(request);
      };
    };
    return finish(world, begun, () => world.site.set({ staleListsMs: 0 }));
  });
}

describe('what somebody makes just before it is made', () => {
  it.each(Object.entries(CASES))('is theirs, in counts and words: %s', async (kind, each) => {
    const { deployment, wrong } = await anticipated(each);
    expect(wrong).toEqual([]);
    expect(deployment.state).toBe('succeeded');
    expect(deployment.written).toEqual({
      ...deployment.approved,
      [kind]: deployment.approved[kind as keyof typeof CASES] - 1,
    });
    expect(deployment.meanwhile?.theirs).toHaveLength(1);
    expect(deployment.meanwhile?.theirs[0]).toContain(each.name);
    expect(deployment.setByHand.count).toBe(0);
  });

  it('is theirs, where the turn ends before a list shows it', async () => {
    const { deployment, wrong } = await anticipated(
      CASES.attribute,
      undefined,
      { consumerMs: 4_000 },
      { duplicateAttributes: 'refused', staleListsMs: 3_000 },
    );
    expect(wrong).toEqual([]);
    expect(deployment.state).toBe('succeeded');
    expect(deployment.written.attribute).toBe(3);
    expect(deployment.meanwhile?.theirs[0]).toContain('Note');
  });

  it('does not take the place of ours, where both are there and a list shows theirs first', async () => {
    const { deployment } = await anticipated(
      LATER,
      undefined,
      { latencyMs: 300 },
      { duplicateAttributes: 'accepted', staleListsMs: 1_100 },
    );
    expect(deployment).toMatchObject({ state: 'failed', outcome: { code: 'made-twice' } });
    expect(deployment.written.attribute).toBe(4);
  });

  it('is not filled, where it is an object schema', async () => {
    const { deployment, wrong } = await anticipated(SCHEMA);
    expect(wrong).toEqual([]);
    expect(deployment).toMatchObject({ state: 'drifted', outcome: { code: 'plan-changed' } });
    expect(new Set(Object.values(deployment.written))).toEqual(new Set([0]));
    expect(deployment.meanwhile?.theirs).toEqual([expect.stringContaining('THG')]);
  });

  it.each(Object.entries(CASES))(
    'cannot be told from what the network sent twice: not counted, and said: %s',
    async (kind, { path }) => {
      const nowhere = { path: /nowhere/u, name: '', make: () => undefined };
      const specs = { attribute: 'objecttypeattribute', status: 'statustype' } as Record<
        string,
        string
      >;
      const where = specs[kind] ?? (kind === 'object-type' ? 'objecttype/create' : 'referencetype');
      expect(`/${where}${kind === 'attribute' ? '/1' : ''}`).toMatch(path);
      const { deployment, wrong } = await anticipated(
        nowhere,
        `repeat@1,method=POST,path=${where}`,
      );
      expect(wrong).toEqual([]);
      expect(deployment.state).toBe('succeeded');
      expect(deployment.meanwhile?.theirs).toHaveLength(1);
    },
  );
});

describe('what nobody needs any more, since somebody made its attribute as plain text', () => {
  it.each([
    ['status', 'statustype', 'State', 'Active'],
    ['reference-type', 'referencetype', 'Part Of', 'Holds'],
  ] as const)('is not counted, and said: %s', async (kind, path, attribute, name) => {
    const { deployment, wrong } = await anticipated(
      asText(attribute),
      `status=503@100%,times=8,method=POST,path=${path}`,
      { consumerMs: 4_000 },
    );
    // Somebody's own attribute is in no order of ours.
    expect(wrong.filter((one) => !one.includes(' has '))).toEqual([]);
    expect(deployment.state).toBe('succeeded');
    expect(deployment.written).toEqual({ ...deployment.approved, attribute: 3, [kind]: 0 });
    expect(deployment.meanwhile?.unneeded).toEqual([expect.stringContaining(name)]);
    expect(deployment.meanwhile?.theirs).toEqual([
      expect.stringMatching(new RegExp(`${attribute}.*otherwise than approved`, 'u')),
    ]);
  });

  it('is not counted where it ends otherwise, and said', async () => {
    const alsoNote: Case = {
      ...asText('Part Of'),
      make: (store, body) => {
        asText('Note').make(store, body);
        asText('Part Of').make(store, body);
      },
    };
    const { deployment } = await anticipated(
      alsoNote,
      'status=503@100%,times=8,method=POST,path=referencetype',
      { consumerMs: 4_000 },
      { duplicateAttributes: 'accepted' },
    );
    expect(deployment).toMatchObject({ state: 'failed', outcome: { code: 'made-twice' } });
    expect(deployment.written).toEqual({
      ...deployment.approved,
      ...{ attribute: 3, 'reference-type': 0 },
    });
    expect(deployment.meanwhile?.unneeded).toEqual([expect.stringContaining('Holds')]);
  });
});

/** The attribute after the one that is about to be made. */
const LATER: Case = {
  ...CASES.attribute,
  make(store) {
    const [name] = store.tables.attributes.all().filter((row) => row.name === 'Name');
    const id = store.newId('attributes');
    if (name !== undefined)
      store.put('attributes', { ...name, id, name: 'Size', defaultTypeId: 1, label: false });
  },
};

const SCHEMA: Case = {
  path: /objectschema\/create$/u,
  name: 'THG',
  make: (store, body) =>
    store.put('schemas', {
      id: store.newId('schemas'),
      key: 'THG',
      name: String(body['name']),
      description: String(body['description'] ?? ''),
      created: new Date().toISOString(),
      updated: new Date().toISOString(),
      creator: 'acc-admin-2',
      readOnly: false,
      hiddenFrom: [],
      properties: {
        allowOtherObjectSchema: false,
        createObjectsCustomField: false,
        quickCreateObjects: false,
        serviceDescCustomersEnabled: false,
        validateQuickCreate: false,
      },
    }),
};
