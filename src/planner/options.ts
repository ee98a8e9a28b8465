/** What a request asks for, parsed and in one form. It is stored with a preview and covered by the digest. */

/** How a reference to a hub is resolved: a real reference, a local copy of the hub's object type, or plain text. */
export type ReferenceMode = 'link' | 'create' | 'text';

export const REFERENCE_MODES: readonly ReferenceMode[] = ['link', 'create', 'text'];

/** One object type that exists, of whatever name, to which references are linked (`Person=link:HR/Employee`). */
export interface BindingRequest {
  /**
   * Key or name of its object schema, and name or path of the object type ('': whichever it must
   * be), as the caller wrote them.
   */
  schema: string;
  type: string;
  /** Ids once they are found; from then on the names are only words. */
  schemaId: string | null;
  typeId: string | null;
}

export interface ReferenceChoice {
  /** Mode of every reference not named in `each`. Default `link`. */
  all: ReferenceMode;
  /** Modes by hub object type (`Vendor`) or by one attribute (`Laptop.Owner`), as the caller wrote the names. */
  each: Record<string, ReferenceMode>;
  /** Keys of object schemas named as hubs (`link:KEY`), upper case. */
  hubs: string[];
  /** Object types that exist and take the place of a hub's, by the same names as in `each`. Absent: none. */
  bound?: Record<string, BindingRequest> | undefined;
}

export interface DeployOptions {
  /** Template keys in the order asked for; at least one. */
  templates: string[];
  /** Name and key of the object schema; null takes the template's. Only with one template. */
  name: string | null;
  key: string | null;
  references: ReferenceChoice;
  /**
   * Keys of existing object schemas that may be added to, and `Object Type.Attribute` entries to
   * be required although objects exist.
   */
  extend: string[];
  /**
   * What was said of elements that are called otherwise (`Server=Host`, `Server=new`): see
   * `same.ts`. Absent: nothing.
   */
  same?: string[] | undefined;
  /** Keys of existing object schemas on which cross-schema references may be switched on. */
  allowSharing: string[];
  /** Key or id of a Jira project that will use the schema; only for hints. */
  project: string | null;
  /** `lean` deploys required and key attributes only. */
  variant: 'full' | 'lean';
  /** Object types (names) left out, with their children. */
  leaveOut: string[];
  /** Object types (names) wanted alone, with what those need; absent for all. */
  only?: string[] | undefined;
}

export function defaultOptions(templates: string[]): DeployOptions {
  return {
    templates,
    name: null,
    key: null,
    references: { all: 'link', each: {}, hubs: [] },
    extend: [],
    allowSharing: [],
    project: null,
    variant: 'full',
    leaveOut: [],
  };
}

/** An entry of `extend` that names one attribute and not a schema. */
export const isAttributeName = (entry: string): boolean => entry.includes('.');
