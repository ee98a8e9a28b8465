/** The model as it is wanted in one object schema: templates after reference modes, variant and left-out types. */
import type { StatusCategory } from '../../assets/observation';
import type { Block, CreatableKind, Loss, Warn } from '../plan';
import type { Binding } from '../place/binding';
import type { ReferenceUse } from './reference-mode';

export interface DesiredReference {
  /** Template whose object schema holds the target. */
  template: string;
  /** Path of the target in that schema. */
  path: string[];
  /** Reference type, by name. */
  as: string;
  subtypes: boolean;
  /** The object type that exists and takes the place of the template's; null for the template's own. */
  bound: Binding | null;
  /** AQL on attributes of the target; absent for none, and where other people's object type is the target. */
  filter?: string | undefined;
}

export interface DesiredAttribute {
  name: string;
  kind: CreatableKind;
  description: string;
  /** The description in at most 70 characters, for a site that refuses the whole one. */
  brief: string;
  required: boolean;
  unique: boolean;
  /** -1 is unlimited. */
  maximum: number;
  regex: string;
  suffix: string;
  options: string[];
  /** Allowed statuses; [] for other kinds. */
  statuses: { name: string; category: StatusCategory }[];
  /** null for other kinds. */
  reference: DesiredReference | null;
}

export interface DesiredType {
  path: string[];
  name: string;
  /** As it is sent: short. */
  description: string;
  icon: string;
  abstract: boolean;
  /** Its children inherit its attributes. */
  inherits: boolean;
  attributes: DesiredAttribute[];
}

/** Parents come before children. */
export interface DesiredSchema {
  template: string;
  role: 'target' | 'hub';
  types: DesiredType[];
  /** Hubs whose object types are copied into it, by template key. */
  copiedFrom: string[];
  /** Every reference to another template that a reference mode may name. */
  uses: ReferenceUse[];
  /** Own object types that are not made, because one that exists takes their place. */
  replaced: { type: string; by: Binding }[];
  losses: LossDraft[];
  warnings: Warn[];
  blocks: Block[];
}

/** A loss before its schema has a key. */
export type LossDraft = Omit<Loss, 'attribute'> & { path: string[]; attribute: string };

/** Each object type that takes the place of a template's, once. */
export function bindingsIn(schema: DesiredSchema): Binding[] {
  const all = schema.types.flatMap((type) =>
    type.attributes.flatMap(({ reference }) => reference?.bound ?? []),
  );
  return [...new Set([...all, ...schema.replaced.map(({ by }) => by)])];
}

/** Hubs that a schema links to, by template key. */
export function linkedTemplates(schema: DesiredSchema): string[] {
  const found = new Set<string>();
  for (const type of schema.types) {
    for (const { reference } of type.attributes) {
      if (reference !== null && reference.bound === null && reference.template !== schema.template)
        found.add(reference.template);
    }
  }
  return [...found];
}
