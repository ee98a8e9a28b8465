/** The rows of a workspace, as they are held and saved. Ids are strings of digits (icons: opaque); times are ISO. */

export interface SchemaProperties {
  /** Whether attributes of other object schemas may refer to this one. */
  allowOtherObjectSchema: boolean;
  createObjectsCustomField: boolean;
  quickCreateObjects: boolean;
  serviceDescCustomersEnabled: boolean;
  validateQuickCreate: boolean;
}

export interface SchemaRow {
  id: string;
  key: string;
  name: string;
  /** '' where unset. */
  description: string;
  created: string;
  updated: string;
  /** Account id of who created it (manages it), '' for the workspace's own. */
  creator: string;
  /** Nobody can manage it (the built-in Services schema is so). */
  readOnly: boolean;
  /** Account ids that do not see it. */
  hiddenFrom: string[];
  properties: SchemaProperties;
}

export interface TypeRow {
  id: string;
  schemaId: string;
  /** '' on roots. */
  parentId: string;
  name: string;
  description: string;
  iconId: string;
  position: number;
  created: string;
  updated: string;
  inherited: boolean;
  abstract: boolean;
}

export interface AttributeRow {
  id: string;
  typeId: string;
  name: string;
  description: string;
  /** Assets' type code: 0 default, 1 object, 2 user, 4 group, 6 project, 7 status, … */
  type: number;
  /** Code of the default type (0 text … 11 IP address) where `type` is 0; -1 otherwise. */
  defaultTypeId: number;
  /** Referenced object type id of a reference; '' otherwise. */
  referenceObjectTypeId: string;
  /** Reference type id of a reference; '' otherwise. */
  referenceTypeId: string;
  /** `additionalValue` of other kinds; '' where unset. */
  additionalValue: string;
  /** Status ids or group names. */
  typeValueMulti: string[];
  minimum: number;
  /** -1 is unlimited. */
  maximum: number;
  label: boolean;
  suffix: string;
  includeChildren: boolean;
  hidden: boolean;
  unique: boolean;
  summable: boolean;
  regex: string;
  ql: string;
  options: string;
  position: number;
  editable: boolean;
  system: boolean;
  removable: boolean;
}

export interface StatusRow {
  id: string;
  name: string;
  description: string;
  /** 0 inactive, 1 active, 2 pending. */
  category: number;
  /** '' for global ones. */
  schemaId: string;
}

export interface ReferenceTypeRow {
  id: string;
  name: string;
  description: string;
  /** Hexadecimal, without '#'. */
  color: string;
  removable: boolean;
  /** '' for global ones. */
  schemaId: string;
}

export interface IconRow {
  id: string;
  name: string;
}

export interface ObjectRow {
  id: string;
  typeId: string;
  key: string;
  created: string;
  updated: string;
  /** Values by attribute id, as strings. */
  values: Record<string, string[]>;
}

export interface ProjectRow {
  id: string;
  key: string;
  name: string;
  hiddenFrom: string[];
}

/** That an account manages an object schema without having created it. */
export interface RoleRow {
  id: string;
  accountId: string;
  schemaId: string;
}

export interface Rows {
  schemas: SchemaRow;
  types: TypeRow;
  attributes: AttributeRow;
  statuses: StatusRow;
  referenceTypes: ReferenceTypeRow;
  icons: IconRow;
  objects: ObjectRow;
  projects: ProjectRow;
  roles: RoleRow;
}
export type TableName = keyof Rows;
export const TABLES = [
  'schemas',
  'types',
  'attributes',
  'statuses',
  'referenceTypes',
  'icons',
  'objects',
  'projects',
  'roles',
] as const;

/** What identifies the site. */
export interface SiteFacts {
  siteName: string;
  workspaceId: string;
  cloudId: string;
}
