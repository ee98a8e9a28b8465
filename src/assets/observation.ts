/**
 * The normalised form of a workspace: what `observe` returns and the planner compares. It holds
 * only what the Assets API reliably echoes; never icons, positions, `removable` or (except to see
 * whether a type holds objects) counts. Nothing here does I/O.
 */
import type { AppError } from '../errors';
import type { OddMember } from './members';

/** What Assets calls type and default type, in one word. `other` is anything the app never creates. */
export type AttributeKind =
  | 'text'
  | 'textarea'
  | 'integer'
  | 'float'
  | 'boolean'
  | 'date'
  | 'time'
  | 'datetime'
  | 'url'
  | 'email'
  | 'ipaddress'
  | 'select'
  | 'status'
  | 'user'
  | 'group'
  | 'reference'
  | 'other';

export type StatusCategory = 'active' | 'inactive' | 'pending';

/** One line of the list of object schemas. `objectCount` and `objectTypeCount` come from `includeCounts=true`. */
export interface SchemaSummary {
  id: string;
  key: string;
  name: string;
  /** '' where Assets leaves it out. */
  description: string;
  /** Whether the caller may manage it. True where Assets does not say (older replies). */
  canManage: boolean;
  /**
   * One of Atlassian's own, of the common data model (it carries `cdmData`): nothing is ever
   * created in it. Absent: no.
   */
  system?: true;
  /** ISO time, or null where Assets leaves it out. */
  created: string | null;
  objectCount: number;
  objectTypeCount: number;
}

export interface ObservedObjectType {
  id: string;
  name: string;
  parentId: string | null;
  abstract: boolean;
  /** Whether children inherit this type's attributes (`inherited` on the wire). */
  inherited: boolean;
  objectCount: number;
  /** '' where Assets leaves it out. */
  description?: string;
}

export interface ObservedAttribute {
  id: string;
  /** The type that declares it, never an inheriting child. */
  objectTypeId: string;
  name: string;
  kind: AttributeKind;
  description: string;
  /** Minimum cardinality; 1 or more means required. */
  minimum: number;
  /** Maximum cardinality; -1 is unlimited. */
  maximum: number;
  unique: boolean;
  /** '' where unset. */
  regex: string;
  /** '' where unset. */
  suffix: string;
  /** Options of a select, in order; [] otherwise. */
  options: string[];
  /** Allowed status ids of a status attribute, unordered; [] means all, and for other kinds. */
  statusIds: string[];
  /** Target of a reference, its ids '' where Assets names none (a target that is gone); null for other kinds. */
  reference: { objectTypeId: string; referenceTypeId: string; subtypes: boolean } | null;
  /** AQL that restricts what a reference offers; absent where there is none. It dresses, and is not compared. */
  filter?: string | undefined;
  /** Hidden from who may only look, and summed up in lists: no template says so, and neither is compared. */
  hidden?: true;
  summed?: true;
  /** Key, Created, Updated and the like: not to be compared. */
  system: boolean;
  /** The object's label (Name unless an admin moved it). */
  label: boolean;
}

export interface ObservedStatus {
  id: string;
  name: string;
  /** `unknown` where Assets names none, or one that the app does not know. */
  category: StatusCategory | 'unknown';
}

export interface ObservedReferenceType {
  id: string;
  name: string;
}

export interface ObservedIcon {
  id: string;
  name: string;
}

/** An object schema read in depth. */
export interface SchemaDetail {
  id: string;
  objectTypes: ObservedObjectType[];
  attributes: ObservedAttribute[];
  /** The schema's own; global ones are in `Observation.globals`. */
  statuses: ObservedStatus[];
  referenceTypes: ObservedReferenceType[];
  /**
   * `allowOtherObjectSchema`; 'unreadable' where Assets does not show the properties (reading
   * them is undocumented).
   */
  sharing: 'on' | 'off' | 'unreadable';
}

/** An odd member of a list that was read: of the list of schemas, or of a schema read in depth. */
export interface OddElement extends OddMember {
  what: 'object schema' | 'object type' | 'attribute' | 'status' | 'reference type';
  /** Null in the list of schemas. */
  schemaId: string | null;
}

export interface Observation {
  workspaceId: string;
  /** Every object schema the caller can see. */
  schemas: SchemaSummary[];
  /** Those read in depth, keyed by schema id. */
  details: Record<string, SchemaDetail>;
  globals: {
    statuses: ObservedStatus[];
    referenceTypes: ObservedReferenceType[];
    /** Null where they were not asked for; [] where the site has none, or shows none to this person. */
    icons: ObservedIcon[] | null;
  };
  /** What could not be read, or not all of it. Absent where all could. */
  odd?: OddElement[];
  /**
   * Why sharing is 'unreadable' although it may pass: all else of that schema was answered at the
   * same time. Who need not decide now waits and reads again.
   */
  doubt?: AppError;
}
