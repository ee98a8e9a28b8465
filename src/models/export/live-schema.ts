/**
 * An object schema as it is read, as far as a model can tell of it. What reads it fits this form;
 * nothing here does.
 */

export interface LiveType {
  id: string;
  name: string;
  parentId: string | null;
  abstract: boolean;
  inherited: boolean;
  description?: string;
}

export interface LiveAttribute {
  objectTypeId: string;
  name: string;
  kind: string;
  description: string;
  minimum: number;
  /** -1 is unlimited. */
  maximum: number;
  unique: boolean;
  regex: string;
  suffix: string;
  options: string[];
  /** [] allows every status. */
  statusIds: string[];
  reference: { objectTypeId: string; referenceTypeId: string; subtypes: boolean } | null;
  /** AQL that restricts what a reference offers; absent for none. */
  filter?: string | undefined;
  hidden?: true;
  summed?: true;
  system: boolean;
  label: boolean;
}

export interface LiveStatus {
  id: string;
  name: string;
  category: 'active' | 'inactive' | 'pending' | 'unknown';
}

export interface LiveSchema {
  key: string;
  name: string;
  description: string;
  objectTypes: readonly LiveType[];
  attributes: readonly LiveAttribute[];
  statuses: readonly LiveStatus[];
  referenceTypes: readonly { id: string; name: string }[];
}

/** What a model cannot say, so that it does not travel: where it is, and what is lost. */
export interface Loss {
  at: string;
  lost: string;
}
