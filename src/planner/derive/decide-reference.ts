/** What becomes of one reference of a template in the object schema it is derived for. */
import type { ResolvedTemplate } from '../../templates/resolve';
import { parseTarget, type Target } from '../../templates/target';
import type { ReferenceAttribute } from '../../templates/template.generated';
import type { Binding } from '../place/binding';
import type { ChosenBindings } from './choose-binding';
import type { ChosenRoles } from '../place/choose-roles';
import type { SourceType } from './copy-hub-types';
import type { IsOut } from './leave-out';
import type { ReferenceChoice } from '../options';
import { modeOf } from './reference-mode';

/**
 * Whether a type of a template that is not among `extends` can be linked to, and if not, why:
 * `notShared` is the key of its schema.
 */
export type Linkable = 'yes' | 'not-deployed' | { notShared: string };

export interface ReferenceScope {
  /** Template the object schema is derived from. */
  template: ResolvedTemplate;
  templates: ReadonlyMap<string, ResolvedTemplate>;
  references: ReferenceChoice;
  isOut: IsOut;
  linkable(template: string, path: readonly string[]): Linkable;
  chosen: ChosenBindings;
  roles: ChosenRoles;
}

export type Decision =
  | { kind: 'link'; template: string; path: string[] }
  | { kind: 'bound'; template: string; path: string[]; binding: Binding }
  | { kind: 'copy'; target: Target; path: string[] }
  | { kind: 'text'; target: Target }
  /** Its target is left out by the request. */
  | { kind: 'left-out'; target: Target }
  /** It is optional, and its target cannot be linked to. */
  | { kind: 'optional'; target: Target; why: Exclude<Linkable, 'yes'> };

/** @param source the type that declares it: one of the template itself, or one copied from a hub */
export function decideReference(
  source: SourceType,
  attribute: ReferenceAttribute,
  scope: ReferenceScope,
): Decision {
  const said = parseTarget(attribute.to, source.home);
  // Whichever is here; where none is, that of the smallest, which is not here either.
  const target = { ...said, ...scope.roles.get(said.role ?? '') };
  const type = scope.templates.get(target.template)?.byName.get(target.objectType);
  const use = {
    type: source.type.name,
    attribute: attribute.name,
    target: target.objectType,
  };
  const binding = scope.chosen.of(use, target.template);
  if (binding !== null)
    return { kind: 'bound', template: target.template, path: type?.path ?? [], binding };
  const linked = (): Decision => {
    if (type === undefined) return { kind: 'optional', target, why: 'not-deployed' };
    if (scope.isOut(target.template, type)) return { kind: 'left-out', target };
    return { kind: 'link', template: target.template, path: type.path };
  };
  if (target.template === scope.template.key) return linked();
  const { mode, explicit } = modeOf(scope.references, use);
  const structural =
    target.role === undefined &&
    (target.template === source.home ||
      scope.templates.get(source.home)?.extends.includes(target.template) === true);
  if (!structural && !explicit) {
    const why = type === undefined ? 'not-deployed' : scope.linkable(target.template, type.path);
    return why === 'yes' ? linked() : { kind: 'optional', target, why };
  }
  if (mode === 'text') return { kind: 'text', target };
  return mode === 'create' && type !== undefined
    ? { kind: 'copy', target, path: type.path }
    : linked();
}
