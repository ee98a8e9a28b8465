/** What a text in the notation says, line by line, before it is made a template. */
import type { TemplateStatus } from '../../templates/template.generated';
import type { Kind } from './words';

/** Where something is, from 1. */
export interface Place {
  line: number;
  column: number;
}

/** What could not be read, and what would do. */
export interface NotationError extends Place {
  expected: string;
  found: string;
  /** What was perhaps meant; [] where nothing is near. */
  nearest: string[];
}

export interface OutlinedAttribute extends Place {
  name: string;
  kind: Kind;
  description: string;
  required: boolean;
  unique: boolean;
  max: number | null;
  regex: string | null;
  suffix: string | null;
  options: string[];
  statuses: TemplateStatus[];
  /** Target and reference type of a reference. */
  to: string;
  as: string | null;
  subtypes: boolean;
  /** The reference is left out while the schema it points at is not there. */
  optional: boolean;
  /** What it offers, as a condition on attributes of its target; null for everything. */
  filter: string | null;
}

export interface OutlinedType extends Place {
  name: string;
  /** Names of the types above, from the root; [] for a root. */
  above: string[];
  purpose: string;
  icon: string | null;
  abstract: boolean;
  highVolume: boolean;
  /** Object types below it inherit its attributes. */
  inherits: boolean;
  group: string | null;
  attributes: OutlinedAttribute[];
}

export interface OutlinedSchema extends Place {
  key: string;
  name: string | null;
  summary: string | null;
  version: string | null;
  category: string | null;
  level: number | null;
  extends: string[];
}

export interface Outline {
  schema: OutlinedSchema | null;
  types: OutlinedType[];
  errors: NotationError[];
}
