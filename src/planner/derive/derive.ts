/** From a template and the options to the model wanted in one object schema. Pure. */
import type { ResolvedTemplate } from '../../templates/resolve';
import { parseTarget, type Target } from '../../templates/target';
import type { TemplateAttribute } from '../../templates/template.generated';
import type { ChosenRoles } from '../place/choose-roles';
import type { ChosenBindings } from './choose-binding';
import { boundTextareas } from './bound-textareas';
import { copyHubTypes, type SourceType } from './copy-hub-types';
import { decideReference, type Linkable, type ReferenceScope } from './decide-reference';
import type { DesiredSchema, DesiredType } from './desired';
import {
  deriveAttribute,
  waitingForRole,
  type Conversion,
  type DeriveScope,
} from './derive-attribute';
import { leftOutBy, leftOutWarnings } from './leave-out';
import { NONE_SMALL, smallLines, type SmallHubs } from './small-hubs';
import type { DeployOptions } from '../options';
import type { Block } from '../plan';
import type { ReferenceUse } from './reference-mode';
import { SAY } from '../say';
import { joinedKey } from '../../text/joined-key';
import { foldName } from '../../text/fold-name';

export interface DeriveContext {
  templates: ReadonlyMap<string, ResolvedTemplate>;
  options: DeployOptions;
  linkable(template: string, path: readonly string[]): Linkable;
  chosen: ChosenBindings;
  roles: ChosenRoles;
  /** Hubs that come along with some of their object types. Absent: none. */
  small?: SmallHubs;
}

/** A schema asked for: variant, left-out types and reference modes apply. */
export const deriveTarget = (template: ResolvedTemplate, context: DeriveContext): DesiredSchema =>
  derive(
    template,
    'target',
    { ...scopeOf(template, context), variant: context.options.variant },
    context.options,
  );

/** A hub brought along, or compared with: the whole template, unless it is wanted small; its own hubs linked. */
export function deriveHub(template: ResolvedTemplate, context: DeriveContext): DesiredSchema {
  const references = { ...context.options.references, all: 'link' as const, each: {} };
  const desired = derive(
    template,
    'hub',
    { ...scopeOf(template, context), references, variant: 'full' },
    context.options,
  );
  const { small = NONE_SMALL } = context;
  return small.has(template.key) ? { ...desired, warnings: smallLines(desired) } : desired;
}

function scopeOf(
  template: ResolvedTemplate,
  { templates, options, linkable, chosen, roles, small = NONE_SMALL }: DeriveContext,
): ReferenceScope {
  const isLeftOut = leftOutBy(options, templates);
  return {
    template,
    templates,
    references: options.references,
    isOut: (key, type) => isLeftOut(key, type) || small.get(key)?.has(type.name) === false,
    linkable,
    chosen,
    roles,
  };
}

type Scope = ReferenceScope & Pick<DeployOptions, 'variant'>;

function derive(
  template: ResolvedTemplate,
  role: 'target' | 'hub',
  scope: Scope,
  options: DeployOptions,
): DesiredSchema {
  const replaced = template.objectTypes.flatMap((type) => {
    const by = scope.chosen.insteadOf(type.name);
    return by === null ? [] : [{ type: type.name, by }];
  });
  const isReplaced = new Set(replaced.map(({ type }) => type));
  const own = template.objectTypes
    .filter((type) => !scope.isOut(template.key, type) && !isReplaced.has(type.name))
    .map((type) => ({ home: template.key, type }));
  const copies = copiesFor(own, scope);
  const taken = new Set(own.map(({ type }) => foldName(type.name)));
  const clashing = new Set<SourceType>();
  for (const copy of copies) {
    const name = foldName(copy.type.name);
    if (taken.has(name)) clashing.add(copy);
    taken.add(name);
  }
  const sources = [...copies.filter((copy) => !clashing.has(copy)), ...own];
  const all = template.objectTypes.map((type) => ({ home: template.key, type }));
  const schema: DesiredSchema = {
    template: template.key,
    role,
    types: [],
    copiedFrom: [...new Set(copies.map((copy) => copy.home))],
    uses: [...all, ...copies].flatMap((source) => usesOf(source, template.key)),
    replaced,
    losses: [],
    warnings: leftOutWarnings(template, options, scope.templates, scope.isOut),
    blocks: [...clashing].map(copyClash),
  };
  const schemaKey = (role === 'target' ? options.key : null) ?? template.key;
  const waiting = new Map<string, string[]>();
  deriveTypes(schema, sources, { ...scope, schema, schemaKey, waiting });
  schema.warnings.push(
    ...[...waiting].map(([role, names]) => waitingForRole(role, names, schemaKey)),
  );
  return schema;
}

function deriveTypes(
  schema: DesiredSchema,
  sources: readonly SourceType[],
  scope: DeriveScope,
): void {
  const parents = new Set(sources.map(({ type }) => joinedKey(type.path.slice(0, -1))));
  const conversions: Conversion[] = [];
  for (const source of sources) {
    const { type } = source;
    const attributes = type.attributes
      .filter((attribute) => isWanted(attribute, scope.variant))
      .flatMap((attribute) => deriveAttribute(source, attribute, scope, conversions) ?? []);
    schema.types.push({
      path: type.path,
      name: type.name,
      description: type.brief,
      icon: type.icon,
      abstract: type.abstract,
      inherits: type.saidInherits ?? parents.has(joinedKey(type.path)),
      attributes,
    });
  }
  boundTextareas(schema.types, new Set(conversions.map(({ attribute }) => attribute)));
  schema.losses.push(...conversions.map(textLoss));
  if (scope.variant === 'lean') schema.warnings.push(leanWarning(sources, schema.types));
}

/** The lean variant keeps required and key (unique) attributes, and statuses. */
function isWanted(attribute: TemplateAttribute, variant: DeployOptions['variant']): boolean {
  if (variant === 'full') return true;
  return (
    attribute.required === true ||
    ('unique' in attribute && attribute.unique === true) ||
    attribute.type === 'status'
  );
}

function copiesFor(own: readonly SourceType[], scope: Scope): SourceType[] {
  const copied = (source: SourceType): Target[] =>
    source.type.attributes
      .filter((attribute) => attribute.type === 'reference')
      .filter((attribute) => isWanted(attribute, scope.variant))
      .map((attribute) => decideReference(source, attribute, scope))
      .filter((decision) => decision.kind === 'copy')
      .map(({ target }) => target);
  return copyHubTypes(own.flatMap(copied), copied, scope.templates);
}

function usesOf({ home, type }: SourceType, here: string): ReferenceUse[] {
  return type.attributes.flatMap((attribute) => {
    if (attribute.type !== 'reference') return [];
    const target = parseTarget(attribute.to, home);
    return target.template === here
      ? []
      : [{ type: type.name, attribute: attribute.name, target: target.objectType }];
  });
}

const copyClash = ({ home, type }: SourceType): Block => ({
  kind: 'block',
  code: 'copy-clash',
  sentence: `${home}.${type.name} cannot be copied: the schema has another object type of that name.`,
  remedy: `Link it, or make it text. Say: ${SAY.asLink(type.name)}; or: ${SAY.asText(type.name)}.`,
});

function textLoss({
  attribute,
  path,
  typeName,
  target,
  many,
}: Conversion): DesiredSchema['losses'][number] {
  const shape = !many
    ? 'one line of text'
    : attribute.kind === 'textarea'
      ? 'a text of several lines'
      : 'one line of text for several values, because a type should have no more than two long texts';
  return {
    mode: 'text',
    path,
    attribute: attribute.name,
    target,
    sentence: `${typeName}.${attribute.name} becomes ${shape}: no link to ${target}, no check that it exists.`,
  };
}

function leanWarning(
  sources: readonly SourceType[],
  types: readonly DesiredType[],
): DesiredSchema['warnings'][number] {
  const all = sources.reduce((sum, { type }) => sum + type.attributes.length, 0);
  const kept = types.reduce((sum, type) => sum + type.attributes.length, 0);
  return {
    kind: 'warn',
    code: 'lean-variant',
    sentence:
      `Lean variant: ${kept} of ${all} attributes, those that are required, a key or ` +
      'a status. The others can be added later.',
  };
}
