import { describe, expect, it } from 'vitest';
import type { AssetsClient } from './api';
import { readAhead } from './read-ahead';

const GLOBALS = { statuses: [], referenceTypes: [] };

function clientOf(objectTypes: AssetsClient['objectTypes']): {
  client: AssetsClient;
  asked: string[];
} {
  const asked: string[] = [];
  const listed = (what: string) => (id: string | null) => {
    asked.push(`${what} ${id ?? 'global'}`);
    return Promise.resolve([]);
  };
  const client = {
    objectTypes: (id: string, note?: Parameters<AssetsClient['objectTypes']>[1]) => {
      asked.push(`types ${id}`);
      return objectTypes(id, note);
    },
    statuses: listed('statuses'),
    referenceTypes: listed('reference types'),
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
    const ahead = readAhead(client, ['7'], GLOBALS);
    expect(asked).toEqual(['types 7', 'statuses 7', 'reference types 7']);
    const noted: unknown[] = [];
    await ahead.objectTypes('7', (odd) => noted.push(odd));
    await ahead.statuses('7');
    expect(await ahead.statuses(null)).toBe(GLOBALS.statuses);
    expect(noted).toHaveLength(1);
    expect(asked).toHaveLength(3);
    await ahead.objectTypes('7');
    await ahead.objectTypes('8');
    expect(asked.slice(3)).toEqual(['types 7', 'types 8']);
    expect(await ahead.listSchemas()).toEqual([]);
  });

  it('fails where it is asked for, and in silence where it is not', async () => {
    const { client } = clientOf(() => Promise.reject(new Error('gone')));
    const ahead = readAhead(client, ['7', '8'], GLOBALS);
    await expect(ahead.objectTypes('7')).rejects.toThrow('gone');
  });
});
