/**
 * The attributes of an object schema: all in one answer, on which public clients rely whatever
 * its size, and object type by object type where a site does not give them so.
 */
import { AppError } from '../errors';
import type { AssetsClient } from './api';
import { learnNames, type EchoedNames } from './echoed-names';
import { mapLimited } from './map-limited';
import { readable, type Member, type NoteOdd } from './members';
import { normaliseAttribute } from './normalise';
import type { ObservedAttribute, ObservedObjectType } from './observation';
import * as paths from './paths';
import type { ReadPolicy } from './read';
import { attributesByOwner } from './schema-attributes';
import type { WireAttribute } from './wire';

type Patience = Partial<Pick<ReadPolicy, 'tries' | 'maxReadMs'>>;
type Get = (
  what: string,
  endpoint: string,
  patience?: Patience,
) => Promise<Member<WireAttribute>[]>;

export interface AttributeReadsOptions {
  /** The attributes of more object types than this may be too much for one answer. */
  bulkTypes: number;
  /** Milliseconds that reading may take from now on. */
  leftMs(): number;
  /** Milliseconds, never going back. */
  ticks(): number;
}

/** Types whose attributes are read at the same time, where a schema is read type by type. */
const TYPES_AT_ONCE = 16;
/** After so many it is known how long all of them will take. */
const TYPES_TRIED = 2 * TYPES_AT_ONCE;
/** What may be too much is asked for again only where the first answer came soon: it may have been something else. */
const SOON: Patience = { tries: 2, maxReadMs: 2_000 };
/** How a read ends that was too much for the site. */
const TOO_MUCH: ReadonlySet<string> = new Set([
  'assets-unavailable',
  'assets-unreadable',
  'assets-rejected',
]);

export function createAttributeReads(
  get: Get,
  { bulkTypes, leftMs, ticks }: AttributeReadsOptions,
): Pick<AssetsClient, 'attributes' | 'attributesOfType'> {
  /** Object schemas whose attributes did not come in one answer. */
  const tooMuch = new Set<string>();

  return {
    async attributes(schemaId, types, note, names) {
      const about = 'read' in types ? types.about : types.length;
      if (about === 0) return [];
      const asked = tooMuch.has(schemaId) ? null : askWhole(schemaId, about);
      const [whole, all] = await Promise.all([asked, 'read' in types ? types.read : types]);
      return readWhole(whole, all, note, names) ?? readTypeByType(all, note, names);
    },

    async attributesOfType(objectTypeId) {
      return readable(await getOfType(objectTypeId))
        .filter((attribute) => (attribute.objectType?.id ?? objectTypeId) === objectTypeId)
        .map((attribute) => normaliseAttribute(attribute, objectTypeId));
    },
  };

  /** Null where they did not come so. */
  function readWhole(
    found: Member<WireAttribute>[] | null,
    types: readonly ObservedObjectType[],
    note?: NoteOdd,
    names?: EchoedNames,
  ): ObservedAttribute[] | null {
    if (found === null || found.some(({ value }) => value !== null && !value.objectType))
      return null;
    const attributes = readable(found, note);
    if (names !== undefined) learnNames(names, attributes);
    return attributesByOwner(attributes, types);
  }

  async function askWhole(
    schemaId: string,
    types: number,
  ): Promise<Member<WireAttribute>[] | null> {
    const mayBeTooMuch = types > bulkTypes;
    try {
      return await get(
        'read the attributes of a schema',
        paths.attributesOfSchema(schemaId),
        mayBeTooMuch ? SOON : {},
      );
    } catch (error) {
      if (!mayBeTooMuch || !(error instanceof AppError) || !TOO_MUCH.has(error.code)) throw error;
      tooMuch.add(schemaId);
      return null;
    }
  }

  /**
   * Assets names the owner of an attribute that a child inherits (seen on Cloud by one); where it
   * does not, one that still comes with a child, although its parents' were excluded, is kept at
   * the highest type.
   * @throws AppError `too-large` as soon as it is seen that the time will not suffice
   */
  async function readTypeByType(
    types: readonly ObservedObjectType[],
    note?: NoteOdd,
    names?: EchoedNames,
  ): Promise<ObservedAttribute[]> {
    const began = ticks();
    let done = 0;
    const lists = await mapLimited(types, TYPES_AT_ONCE, async (type) => {
      const toCome = ((ticks() - began) / Math.max(1, done)) * (types.length - done);
      if (done >= TYPES_TRIED && toCome > leftMs()) throw tooLarge(types.length);
      const attributes = readable(await getOfType(type.id), note);
      done += 1;
      if (names !== undefined) learnNames(names, attributes);
      return attributes.map((attribute) => ({
        ...attribute,
        objectType: attribute.objectType ?? { id: type.id },
      }));
    });
    return attributesByOwner(lists.flat(), types) ?? [];
  }

  function getOfType(typeId: string): Promise<Member<WireAttribute>[]> {
    return get('read the attributes of an object type', paths.attributesOfType(typeId));
  }
}

const tooLarge = (types: number): AppError =>
  new AppError(
    'too-large',
    `This site gives the attributes of ${types} object types only one object type at a time, ` +
      'and that takes longer than an answer may.',
    { remedy: 'Ask for one of its object types by name.' },
  );
