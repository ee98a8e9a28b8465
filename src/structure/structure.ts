/**
 * What an object schema holds, in one form for a template and for one that exists: what is
 * described, compared and examined. Names are as they were written, by whomever; who shows them
 * makes them inert. Nothing here does I/O.
 */
import type { AttributeKind, StatusCategory } from '../assets/observation';
import { joinedKey } from '../text/joined-key';

export interface Structure {
  key: string;
  name: string;
  /** Parents come before their children. */
  types: StructureType[];
  /** Its own; [] also where nobody asked for them. */
  statuses: StructureStatus[];
  /**
   * Its attributes could not be had in the time of an answer: it has none here, but those that
   * were asked for alone.
   */
  unread?: true;
}

export interface StructureType {
  /** Null in a template. */
  id: string | null;
  /** Names from the root down to this one. */
  path: string[];
  name: string;
  abstract: boolean;
  /** Whether its children have its attributes too. */
  inherits: boolean;
  /** Objects it holds; 0 in a template. */
  objects: number;
  /** '' where there is none. */
  description: string;
  /** Its own, without those that Assets makes itself. */
  attributes: StructureAttribute[];
}

export interface StructureAttribute {
  /** Null in a template. */
  id: string | null;
  name: string;
  kind: AttributeKind;
  description: string;
  required: boolean;
  unique: boolean;
  /** Most values; -1 is any number. */
  maximum: number;
  regex: string;
  suffix: string;
  /** Of a select; otherwise []. */
  options: string[];
  /** Names of the allowed statuses; [] is all of them, and for other kinds. */
  statuses: string[];
  reference: StructureReference | null;
  /** AQL that restricts what a reference offers; absent for none. */
  filter?: string | undefined;
}

export interface StructureReference {
  /** Name of the object type; null where it is gone, or cannot be seen by who asks. */
  type: string | null;
  /** Key of the object schema, or of the template; null is this one. */
  schema: string | null;
  /** What a comparison takes for the schema: the template that it was made from, where that is known, else its key. */
  home: string | null;
  /** Id of the object type. Absent in a template, but where it was linked to what people had. */
  id?: string | undefined;
  /** Of a template that was linked to what people had: then the id says what it points at. */
  bound?: true | undefined;
  /** Name of the reference type; '' where it is not known. */
  as: string;
  /** Objects of the types below the target are taken too. */
  subtypes: boolean;
}

export interface StructureStatus {
  id: string | null;
  name: string;
  category: StatusCategory | 'unknown';
}

/** An attribute as a type has it. `from`: the type that declares it; null for its own. */
export interface HeldAttribute {
  attribute: StructureAttribute;
  from: string | null;
}

/**
 * Every attribute of a type: inherited ones first, from the root down, then its own. Those that
 * Assets makes itself are not among them.
 */
export const attributesHeld = (
  structure: Pick<Structure, 'types'>,
  type: StructureType,
): HeldAttribute[] => holderIn(structure)(type);

/** `attributesHeld` for one type after another: what it looks types up in is built once. */
export function holderIn({
  types,
}: Pick<Structure, 'types'>): (type: StructureType) => HeldAttribute[] {
  const byPath = new Map(types.map((one) => [joinedKey(one.path), one]));
  return (type) => heldBy(type, byPath);
}

function heldBy(type: StructureType, byPath: ReadonlyMap<string, StructureType>): HeldAttribute[] {
  const inherited: HeldAttribute[] = [];
  for (let depth = type.path.length - 1; depth > 0; depth -= 1) {
    const above = byPath.get(joinedKey(type.path.slice(0, depth)));
    if (above === undefined || !above.inherits) break;
    inherited.unshift(
      ...above.attributes.map((attribute) => ({ attribute, from: above.name as string | null })),
    );
  }
  return [...inherited, ...type.attributes.map((attribute) => ({ attribute, from: null }))];
}

export const countOwn = ({ types }: Pick<Structure, 'types'>): number =>
  types.reduce((sum, { attributes }) => sum + attributes.length, 0);
