/** What is in an object schema of the emulator, in the terms of `expansion.ts`. */
import { createHash } from 'node:crypto';
import type { StateAttribute, StateSchema, WorkspaceState } from '../../../local/assets-emulator';
import type { WantedAttribute, WantedType } from './expansion';

/** What Assets makes with every object type. */
const OF_ASSETS = new Set(['Key', 'Name', 'Created', 'Updated']);

export function schemaOf(state: WorkspaceState, key: string): StateSchema {
  const schema = state.schemas.find((one) => one.key === key);
  if (schema === undefined) throw new Error(`There is no object schema ${key}.`);
  return schema;
}

export const typesIn = (schema: StateSchema): WantedType[] =>
  schema.objectTypes.map((type) => ({
    path: type.path,
    description: type.description,
    abstract: type.abstract,
    inherited: type.inherited,
    attributes: type.attributes.filter(({ name }) => !OF_ASSETS.has(name)).map(attributeIn),
  }));

function attributeIn(attribute: StateAttribute): WantedAttribute {
  return {
    name: attribute.name,
    kind: attribute.kind,
    description: attribute.description,
    minimum: attribute.minimum,
    maximum: attribute.maximum,
    unique: attribute.unique,
    regex: attribute.regex,
    suffix: attribute.suffix,
    options: attribute.options === '' ? [] : attribute.options.split(','),
    statuses: attribute.statuses,
    referenceTo: attribute.referenceTo,
    referenceType: attribute.referenceType,
    subtypes: attribute.includeChildren,
  };
}

/**
 * A hash for each object schema but one, and for what is global: without what a deployment beside
 * them may touch, which is only whether others may refer to them.
 */
export function besides(state: WorkspaceState, key: string): Record<string, string> {
  const others = state.schemas
    .filter((schema) => schema.key !== key)
    .map((schema): [string, unknown] => [
      schema.key,
      {
        ...schema,
        updated: '',
        properties: { ...schema.properties, allowOtherObjectSchema: null },
      },
    ]);
  const { statuses, referenceTypes, icons, projects, manages } = state;
  return Object.fromEntries(
    [...others, ['global', { statuses, referenceTypes, icons, projects, manages }]].map(
      ([name, value]) => [name, hashOf(value)],
    ),
  );
}

const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex');
