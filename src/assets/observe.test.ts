import { describe, expect, it } from 'vitest';
import type { Send } from './api';
import { createAssetsClient } from './client';
import { empty, fakeClock, fakeSite, json, WORKSPACE, type Answer } from './fake-send';
import { observe, type Interest } from './observe';

const schema = (id: string, key: string) => ({ id, name: key, objectSchemaKey: key });
const SCHEMAS = [schema('1', 'CORE'), schema('2', 'ITAM'), schema('3', 'HR')];
const GLOBAL_STATUS = { id: '90', name: 'Active', category: 1 };

function routes(): Record<string, Answer | Answer[]> {
  const table: Record<string, Answer> = {
    'GET /objectschema/list?startAt=0&maxResults=50&includeCounts=true': json({
      values: SCHEMAS,
      total: 3,
      isLast: true,
    }),
    'GET /icon/global': json([{ id: '13', name: 'Building' }]),
    'GET /config/statustype': json([GLOBAL_STATUS]),
    'GET /config/referencetype': json([]),
  };
  for (const { id } of SCHEMAS) {
    table[`GET /objectschema/${id}/objecttypes/flat?includeObjectCounts=true`] = json([
      { id: `1${id}`, name: 'Asset', objectCount: 2 },
    ]);
    table[`GET /objectschema/${id}/attributes?extended=true`] = json([
      {
        id: `2${id}`,
        name: 'Serial',
        type: 0,
        defaultType: { id: 0 },
        objectType: { id: `1${id}` },
      },
    ]);
    table[`GET /config/statustype?objectSchemaId=${id}`] = json([
      GLOBAL_STATUS,
      { id: `3${id}`, name: 'In use', category: 1, objectSchemaId: id },
    ]);
    table[`GET /config/referencetype?objectSchemaId=${id}`] = json([
      { id: `4${id}`, name: 'Runs on', objectSchemaId: id },
    ]);
    table[`GET /global/config/objectschema/${id}/property`] = json({
      allowOtherObjectSchema: id === '1',
    });
  }
  return table;
}

const interest = (scan: string[], read: string[], confirm: string[] = []): Interest => ({
  choose: () => ({ scan, read }),
  confirm: () => confirm,
});
const clientOn = (send: Send) => createAssetsClient(send, fakeClock());

describe('observe', () => {
  it('returns the workspace, the list and what was asked for in depth', async () => {
    const { send } = fakeSite(routes());
    const seen = await observe(clientOn(send), interest([], ['1']));
    expect(seen.workspaceId).toBe(WORKSPACE);
    expect(seen.schemas.map((one) => one.key)).toEqual(['CORE', 'ITAM', 'HR']);
    expect(seen.globals).toEqual({
      statuses: [{ id: '90', name: 'Active', category: 'active' }],
      referenceTypes: [],
      icons: [{ id: '13', name: 'Building' }],
    });
    expect(Object.keys(seen.details)).toEqual(['1']);
    expect(seen).not.toHaveProperty('doubt');
    expect(seen.details['1']).toMatchObject({
      id: '1',
      objectTypes: [{ id: '11', name: 'Asset', objectCount: 2 }],
      attributes: [{ id: '21', objectTypeId: '11', name: 'Serial', kind: 'text' }],
      statuses: [{ id: '31', name: 'In use', category: 'active' }],
      referenceTypes: [{ id: '41', name: 'Runs on' }],
      sharing: 'on',
    });
  });

  it('looks into scanned schemas only as far as their types, and further where they are confirmed', async () => {
    const { send, lines } = fakeSite(routes());
    const asked: unknown[] = [];
    const seen = await observe(clientOn(send), {
      choose: (schemas) => ({ scan: schemas.map((one) => one.id), read: ['2'] }),
      confirm: (types) => {
        asked.push(Object.keys(types));
        return ['1'];
      },
    });
    expect(asked).toEqual([['1', '2', '3']]);
    expect(Object.keys(seen.details).sort()).toEqual(['1', '2']);
    expect(lines().filter((line) => line.includes('/3/') || line.endsWith('=3'))).toEqual([
      'GET /objectschema/3/objecttypes/flat?includeObjectCounts=true',
    ]);
    expect(lines()).toHaveLength(5 + 3 + 2 * 4);
  });

  it('asks for nothing twice and for no icons where none are needed', async () => {
    const { send, lines } = fakeSite(routes());
    const seen = await observe(clientOn(send), interest(['1', '2'], ['2', '1'], ['1']), {
      needIcons: false,
    });
    expect(seen.globals.icons).toBeNull();
    expect(lines().filter((line) => line.includes('icon'))).toEqual([]);
    expect(new Set(lines()).size).toBe(lines().length);
    expect(lines().every((line) => line.startsWith('GET '))).toBe(true);
  });

  it.each([
    ['schemas read in depth', interest([], ['1', '2', '3']), 4],
    ['schemas scanned and confirmed', interest(['1', '2', '3'], [], ['1', '2']), 4],
    ['a schema confirmed unseen', interest([], [], ['1']), 4],
    ['nothing of interest', interest([], []), 2],
  ])('needs at most four requests one after another: %s', async (_what, wanted, longest) => {
    const { send } = fakeSite(routes());
    const chain = inWaves(send);
    await observe(clientOn(chain.send), wanted);
    expect(chain.waves()).toBe(longest);
  });

  it.each([
    ['GET /global/config/objectschema/2/property', empty(503), 'assets-unavailable'],
    ['GET /icon/global', empty(503), 'assets-unavailable'],
    ['GET /config/statustype', empty(403), 'forbidden'],
    ['GET /objectschema/2/attributes?extended=true', empty(404), 'not-found'],
    ['GET /config/referencetype?objectSchemaId=2', json('?'), 'assets-unreadable'],
    ['GET /config/statustype', empty(503), 'assets-unavailable'],
  ])('ends with an error where %s fails', async (route, answer, code) => {
    const { send } = fakeSite({ ...routes(), [route]: answer });
    await expect(observe(clientOn(send), interest([], ['1', '2']))).rejects.toMatchObject({ code });
  });

  it('tells sharing that is off from sharing it cannot read', async () => {
    const { send } = fakeSite({
      ...routes(),
      'GET /global/config/objectschema/3/property': empty(403),
    });
    const seen = await observe(clientOn(send), interest([], ['2', '3']));
    expect([seen.details['2']?.sharing, seen.details['3']?.sharing]).toEqual(['off', 'unreadable']);
    expect(seen.doubt).toBeUndefined();
  });

  it('keeps the reason where sharing alone is turned away by what may pass', async () => {
    const property = 'GET /global/config/objectschema/3/property';
    const { send } = fakeSite({ ...routes(), [property]: empty(401) });
    const seen = await observe(clientOn(send), interest([], ['2', '3']));
    expect([seen.details['2']?.sharing, seen.details['3']?.sharing]).toEqual(['off', 'unreadable']);
    expect(seen.doubt).toMatchObject({ code: 'unauthorized' });
    const all = fakeSite({
      ...routes(),
      [property]: empty(401),
      'GET /config/statustype?objectSchemaId=3': empty(401),
    });
    await expect(observe(clientOn(all.send), interest([], ['2', '3']))).rejects.toMatchObject({
      code: 'unauthorized',
    });
  });

  it('knows nothing of sharing where that answer is cut off', async () => {
    const property = 'GET /global/config/objectschema/3/property';
    const { send } = fakeSite({ ...routes(), [property]: { ...json({}), body: '{"allow' } });
    const seen = await observe(clientOn(send), interest([], ['3']));
    expect(seen.details['3']?.sharing).toBe('unreadable');
    expect(seen.doubt).toMatchObject({ code: 'assets-unreadable' });
    expect(seen).not.toHaveProperty('odd');
  });

  it('has no icons where Assets shows none to this person', async () => {
    const { send } = fakeSite({ ...routes(), 'GET /icon/global': empty(403) });
    expect((await observe(clientOn(send), interest([], []))).globals.icons).toEqual([]);
  });

  it('names odd members of what it read in depth, and of nothing else', async () => {
    const { send } = fakeSite({
      ...routes(),
      'GET /objectschema/list?startAt=0&maxResults=50&includeCounts=true': json({
        values: [...SCHEMAS, { id: '9', name: 'Odd' }],
        total: 4,
        isLast: true,
      }),
      'GET /config/statustype': json([GLOBAL_STATUS, { id: '91' }]),
      'GET /config/statustype?objectSchemaId=2': json([{ id: '32', name: 'Lost' }]),
      'GET /objectschema/3/objecttypes/flat?includeObjectCounts=true': json([
        { id: '13', name: 'Person' },
        { id: '14' },
      ]),
    });
    const seen = await observe(clientOn(send), interest(['3'], ['2']));
    expect(seen.odd).toEqual([
      {
        what: 'object schema',
        schemaId: null,
        id: '9',
        name: 'Odd',
        kept: false,
        detail: 'objectSchemaKey is not as expected',
      },
      {
        what: 'status',
        schemaId: '2',
        id: '32',
        name: 'Lost',
        kept: true,
        detail: 'category is not as expected',
      },
    ]);
    expect(seen.details['2']?.statuses).toEqual([{ id: '32', name: 'Lost', category: 'unknown' }]);
    expect(seen.globals.statuses).toHaveLength(1);
  });
});

/** Answers in waves: all requests that are under way when nothing else can happen are answered together. */
function inWaves(send: Send) {
  let waves = 0;
  let waiting: (() => void)[] = [];
  const flush = () => {
    const batch = waiting;
    waiting = [];
    waves += 1;
    for (const answer of batch) answer();
  };
  const held: Send = (request) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push(() => send(request).then(resolve, reject));
    });
  return { send: held, waves: () => waves };
}
