import { describe, expect, it } from 'vitest';
import type { AssetsClient } from './api';
import { noNames } from './echoed-names';
import { readAhead } from './read-ahead';

const GLOBALS = { statuses: [], referenceTypes: [] };

function clientOf(objectTypes: AssetsClient['objectTypes']): {
  client: AssetsClient;
  asked: string[];
} {
  const asked: string[] = [];
  const listed = (what: string) => (id: string | null) => {
    asked.push(`${what} ${id ?? 'global'}`);
    return Promise.resolve([`${what} ${id ?? 'global'}`]);
  };
  const client = {
    objectTypes: (id: string, note?: Parameters<AssetsClient['objectTypes']>[1]) => {
      asked.push(`types ${id}`);
      return objectTypes(id, note);
    },
    statuses: listed('statuses'),
    referenceTypes: listed('reference types'),
    attributes: async (
      id: string,
      types: Parameters<AssetsClient['attributes']>[1],
      _note?: Parameters<AssetsClient['attributes']>[2],
      names?: Parameters<AssetsClient['attributes']>[3],
    ): ReturnType<AssetsClient['attributes']> => {
      asked.push(`attributes ${id} of about ${'read' in types ? types.about : types.length}`);
      names?.objectTypes.set('9', { name: 'Person', schemaId: null });
      if ('read' in types) await types.read;
      return [];
    },
    properties: (id: string) => Promise.resolve({ id }),
    listSchemas: () => Promise.resolve([]),
  } as unknown as AssetsClient;
  return { client, asked };
}

describe('reading ahead', () => {
  it('asks at once for what will be asked for, once, and tells what was noted', async () => {
    const { client, asked } = clientOf((_id, note) => {
      note?.({ name: 'X' } as never);
      return Promise.resolve([]);
    });
    const ahead = readAhead(client, [{ id: '7', types: 3 }], GLOBALS);
    const atOnce = ['types 7', 'attributes 7 of about 3', 'statuses 7', 'reference types 7'];
    expect(asked).toEqual(atOnce);
    const noted: unknown[] = [];
    await ahead.objectTypes('7', (odd) => noted.push(odd));
    await ahead.statuses('7');
    expect(await ahead.statuses(null)).toBe(GLOBALS.statuses);
    expect(await ahead.attributes('7', [])).toEqual([]);
    expect(noted).toHaveLength(1);
    expect(asked).toEqual(atOnce);
    await ahead.objectTypes('7');
    await ahead.objectTypes('8');
    await ahead.attributes('7', []);
    expect(asked.slice(4)).toEqual(['types 7', 'types 8', 'attributes 7 of about 0']);
    expect(await ahead.listSchemas()).toEqual([]);
  });

  it('asks anew where the names that an answer tells are wanted: what was read ahead told nobody', async () => {
    const { client } = clientOf(() => Promise.resolve([]));
    const ahead = readAhead(client, [{ id: '7', types: 3 }], GLOBALS);
    const names = noNames();
    await ahead.attributes('7', [], undefined, names);
    expect([...names.objectTypes.keys()]).toEqual(['9']);
  });

  it('reads the global lists where no earlier look has them', async () => {
    const { client, asked } = clientOf(() => Promise.resolve([]));
    const ahead = readAhead(client, []);
    await ahead.statuses(null);
    await ahead.referenceTypes(null);
    expect(asked).toEqual(['statuses global', 'reference types global']);
  });

  it('gives the lists of a schema for it, and the global ones for none', async () => {
    const { client, asked } = clientOf((id) => Promise.resolve([id] as never[]));
    const ahead = readAhead(client, [{ id: '7', types: 3 }], GLOBALS);
    asked.length = 0;
    expect(await ahead.statuses('7')).toEqual(['statuses 7']);
    expect(await ahead.referenceTypes('7')).toEqual(['reference types 7']);
    expect(await ahead.referenceTypes(null)).toBe(GLOBALS.referenceTypes);
    expect(await ahead.properties('7')).toEqual({ id: '7' });
    expect(asked).toEqual([]);
  });

  it('is silent about what is odd where nobody wants to know', async () => {
    const { client } = clientOf((_id, note) => {
      note?.({ name: 'X' } as never);
      return Promise.resolve([]);
    });
    expect(await readAhead(client, [{ id: '7', types: 3 }]).objectTypes('7')).toEqual([]);
  });

  it('fails where it is asked for, and in silence where it is not', async () => {
    const { client } = clientOf(() => Promise.reject(new Error('gone')));
    const ahead = readAhead(
      client,
      [
        { id: '7', types: 3 },
        { id: '8', types: 1 },
      ],
      GLOBALS,
    );
    await expect(ahead.objectTypes('7')).rejects.toThrow('gone');
    await expect(ahead.attributes('7', [])).rejects.toThrow('gone');
  });
});
