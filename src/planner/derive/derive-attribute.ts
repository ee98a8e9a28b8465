/** One attribute of a template as it is wanted in the object schema, its reference resolved. */
import { briefOf } from '../../templates/brief';
import { anyOf, fillersOf } from '../../templates/roles';
import { listed } from '../../text/lists';
import type {
  ReferenceAttribute,
  Template,
  TemplateAttribute,
} from '../../templates/template.generated';
import type { Target } from '../../templates/target';
import type { SourceType } from './copy-hub-types';
import { decideReference, type Decision, type ReferenceScope } from './decide-reference';
import type { DesiredAttribute, DesiredReference, DesiredSchema } from './desired';
import type { DeployOptions } from '../options';
import type { Warn } from '../plan';
import { SAY } from '../say';

export interface DeriveScope extends ReferenceScope {
  variant: DeployOptions['variant'];
  /** Key that was asked for, else the template's. */
  schemaKey: string;
  /** Takes the losses and warnings. */
  schema: DesiredSchema;
  /** Takes the references to a role that no template fills here, by role. */
  waiting: Map<string, string[]>;
}

/** A reference that became text. */
export interface Conversion {
  attribute: DesiredAttribute;
  path: string[];
  typeName: string;
  target: string;
  many: boolean;
}

/** @returns null where the attribute is left out; a warning then says why. */
export function deriveAttribute(
  source: SourceType,
  attribute: TemplateAttribute,
  scope: DeriveScope,
  conversions: Conversion[],
): DesiredAttribute | null {
  const plain = fromTemplate(
    attribute,
    (scope.templates.get(source.home) ?? scope.template).statusSets,
  );
  if (attribute.type !== 'reference') return plain;
  const decision = decideReference(source, attribute, scope);
  switch (decision.kind) {
    case 'link':
      return { ...plain, reference: referenceTo(decision.template, decision.path, attribute) };
    case 'bound':
      return {
        ...plain,
        reference: {
          ...referenceTo(decision.template, decision.path, attribute),
          subtypes: decision.binding.hasChildren,
          filter: undefined,
          bound: decision.binding,
        },
      };
    case 'copy':
      noteCopy(source, attribute, decision.target, scope);
      return { ...plain, reference: referenceTo(scope.template.key, decision.path, attribute) };
    case 'text': {
      const text = asText(plain);
      conversions.push({
        attribute: text,
        path: source.type.path,
        typeName: source.type.name,
        target: decision.target.objectType,
        many: plain.maximum !== 1,
      });
      return text;
    }
    case 'left-out':
      scope.schema.warnings.push(leftOut(source, attribute, decision.target));
      return null;
    case 'optional': {
      const { why, target } = decision;
      if (why === 'not-deployed' && target.role !== undefined)
        scope.waiting.set(target.role, [
          ...(scope.waiting.get(target.role) ?? []),
          nameOf(source, attribute),
        ]);
      else scope.schema.warnings.push(leftOutForNow(nameOf(source, attribute), decision, scope));
      return null;
    }
  }
}

const nameOf = ({ type }: SourceType, attribute: TemplateAttribute): string =>
  `${type.name}.${attribute.name}`;

const referenceTo = (
  template: string,
  path: string[],
  attribute: ReferenceAttribute,
): DesiredReference => ({
  template,
  path,
  as: attribute.as,
  subtypes: attribute.subtypes === true,
  bound: null,
  filter: attribute.filter,
});

/** References between copies lose nothing: they point where they did in the hub. */
function noteCopy(
  { home, type }: SourceType,
  attribute: ReferenceAttribute,
  target: { template: string; objectType: string },
  { schema, template }: DeriveScope,
): void {
  if (home !== template.key) return;
  schema.losses.push({
    mode: 'create',
    path: type.path,
    attribute: attribute.name,
    target: target.objectType,
    sentence:
      `${type.name}.${attribute.name} points at a copy of ${target.objectType} in ` +
      `this schema, which is not kept in step with ${target.template}.`,
  });
}

/** Several values take a textarea; that one cannot be unique (Atlassian documentation). */
function asText(plain: DesiredAttribute): DesiredAttribute {
  const kind = plain.maximum === 1 ? 'text' : 'textarea';
  return { ...plain, kind, maximum: 1, unique: plain.unique && kind === 'text', reference: null };
}

/** One line for all that wait for the same. */
export function waitingForRole(role: string, names: readonly string[], schemaKey: string): Warn {
  const [{ objectType: type = role, template = '' } = {}] = fillersOf(role);
  return {
    kind: 'warn',
    code: 'optional-reference-left-out',
    sentence:
      `${listed(names, MOST_NAMED)} ${names.length === 1 ? 'is' : 'are'} left out ` +
      `for now: ${names.length === 1 ? 'it refers' : 'they refer'} to a ${type}, of ` +
      `whichever of ${anyOf(role)} a site has, and none is deployed here. To add ` +
      `${names.length === 1 ? 'it' : 'them'} later, deploy one of them, for example ` +
      `${template}, then say: ${SAY.addTo(schemaKey)}.`,
  };
}

const MOST_NAMED = 6;

const leftOut = (
  source: SourceType,
  attribute: ReferenceAttribute,
  { objectType }: Target,
): Warn => ({
  kind: 'warn',
  code: 'left-out',
  sentence:
    `${nameOf(source, attribute)}${attribute.required === true ? ', although required,' : ''} is ` +
    `left out, because it refers to ${objectType}, which is left out.`,
});

function leftOutForNow(
  name: string,
  { target, why }: Extract<Decision, { kind: 'optional' }>,
  { schemaKey }: DeriveScope,
): Warn {
  const what =
    why === 'not-deployed'
      ? `which is not deployed. To add it later, deploy ${target.template}, then say: ${SAY.addTo(schemaKey)}.`
      : 'which is there but does not let other object schemas refer to it. To have it ' +
        `added, say: ${SAY.share(why.notShared)}.`;
  return {
    kind: 'warn',
    code: 'optional-reference-left-out',
    sentence: `${name} is left out for now: it refers to ${target.template} ${target.objectType}, ${what}`,
  };
}

/** In the planner's form, before its reference is resolved. */
function fromTemplate(
  attribute: TemplateAttribute,
  statusSets: Template['statusSets'],
): DesiredAttribute {
  return {
    name: attribute.name,
    kind: attribute.type,
    description: attribute.description ?? '',
    brief: briefOf(attribute.description ?? '', attribute.brief),
    required: attribute.required ?? false,
    unique: 'unique' in attribute && attribute.unique === true,
    maximum: 'max' in attribute ? (attribute.max ?? 1) : 1,
    regex: 'regex' in attribute ? (attribute.regex ?? '') : '',
    suffix: 'suffix' in attribute ? (attribute.suffix ?? '') : '',
    options: attribute.type === 'select' ? [...attribute.options] : [],
    statuses:
      attribute.type === 'status'
        ? (statusSets[attribute.statuses] ?? []).map(({ name, category }) => ({ name, category }))
        : [],
    reference: null,
  };
}
