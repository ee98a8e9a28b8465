/**
 * Natural keys: what an element is, independent of ids. A step, an adopted element and a line of
 * the baseline are named by (object schema key, object type path, attribute name), or by (object
 * schema key, name) for a status or reference type.
 */
import { named } from '../text/inert';
import { joinedKey, KEY_SEPARATOR } from '../text/joined-key';

export type ElementKind =
  'schema' | 'sharing' | 'status' | 'reference-type' | 'object-type' | 'attribute';

/** Opaque string; compare it, or read it with `parseKey`. */
export type NaturalKey = string;

const join = (kind: ElementKind, ...parts: readonly string[]): NaturalKey =>
  joinedKey([kind, ...parts]);

export const schemaKeyOf = (schema: string): NaturalKey => join('schema', schema);
export const sharingKeyOf = (schema: string): NaturalKey => join('sharing', schema);
export const statusKeyOf = (schema: string, name: string): NaturalKey =>
  join('status', schema, name);
export const referenceTypeKeyOf = (schema: string, name: string): NaturalKey =>
  join('reference-type', schema, name);
export const objectTypeKeyOf = (schema: string, path: readonly string[]): NaturalKey =>
  join('object-type', schema, ...path);
export const attributeKeyOf = (schema: string, path: readonly string[], name: string): NaturalKey =>
  join('attribute', schema, ...path, name);

export interface KeyParts {
  kind: ElementKind;
  schema: string;
  /** Names below the schema: the path of a type (and the attribute last), or the one name. Empty for a schema. */
  names: string[];
}

export function parseKey(key: NaturalKey): KeyParts {
  const [kind, schema, ...names] = key.split(KEY_SEPARATOR);
  return { kind: kind as ElementKind, schema: schema ?? '', names };
}

/** How a person reads it: `ITAM · Asset › Laptop › Serial Number`. */
export function describeKey(key: NaturalKey): string {
  const { kind, schema, names } = parseKey(key);
  const label =
    kind === 'reference-type'
      ? 'reference type '
      : kind === 'status'
        ? 'status '
        : kind === 'sharing'
          ? 'sharing of '
          : '';
  return names.length === 0
    ? `${label}${schema}`
    : `${label}${schema} · ${names.map((name) => named(name)).join(' › ')}`;
}
