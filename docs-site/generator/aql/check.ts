/**
 * Holds a query to the catalogue: object types and attributes exist, and values are ones that the
 * attribute can have.
 */
import type { ResolvedTemplate } from '../../../src/templates/resolve';
import { parseTarget } from '../../../src/templates/target';
import type { TemplateAttribute } from '../../../src/templates/template.generated';
import { AqlError, parseAql, type Aql, type AqlValue } from './parse';

export type Catalogue = ReadonlyMap<string, ResolvedTemplate>;

interface Scope {
  template: ResolvedTemplate;
  /** Object types the query asks for; every one must have each attribute it names. */
  types: string[];
}

/** Attributes that Assets gives every object. */
const OF_ASSETS = ['Key', 'Name', 'Created', 'Updated'];
const DATES = ['date', 'datetime'];

/** What is wrong with a query that is to look at `template`, in words; none if it is in order. */
export function checkAql(
  query: string,
  template: ResolvedTemplate,
  catalogue: Catalogue,
): string[] {
  try {
    const tree = parseAql(query);
    const scope = scopeOf(tree, template);
    return scope.types.length === 0 ? ['names no object type'] : problems(tree, scope, catalogue);
  } catch (error) {
    if (error instanceof AqlError) return [error.message];
    throw error;
  }
}

/** Object types that a query asks for, the roots of `objectTypeAndChildren` included. */
export function queriedTypes(query: string): string[] {
  return typesIn(parseAql(query));
}

const scopeOf = (tree: Aql, template: ResolvedTemplate): Scope => ({
  template,
  types: typesIn(tree),
});

function typesIn(tree: Aql): string[] {
  switch (tree.kind) {
    case 'and':
    case 'or':
      return [...typesIn(tree.left), ...typesIn(tree.right)];
    case 'compare':
      return isTypeTest(tree) ? tree.values.map(typeNamed) : [];
    default:
      return [];
  }
}

const isTypeTest = (tree: Aql): boolean =>
  tree.kind === 'compare' && tree.path.length === 1 && tree.path[0] === 'objectType';

const typeNamed = (value: AqlValue): string =>
  value.kind === 'text' ? value.text : value.kind === 'function' ? value.argument : '';

function problems(tree: Aql, scope: Scope, catalogue: Catalogue): string[] {
  switch (tree.kind) {
    case 'and':
    case 'or':
      return [...problems(tree.left, scope, catalogue), ...problems(tree.right, scope, catalogue)];
    case 'not':
      return problems(tree.of, scope, catalogue);
    case 'empty':
      return typeof lookUp(tree.path, scope, catalogue) === 'string'
        ? [String(lookUp(tree.path, scope, catalogue))]
        : [];
    case 'having':
      return tree.of === null ? [] : referringProblems(tree.of, scope, catalogue);
    case 'compare':
      return isTypeTest(tree)
        ? tree.values.flatMap((value) => typeProblems(value, scope))
        : valueProblems(tree, scope, catalogue);
  }
}

/** The query inside HAVING looks at other object types: of this template, or of one that knows them. */
function referringProblems(tree: Aql, scope: Scope, catalogue: Catalogue): string[] {
  const types = typesIn(tree);
  const owner = [scope.template, ...catalogue.values()].find((template) =>
    types.every((type) => template.byName.has(type)),
  );
  if (types.length === 0 || owner === undefined)
    return [`no template has the object types ${types.join(', ') || '(none named)'}`];
  return problems(tree, { template: owner, types }, catalogue);
}

const typeProblems = (value: AqlValue, { template }: Scope): string[] =>
  template.byName.has(typeNamed(value))
    ? []
    : [`${template.key} has no object type "${typeNamed(value)}"`];

/** The attribute at the end of a path, or what is wrong with it; null for one of Assets' own. */
function lookUp(
  path: readonly string[],
  { template, types }: Scope,
  catalogue: Catalogue,
): TemplateAttribute | string | null {
  const [name = '', ...rest] = path;
  if (OF_ASSETS.includes(name)) return null;
  let found: TemplateAttribute | undefined;
  for (const type of types) {
    found = template.effective.get(type)?.find((attribute) => attribute.name === name);
    if (found === undefined) return `${template.key}.${type} has no attribute "${name}"`;
  }
  if (found === undefined || rest.length === 0)
    return found ?? `nothing has an attribute "${name}"`;
  if (found.type !== 'reference') return `"${name}" is no reference, so nothing can follow it`;
  const target = parseTarget(found.to, template.key);
  const owner = catalogue.get(target.template);
  return owner === undefined
    ? `no template ${target.template}`
    : lookUp(rest, { template: owner, types: [target.objectType] }, catalogue);
}

function valueProblems(
  tree: Extract<Aql, { kind: 'compare' }>,
  scope: Scope,
  catalogue: Catalogue,
): string[] {
  const attribute = lookUp(tree.path, scope, catalogue);
  if (typeof attribute === 'string') return [attribute];
  if (attribute === null) return [];
  return tree.values.flatMap((value) => {
    const wrong = mismatch(
      attribute,
      value,
      catalogueStatuses(tree.path, scope, catalogue, attribute),
    );
    return wrong === '' ? [] : [`"${tree.path.join('.')}": ${wrong}`];
  });
}

/** Statuses live in the template that declares the attribute, which a dotted path may leave. */
function catalogueStatuses(
  path: readonly string[],
  scope: Scope,
  catalogue: Catalogue,
  attribute: TemplateAttribute,
): string[] {
  if (attribute.type !== 'status') return [];
  const [name = '', ...rest] = path;
  if (rest.length === 0)
    return (scope.template.statusSets[attribute.statuses] ?? []).map((status) => status.name);
  const through = scope.template.effective
    .get(scope.types[0] ?? '')
    ?.find((candidate) => candidate.name === name);
  if (through?.type !== 'reference') return [];
  const target = parseTarget(through.to, scope.template.key);
  const owner = catalogue.get(target.template);
  return owner === undefined
    ? []
    : catalogueStatuses(
        rest,
        { template: owner, types: [target.objectType] },
        catalogue,
        attribute,
      );
}

function mismatch(
  attribute: TemplateAttribute,
  value: AqlValue,
  statuses: readonly string[],
): string {
  if (attribute.type === 'select')
    return value.kind === 'text' && attribute.options.includes(value.text)
      ? ''
      : `${shown(value)} is none of its options`;
  if (attribute.type === 'status')
    return value.kind === 'text' && statuses.includes(value.text)
      ? ''
      : `${shown(value)} is none of its statuses`;
  if (attribute.type === 'boolean') return value.kind === 'boolean' ? '' : 'takes true or false';
  if (attribute.type === 'integer' || attribute.type === 'float')
    return value.kind === 'number' ? '' : 'takes a number';
  if (DATES.includes(attribute.type))
    return value.kind === 'function' ? '' : 'takes a date function';
  return '';
}

const shown = (value: AqlValue): string => (value.kind === 'text' ? `"${value.text}"` : value.kind);
