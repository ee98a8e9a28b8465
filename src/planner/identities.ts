/**
 * What is known by id: elements that were made or adopted before, each under the natural key it
 * has in its template. A name finds an element the first time; from then on its id does. Pure
 * data.
 */
import { createHash } from 'node:crypto';
import { parseKey, type ElementKind, type NaturalKey } from './natural-key';
import { joinedKey } from '../text/joined-key';

export type IdentifiedKind = Exclude<ElementKind, 'schema' | 'sharing'>;

export interface Identity {
  kind: IdentifiedKind;
  id: string;
  /** When it was last seen to exist, milliseconds since 1970. */
  seen: number;
  /** Deployment that made it; '' where it was there, or somebody else made it. */
  by: string;
}

/** Of one object schema, by `identityKey`. */
export type SchemaIdentities = ReadonlyMap<string, Identity>;
/** By id of the object schema. */
export type Identities = ReadonlyMap<string, SchemaIdentities>;

/**
 * What an element is called within its schema, hashed: 16 hex characters, enough to compare
 * within one schema. The key of the schema is no part of it, and neither is the template: a
 * larger one that holds the same element knows it too.
 */
export const identityKey = (kind: IdentifiedKind, names: readonly string[]): string =>
  createHash('sha256')
    .update(joinedKey([kind, ...names]), 'utf8')
    .digest('hex')
    .slice(0, 16);

/** Null of a schema and of its sharing, which are not kept here. */
export function identified(
  key: NaturalKey,
): { kind: IdentifiedKind; schema: string; hash: string } | null {
  const { kind, schema, names } = parseKey(key);
  return kind === 'schema' || kind === 'sharing'
    ? null
    : { kind, schema, hash: identityKey(kind, names) };
}

/** Names an element had in earlier versions of its template, latest first. */
export type FormerNames = (kind: IdentifiedKind, names: readonly string[]) => readonly string[][];

/** The identities of one schema, asked for by name. */
export class KnownIds {
  private readonly claimed: ReadonlySet<string>;

  constructor(
    private readonly identities: SchemaIdentities,
    private readonly former: FormerNames = () => [],
  ) {
    this.claimed = new Set([...identities.values()].map(({ kind, id }) => `${kind} ${id}`));
  }

  /** No id is known: names decide, those of earlier versions too. */
  get isEmpty(): boolean {
    return this.identities.size === 0;
  }

  /** Under its name, then under the names it had in earlier versions. */
  all(kind: IdentifiedKind, names: readonly string[]): Identity[] {
    if (this.isEmpty) return [];
    return [names, ...this.former(kind, names)].flatMap(
      (some) => this.identities.get(identityKey(kind, some)) ?? [],
    );
  }

  formerly(kind: IdentifiedKind, names: readonly string[]): readonly string[][] {
    return this.former(kind, names);
  }

  /** Whether it is known as some element, whatever it is called. */
  isClaimed(kind: IdentifiedKind, id: string): boolean {
    return this.claimed.has(`${kind} ${id}`);
  }
}

export const NOTHING_KNOWN = new KnownIds(new Map());
