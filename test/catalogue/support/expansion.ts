/**
 * What a deployment must leave in a workspace, worked out from the JSON files alone: a second
 * reading of the format, so that a mistake of the planner is not repeated here. Small and slow on
 * purpose.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ReferenceMode } from '../../../src/planner/options';

const CATALOG = join(__dirname, '../../../catalog');

interface JsonAttribute {
  name: string;
  type: string;
  description?: string;
  required?: boolean;
  unique?: boolean;
  max?: number;
  regex?: string;
  suffix?: string;
  options?: string[];
  statuses?: string;
  to?: string;
  as?: string;
  subtypes?: boolean;
}
interface JsonType {
  name: string;
  purpose: string;
  brief?: string;
  abstract?: boolean;
  attributes: JsonAttribute[];
  children?: JsonType[];
}
export interface JsonTemplate {
  key: string;
  name: string;
  summary: string;
  /** Every summary of the catalogue is too long to be sent. */
  brief: string;
  extends: string[];
  fills?: Record<string, string>;
  statusSets: Record<string, { name: string; category: string }[]>;
  objectTypes: JsonType[];
}

export const FILES: ReadonlyMap<string, JsonTemplate> = new Map(
  readdirSync(CATALOG)
    .filter(
      (name) => name.endsWith('.json') && !name.includes('schema') && name === name.toLowerCase(),
    )
    .map((name) => JSON.parse(readFileSync(join(CATALOG, name), 'utf8')) as JsonTemplate)
    .filter(({ objectTypes }) => Array.isArray(objectTypes))
    .map((template) => [template.key, template]),
);

/** An attribute as it must be, with names for ids. */
export interface WantedAttribute {
  name: string;
  kind: string;
  description: string;
  minimum: number;
  maximum: number;
  unique: boolean;
  regex: string;
  suffix: string;
  options: string[];
  statuses: string[];
  referenceTo: string;
  referenceType: string;
  subtypes: boolean;
}
export interface WantedType {
  path: string;
  description: string;
  abstract: boolean;
  inherited: boolean;
  attributes: WantedAttribute[];
}

/** A type with the template it is from and its line of parents. */
interface Found {
  home: string;
  type: JsonType;
  path: string[];
}

function typesOf(key: string): Found[] {
  const visit = (types: JsonType[], path: string[]): Found[] =>
    types.flatMap((type) => [
      { home: key, type, path: [...path, type.name] },
      ...visit(type.children ?? [], [...path, type.name]),
    ]);
  return visit(FILES.get(key)?.objectTypes ?? [], []);
}

const ALL: ReadonlyMap<string, Found> = new Map(
  [...FILES.keys()].flatMap((key) =>
    typesOf(key).map((found) => [`${key}.${found.type.name}`, found]),
  ),
);

/** What can stand for a role, largest template first. */
const fillersOf = (to: string): string[] =>
  [...FILES.values()]
    .filter(({ fills }) => fills?.[to.slice(1)] !== undefined)
    .sort((a, b) => typesOf(b.key).length - typesOf(a.key).length)
    .map(({ key, fills }) => `${key}.${fills?.[to.slice(1)] ?? ''}`);

/** `KEY.Type` whatever the file wrote; of a role, what the smallest template has for it. */
const fullName = (to: string, home: string): string =>
  to.startsWith('@')
    ? (fillersOf(to).at(-1) ?? to)
    : /^[A-Z][A-Z0-9]+\./u.test(to)
      ? to
      : `${home}.${to}`;
const homeOf = (name: string): string => name.slice(0, name.indexOf('.'));

/** Asked of a template: own types, hub types or another template that it can do without. */
function kindOfReference(to: string, home: string): 'own' | 'hub' | 'optional' {
  if (to.startsWith('@')) return 'optional';
  const target = homeOf(fullName(to, home));
  if (target === home) return 'own';
  return FILES.get(home)?.extends.includes(target) === true ? 'hub' : 'optional';
}

/** The copies that mode `create` needs: everything the template's hub references reach, with what is above it. */
function copies(key: string): Found[] {
  const taken = new Set<string>();
  const take = (name: string): void => {
    const found = ALL.get(name);
    if (found === undefined || homeOf(name) === key || taken.has(name)) return;
    taken.add(name);
    const above = found.path.at(-2);
    if (above !== undefined) take(`${found.home}.${above}`);
    for (const { type, to } of found.type.attributes) {
      if (
        type === 'reference' &&
        to !== undefined &&
        kindOfReference(to, found.home) !== 'optional'
      )
        take(fullName(to, found.home));
    }
    // An abstract type can hold no object, so it comes with those below it, unless one of them is wanted anyway.
    const below = (found.type.children ?? []).map((child) => `${found.home}.${child.name}`);
    if (found.type.abstract === true)
      later.push(() => {
        if (!below.some((child) => taken.has(child))) below.forEach(take);
      });
  };
  const later: (() => void)[] = [];
  for (const { type } of typesOf(key)) {
    for (const attribute of type.attributes) {
      if (attribute.to !== undefined && kindOfReference(attribute.to, key) === 'hub')
        take(fullName(attribute.to, key));
    }
  }
  for (let next = later.shift(); next !== undefined; next = later.shift()) next();
  return [...ALL].flatMap(([name, found]) => (taken.has(name) ? [found] : []));
}

export interface Circumstances {
  key: string;
  mode: ReferenceMode;
  /** Templates that an optional reference can link to: those that exist or come along. */
  there: ReadonlySet<string>;
}

/** Every object type that the schema of the template must hold, by path. */
export function expand({ key, mode, there }: Circumstances): WantedType[] {
  const own = typesOf(key);
  const all = mode === 'create' ? [...copies(key), ...own] : own;
  const parents = new Set(all.map(({ path }) => path.slice(0, -1).join(' / ')));
  return all.map(({ home, type, path }) => ({
    path: path.join(' / '),
    description: type.brief ?? type.purpose,
    abstract: type.abstract ?? false,
    inherited: parents.has(path.join(' / ')),
    attributes: type.attributes.flatMap(
      (attribute) => expandAttribute(attribute, home, { key, mode, there }) ?? [],
    ),
  }));
}

function expandAttribute(
  attribute: JsonAttribute,
  home: string,
  { key, mode, there }: Circumstances,
): WantedAttribute | null {
  const statuses = FILES.get(home)?.statusSets[attribute.statuses ?? ''] ?? [];
  const plain: WantedAttribute = {
    name: attribute.name,
    kind: attribute.type,
    description: attribute.description ?? '',
    minimum: attribute.required === true ? 1 : 0,
    maximum: attribute.max ?? 1,
    unique: attribute.unique ?? false,
    regex: attribute.regex ?? '',
    suffix: attribute.suffix ?? '',
    options: attribute.options ?? [],
    statuses: statuses.map(({ name }) => name),
    referenceTo: '',
    referenceType: '',
    subtypes: false,
  };
  if (attribute.to === undefined) return plain;
  const filled = attribute.to.startsWith('@')
    ? fillersOf(attribute.to).find((name) => homeOf(name) === key || there.has(homeOf(name)))
    : undefined;
  const target = filled ?? fullName(attribute.to, home);
  const kind = kindOfReference(attribute.to, home);
  const linked = (schema: string): WantedAttribute => ({
    ...plain,
    referenceTo: `${schema}: ${target.slice(target.indexOf('.') + 1)}`,
    referenceType: attribute.as ?? '',
    subtypes: attribute.subtypes ?? false,
  });
  // A copy that points back into the template it was copied for.
  if (homeOf(target) === key) return linked(key);
  if (kind === 'optional') return there.has(homeOf(target)) ? linked(homeOf(target)) : null;
  if (mode === 'link') return linked(homeOf(target));
  if (mode === 'create') return linked(key);
  const many = (attribute.max ?? 1) !== 1;
  return { ...plain, kind: many ? 'textarea' : 'text', maximum: 1, unique: plain.unique && !many };
}

/** What the lean variant keeps of an expansion: required attributes, keys and statuses. */
export const leanOf = (types: readonly WantedType[]): WantedType[] =>
  types.map((type) => ({
    ...type,
    attributes: type.attributes.filter(
      ({ minimum, unique, kind }) => minimum === 1 || unique || kind === 'status',
    ),
  }));

/** Attributes of a template that refer to one it can do without, as `Type.Attribute`, with that template. */
export const optionalReferences = (key: string): { attribute: string; template: string }[] =>
  typesOf(key).flatMap(({ type }) =>
    type.attributes.flatMap(({ name, to }) =>
      to === undefined || kindOfReference(to, key) !== 'optional'
        ? []
        : [{ attribute: `${type.name}.${name}`, template: homeOf(fullName(to, key)) }],
    ),
  );

/** Names of a template's object types, each with those above it. */
export const linesOf = (key: string): string[][] => typesOf(key).map(({ path }) => path);

/** Hubs that come along with `link`, transitively. */
export function hubsOf(key: string): Set<string> {
  const found = new Set<string>();
  const take = (one: string): void => {
    for (const hub of FILES.get(one)?.extends ?? []) {
      if (!found.has(hub)) {
        found.add(hub);
        take(hub);
      }
    }
  };
  take(key);
  return found;
}
