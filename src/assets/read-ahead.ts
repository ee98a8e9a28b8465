/**
 * A client that asks for what is certain to be asked for next, all at once: the lists of object
 * schemas whose ids are known. What was read ahead is given out once, with what was noted of it,
 * and its failure too; what nobody asks for fails in silence.
 */
import type { AssetsClient } from './api';
import type { NoteOdd } from './members';
import type { Observation } from './observation';

type Odd = Parameters<NoteOdd>[0];

/** @param globals of an earlier look: they are given instead of being read again */
export function readAhead(
  client: AssetsClient,
  schemaIds: readonly string[],
  globals: Pick<Observation['globals'], 'statuses' | 'referenceTypes'>,
): AssetsClient {
  const types = ahead(schemaIds, (id, note) => client.objectTypes(id, note));
  const statuses = ahead(schemaIds, (id, note) => client.statuses(id, note));
  const referenceTypes = ahead(schemaIds, (id, note) => client.referenceTypes(id, note));
  const properties = ahead(schemaIds, (id) => client.properties(id));
  return Object.assign(Object.create(client) as AssetsClient, {
    objectTypes: types,
    statuses: (id: string | null, note?: NoteOdd) =>
      id === null ? Promise.resolve(globals.statuses) : statuses(id, note),
    referenceTypes: (id: string | null, note?: NoteOdd) =>
      id === null ? Promise.resolve(globals.referenceTypes) : referenceTypes(id, note),
    properties: (id: string) => properties(id),
  });
}

function ahead<T>(
  ids: readonly string[],
  read: (id: string, note?: NoteOdd) => Promise<T>,
): (id: string, note?: NoteOdd) => Promise<T> {
  const begun = new Map<string, { value: Promise<T>; odd: Odd[] }>();
  for (const id of ids) {
    const odd: Odd[] = [];
    const value = read(id, (one) => {
      odd.push(one);
    });
    value.catch(() => undefined);
    begun.set(id, { value, odd });
  }
  return async (id, note) => {
    const own = begun.get(id);
    begun.delete(id);
    if (own === undefined) return read(id, note);
    const value = await own.value;
    for (const one of own.odd) note?.(one);
    return value;
  };
}
