/**
 * What the app can ask of Assets, as a port: `createAssetsClient` (client.ts) is the one implementation.
 * There is GET and POST and nothing else; a method that would change or remove something that exists does not exist.
 */
import type { EchoedNames } from './echoed-names';
import type { NoteOdd } from './members';
import type { SiteLoad } from './site-load';
import type {
  ObservedAttribute,
  ObservedIcon,
  ObservedObjectType,
  ObservedReferenceType,
  ObservedStatus,
  SchemaSummary,
  StatusCategory,
  AttributeKind,
} from './observation';

/**
 * Who a call runs as. `caller`: the person of this invocation. `account`: a person who is not
 * here (offline impersonation).
 */
export type Principal =
  { kind: 'caller' } | { kind: 'account'; accountId: string } | { kind: 'app' };

export type { EndpointClass, Send, SendRequest, SendResponse } from './send';

/**
 * What became of a POST.
 * - `created`: committed, and this is its echo.
 * - `rejected`: certainly not committed; `why` says what to do. `duplicate` marks "such a name
 *   or key exists" (it may be marked once too often, so look before you decide). `status` is 0
 *   where the request never reached the site. `concern` is given where only what dresses the
 *   element is refused, or may be.
 * - `throttled`: certainly not committed; wait `retryAfterMs` (null: the platform named no time) and send it again.
 * - `unknown`: it may have been committed (no answer, 5xx, 408, a redirect, an unreadable
 *   body): read before sending again.
 */
export type WriteOutcome<T> =
  | { kind: 'created'; value: T }
  | {
      kind: 'rejected';
      status: number;
      duplicate: boolean;
      why: import('../errors').AppError;
      concern?: Concern | undefined;
    }
  | { kind: 'throttled'; retryAfterMs: number | null }
  | { kind: 'unknown'; detail: string };

/** What of an element a refusal is about; `unsaid`: it does not say, and may be about anything. */
export type Concern = 'description' | 'icon' | 'filter' | 'unsaid';

export interface NewSchema {
  name: string;
  key: string;
  description: string;
}
export interface NewStatus {
  schemaId: string;
  name: string;
  category: StatusCategory;
}
export interface NewReferenceType {
  schemaId: string;
  name: string;
}
export interface NewObjectType {
  schemaId: string;
  name: string;
  description: string;
  iconId: string;
  parentId: string | null;
  inherited: boolean;
  abstract: boolean;
}
/** An attribute as it goes over the wire, ids resolved. Fields that do not apply to the kind hold their empty value. */
export interface NewAttribute {
  objectTypeId: string;
  name: string;
  kind: Exclude<AttributeKind, 'other' | 'time'>;
  description: string;
  minimum: number;
  maximum: number;
  unique: boolean;
  regex: string;
  suffix: string;
  options: string[];
  statusIds: string[];
  reference: { objectTypeId: string; referenceTypeId: string; subtypes: boolean } | null;
  /** AQL that restricts what a reference offers; absent or '' for none. */
  filter?: string | undefined;
}

/** Properties of a schema as read, to be sent back whole with only sharing changed. */
export type SchemaProperties = Readonly<Record<string, unknown>>;

/** Object types of a schema that are being read, and about how many they are. */
export interface TypesToCome {
  read: Promise<readonly ObservedObjectType[]>;
  about: number;
}

/**
 * Reads throw `AppError` when they fail: a read that failed is never "empty". Writes return a `WriteOutcome`.
 * Every read of a list returns the whole list, whatever the paging, without the members that
 * cannot be read: `note` is told of those, and of those that are odd but are in the list with
 * what could be read.
 */
export interface AssetsClient {
  /** How much of the site may be asked at a time, learnt from its answers; left out by clients of tests. */
  readonly load?: SiteLoad;

  /**
   * Workspace id of the site. Throws `no-assets` where the site has none, `workspace-unclear`
   * where not one of several answers.
   */
  workspaceId(): Promise<string>;
  /** Whether the principal holds Jira's ADMINISTER permission. */
  isJiraAdmin(): Promise<boolean>;
  /**
   * Jira projects visible to the principal for which it may browse, among the given key or id;
   * null where not visible.
   */
  projectVisible(keyOrId: string): Promise<{ id: string; key: string } | null>;

  listSchemas(note?: NoteOdd): Promise<SchemaSummary[]>;
  objectTypes(schemaId: string, note?: NoteOdd): Promise<ObservedObjectType[]>;
  /**
   * All attributes of a schema, each once, with the type that declares it. `types` are all object
   * types of the schema, or are still being read; where there are too many for one answer, their
   * attributes are asked for type by type. `names` learns what the replies spell out of references.
   */
  attributes(
    schemaId: string,
    types: readonly ObservedObjectType[] | TypesToCome,
    note?: NoteOdd,
    names?: EchoedNames,
  ): Promise<ObservedAttribute[]>;
  /** The attributes that one object type declares, without inherited ones. */
  attributesOfType(objectTypeId: string): Promise<ObservedAttribute[]>;
  /** Statuses of a schema; null asks for the global ones. */
  statuses(schemaId: string | null, note?: NoteOdd): Promise<ObservedStatus[]>;
  referenceTypes(schemaId: string | null, note?: NoteOdd): Promise<ObservedReferenceType[]>;
  icons(): Promise<ObservedIcon[]>;
  /** Properties of a schema, or null where Assets lastingly does not show them (the endpoint is undocumented). */
  properties(schemaId: string): Promise<SchemaProperties | null>;

  createSchema(input: NewSchema): Promise<WriteOutcome<SchemaSummary>>;
  createStatus(input: NewStatus): Promise<WriteOutcome<ObservedStatus>>;
  createReferenceType(input: NewReferenceType): Promise<WriteOutcome<ObservedReferenceType>>;
  createObjectType(input: NewObjectType): Promise<WriteOutcome<ObservedObjectType>>;
  createAttribute(input: NewAttribute): Promise<WriteOutcome<ObservedAttribute>>;
  /**
   * Sends `properties` back with `allowOtherObjectSchema` set to true: the one POST that changes
   * something that exists.
   */
  switchOnSharing(schemaId: string, properties: SchemaProperties): Promise<WriteOutcome<true>>;
}
