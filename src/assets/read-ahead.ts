/**
 * A client that asks for what is certain to be asked for next, all at once: the lists of object
 * schemas whose ids are known. What was read ahead is given out once, with what was noted of it,
 * and its failure too; what nobody asks for fails in silence.
 */
import type { AssetsClient } from './api';
import type { NoteOdd } from './members';
import type { Observation } from './observation';

type Odd = Parameters<NoteOdd>[0];
type Read<T> = (id: string, note?: NoteOdd) => Promise<T>;

/** A read under way, and what was noted of it so far. */
interface Begun<T> {
  value: Promise<T>;
  odd: Odd[];
}

/** An object schema whose lists will be asked for, and about how many object types it holds. */
export interface Expected {
  id: string;
  types: number;
}

/** @param globals of an earlier look, if there was one: they are given instead of being read again */
export function readAhead(
  client: AssetsClient,
  schemas: readonly Expected[],
  globals?: Pick<Observation['globals'], 'statuses' | 'referenceTypes'>,
): AssetsClient {
  const readTypes: Read<Awaited<ReturnType<AssetsClient['objectTypes']>>> = (id, note) =>
    client.objectTypes(id, note);
  const begunTypes = begin(schemas, ({ id }, note) => readTypes(id, note));
  const begunAttributes = begin(schemas, ({ id, types: about }, note) => {
    const read = begunTypes.get(id)?.value ?? Promise.resolve([]);
    return client.attributes(id, { read, about }, note);
  });
  const types = given(begunTypes, readTypes);
  const statuses = ahead(schemas, (id, note) => client.statuses(id, note));
  const referenceTypes = ahead(schemas, (id, note) => client.referenceTypes(id, note));
  const properties = ahead(schemas, (id) => client.properties(id));
  return Object.assign(Object.create(client) as AssetsClient, {
    objectTypes: types,
    attributes: (...asked: Parameters<AssetsClient['attributes']>) => {
      const [id, , note, names] = asked;
      if (names !== undefined) return client.attributes(...asked);
      return given(begunAttributes, () => client.attributes(...asked))(id, note);
    },
    statuses: (id: string | null, note?: NoteOdd) =>
      id === null
        ? Promise.resolve(globals?.statuses ?? client.statuses(null))
        : statuses(id, note),
    referenceTypes: (id: string | null, note?: NoteOdd) =>
      id === null
        ? Promise.resolve(globals?.referenceTypes ?? client.referenceTypes(null))
        : referenceTypes(id, note),
    properties: (id: string) => properties(id),
  });
}

function ahead<T>(schemas: readonly Expected[], read: Read<T>): Read<T> {
  return given(
    begin(schemas, ({ id }, note) => read(id, note)),
    read,
  );
}

function begin<T>(
  schemas: readonly Expected[],
  read: (schema: Expected, note: NoteOdd) => Promise<T>,
): Map<string, Begun<T>> {
  return new Map(
    schemas.map((schema) => {
      const odd: Odd[] = [];
      const value = read(schema, (one) => {
        odd.push(one);
      });
      value.catch(() => undefined);
      return [schema.id, { value, odd }];
    }),
  );
}

function given<T>(begun: Map<string, Begun<T>>, read: Read<T>): Read<T> {
  return async (id, note) => {
    const own = begun.get(id);
    begun.delete(id);
    if (own === undefined) return read(id, note);
    const value = await own.value;
    for (const one of own.odd) note?.(one);
    return value;
  };
}
